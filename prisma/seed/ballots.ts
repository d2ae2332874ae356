import { countVote } from "#app/domain/votes/count-vote.ts";
import type { VoteResult } from "#app/domain/votes/result.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import type { Choice } from "#app/domain/votes/tally.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import type { Seat } from "./roll.ts";
import type { VoteStory } from "./stories.ts";

const MOST_ATTEMPTS = 200;

export type Marked = { seat: Seat; voter: Person; choice: Choice };

type Polled = { marked: Marked[]; result: VoteResult };

/** Lets people vote until it comes to what the story says. */
export function poll(
  key: string,
  story: VoteStory,
  rule: RuleSet,
  roll: Seat[],
  part: (login: string) => Person | undefined,
): Polled {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const marked = mark(new Random(`ballots/${key}/${attempt}`), story, roll, part);
    const chosen = new Map(marked.map(({ seat, choice }) => [seat, choice]));
    const result = countVote(
      { rule, settings: MOTION },
      roll.map((seat) => ({
        ...seat,
        way: chosen.has(seat) ? "online" : "notVoted",
        choice: chosen.get(seat) ?? null,
      })),
    );
    if (!story.decision || result.decision === story.decision) return { marked, result };
  }
  throw new Error(`the vote on ${key} never comes to ${story.decision}`);
}

function mark(random: Random, story: VoteStory, roll: Seat[], part: (login: string) => Person | undefined): Marked[] {
  const staysAway = new Set(story.uncast.map(part));
  const comesFirst = new Set(story.cast.map(part));
  const able = roll.flatMap((seat) => (seat.voter && !staysAway.has(seat.voter) ? [{ seat, voter: seat.voter }] : []));
  const coming = random.shuffled(able);
  const first = coming.filter(({ voter }) => comesFirst.has(voter));
  const rest = coming.filter(({ voter }) => !comesFirst.has(voter));
  const count = Math.floor((roll.length * story.turnout) / 100);
  return [...first, ...rest].slice(0, count).map((seat) => ({ ...seat, choice: choose(random, story) }));
}

function choose(random: Random, { agree, abstain }: VoteStory): Choice {
  const drawn = random.below(100);
  if (drawn < agree) return "agree";
  return drawn < agree + abstain ? "abstain" : "against";
}
