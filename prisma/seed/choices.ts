import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import { inOrder } from "#app/domain/votes/methods/ties.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import type { Random } from "./random.ts";
import type { VoteStory } from "./stories.ts";

/** How many rank no more than the two they like best, in percent. */
const RANKS_TWO = 30;

type Ballot = Pick<VoteSettings, "method" | "options">;

/** What somebody chooses, by what the story says of how people are minded. */
export function choose(random: Random, story: VoteStory, { method, options }: Ballot): BallotChoice {
  if (method.code === "motion") return decide(random, story);
  if (random.percent(story.abstain)) return [];
  const liked = options.map(({ id }, at) => ({ id, liking: story.likes[at] ?? 0 }));
  switch (method.code) {
    case "schulze":
      return rank(random, liked);
    case "approval":
      return approve(random, liked, method.most);
    default:
      throw new Error(`no story of the demo is voted on by ${method.code}`);
  }
}

function decide(random: Random, { agree, abstain }: VoteStory): BallotChoice {
  const drawn = random.below(100);
  if (drawn < agree) return "agree";
  return drawn < agree + abstain ? "abstain" : "against";
}

type Liked = { id: string; liking: number }[];

function rank(random: Random, liked: Liked): string[][] {
  const ranked = liked
    .map(({ id, liking }) => ({ id, drawn: random.below(100) + liking }))
    .sort((one, other) => other.drawn - one.drawn)
    .map(({ id }) => [id]);
  return random.percent(RANKS_TWO) ? ranked.slice(0, 2) : ranked;
}

function approve(random: Random, liked: Liked, most: number): string[] {
  const approved = liked.filter(({ liking }) => random.percent(liking)).map(({ id }) => id);
  return random.shuffled(approved).slice(0, most).sort(inOrder);
}
