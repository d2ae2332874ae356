import type { BallotChoice } from "./ballot-choice.ts";
import { approval } from "./methods/approval.ts";
import { amountOf } from "./methods/budget.ts";
import { equalShares } from "./methods/equal-shares.ts";
import { greedyBudget } from "./methods/greedy-budget.ts";
import { instantRunoff } from "./methods/instant-runoff.ts";
import { schulze } from "./methods/schulze.ts";
import { score } from "./methods/score.ts";
import { stv } from "./methods/stv.ts";
import type { Lot, Outcome } from "./methods/ties.ts";
import type { VoteSettings } from "./settings.ts";

/** Ballots that say the same, and how many heads they are. */
export type WeighedChoice = { choice: BallotChoice; weight: number };

/** Counts options by the method of the vote. What weighs nothing is as if it were not there. */
export function countOptions(
  { method, options }: Pick<VoteSettings, "method" | "options">,
  given: readonly WeighedChoice[],
  lot: Lot,
): Outcome {
  const ids = options.map(({ id }) => id);
  const ballots = given.filter(({ weight }) => weight > 0);
  const ranked = ballots.map(({ choice, weight }) => ({ weight, ranking: choice as string[][] }));
  const approving = ballots.map(({ choice, weight }) => ({ weight, choices: choice as string[] }));
  switch (method.code) {
    case "motion":
      throw new TypeError("a motion has no options to count");
    case "singleChoice":
      return approval({ options: ids, ballots: ballots.map(single), seats: 1 }, lot);
    case "approval":
      return approval({ options: ids, ballots: approving, seats: method.seats }, lot);
    case "score": {
      const scored = ballots.map(({ choice, weight }) => ({ weight, scores: pointsOf(choice) }));
      return score({ options: ids, ballots: scored, seats: method.seats }, lot);
    }
    case "schulze":
      return schulze({ options: ids, ballots: ranked }, lot);
    case "irv":
      return instantRunoff({ options: ids, ballots: ranked }, lot);
    case "stv":
      return stv({ options: ids, ballots: ranked, seats: method.seats }, lot);
    default: {
      const budget = amountOf(method.budget);
      const projects = options.map(({ id, cost = "0" }) => ({ id, cost: amountOf(cost) }));
      if (method.code === "greedyBudget") return greedyBudget({ budget, projects, ballots: approving }, lot);
      const wishes = approving.map(({ weight, choices }) => ({
        weight,
        points: choices.map((id): [string, number] => [id, 1]),
      }));
      return equalShares({ budget, projects, ballots: wishes, use: "cost" }, lot);
    }
  }
}

/**
 * Whether it hangs on a tie that nothing broke who wins. Of the ties that a count followed in every way there may be some
 * that lead to the same winners. Whoever is tied for money is paid for in some of the ways, and whoever is tied for
 * places is missing where not all are filled.
 */
export function isUndecided(
  { method }: Pick<VoteSettings, "method">,
  { winners, ties }: Omit<Outcome, "counts">,
): boolean {
  const open = ties.filter(({ brokenBy }) => brokenBy === null);
  if ("budget" in method) return open.some(({ between }) => between.some((id) => !winners.includes(id)));
  return open.length > 0 && winners.length < ("seats" in method ? method.seats : 1);
}

const single = ({ choice, weight }: WeighedChoice) => ({ weight, choices: [choice as string] });

const pointsOf = (choice: BallotChoice) => Object.entries(choice as Record<string, number>);
