import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import { countVote } from "#app/domain/votes/count-vote.ts";
import { isOfOptions, type VoteResult } from "#app/domain/votes/result.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { choose } from "./choices.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import type { Seat } from "./roll.ts";
import { countedFor, type Sheet, sheetsFor } from "./sheets.ts";
import type { VoteStory } from "./stories.ts";

const MOST_ATTEMPTS = 200;
/** How many seats one proxy stands for here. */
const PRINCIPALS = 2;

export type Marked = { seat: Seat; voter: Person; choice: BallotChoice; channel: "online" | "proxy" };

export type Polled = { marked: Marked[]; sheets: Sheet[]; result: VoteResult };

type Held = { rule: RuleSet; settings: VoteSettings };
type Part = (login: string) => Person | undefined;

/** Lets people vote until it comes to what the story says. */
export function poll(key: string, story: VoteStory, held: Held, roll: Seat[], part: Part): Polled {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const online = mark(new Random(`ballots/${key}/${attempt}`), story, held, roll, part);
    const { proxies, sheets } = byHand(new Random(`papers/${key}/${attempt}`), story, held, roll, online);
    const marked = [...online, ...proxies];
    const result = count(held, roll, marked, sheets);
    if (isAsTold(result, story)) return { marked, sheets, result };
  }
  throw new Error(`the vote on ${key} never comes to ${story.winner ?? story.decision}`);
}

function isAsTold(result: VoteResult, { decision, winner }: VoteStory) {
  if (decision && result.decision !== decision) return false;
  return !winner || (isOfOptions(result) && result.winners.includes(winner));
}

function count({ rule, settings }: Held, roll: Seat[], marked: Marked[], sheets: Sheet[]): VoteResult {
  const isSecret = settings.secrecy === "secret";
  const chosen = new Map(marked.map(({ seat, channel, choice }) => [seat, { way: channel, choice }]));
  const seats = roll.map((seat) => {
    const { way, choice } = chosen.get(seat) ?? countedFor(sheets.filter((sheet) => sheet.seat === seat));
    return { ...seat, way, choice: isSecret ? null : choice };
  });
  return countVote({ rule, settings }, seats, {
    secret: isSecret ? marked.map(({ choice }) => ({ choice, heads: 1 })) : null,
  });
}

function mark(random: Random, story: VoteStory, { settings }: Held, roll: Seat[], part: Part): Marked[] {
  const staysAway = new Set(story.uncast.map(part));
  const comesFirst = new Set(story.cast.map(part));
  const able = roll.flatMap((seat) => (seat.voter && !staysAway.has(seat.voter) ? [{ seat, voter: seat.voter }] : []));
  const coming = random.shuffled(able);
  const first = coming.filter(({ voter }) => comesFirst.has(voter));
  const rest = coming.filter(({ voter }) => !comesFirst.has(voter));
  const count = Math.floor((roll.length * story.turnout) / 100);
  return [...first, ...rest]
    .slice(0, count)
    .map((seat) => ({ ...seat, choice: choose(random, story, settings), channel: "online" }));
}

/** What comes with written authority, and on paper, from seats that nobody votes for online. */
function byHand(random: Random, story: VoteStory, { settings }: Held, roll: Seat[], online: Marked[]) {
  const { papers } = story;
  if (!papers) return { proxies: [], sheets: [] };
  const voted = new Set(online.map(({ seat }) => seat));
  const silent = random.shuffled(roll.filter((seat) => !voted.has(seat)));
  const choice = () => choose(random, story, settings);
  const proxies = silent.slice(0, papers.proxies).flatMap((seat, at): Marked[] => {
    const voter = online[Math.floor(at / PRINCIPALS)]?.voter;
    return voter ? [{ seat, voter, choice: choice(), channel: "proxy" }] : [];
  });
  return { proxies, sheets: sheetsFor(papers, silent.slice(papers.proxies), random, choice) };
}
