/** Every method but the motion. */
import { amount } from "../set-up.mjs";
import { equalShares } from "./equal-shares.mjs";
import { greedyBudget } from "./greedy-budget.mjs";
import { irv } from "./irv.mjs";
import { highest, sumsOf } from "./places.mjs";
import { schulze } from "./schulze.mjs";
import { stv } from "./stv.mjs";

/**
 * Ballots that say the same are one; `choice` is as choices.mjs writes it, with places in `ids`, which are sorted.
 * @typedef {{ ids: string[], ballots: readonly { weight: number, choice: string }[] }} Vote
 * @typedef {Vote & { costs: bigint[], budget: bigint }} BudgetVote
 */

/**
 * @param {any} method @param {Vote & { costs: string[] }} vote @param {import("./lot.mjs").Lot | null} lot
 * @returns {import("./every-way.mjs").Outcome}
 */
export function countMethod(method, vote, lot) {
  switch (method.code) {
    case "schulze":
      return schulze(vote, lot);
    case "irv":
      return irv(vote, lot);
    case "stv":
      return stv({ ...vote, seats: method.seats }, lot);
    case "score":
      return highest(
        sumsOf(
          vote.ids,
          pointsOf(vote, (choice) => choice),
        ),
        method.seats,
        lot,
      );
    case "greedyBudget":
      return greedyBudget(inMoney(method, vote), lot);
    case "equalShares":
      return equalShares(inMoney(method, vote), lot);
    default: {
      const once = pointsOf(vote, (choice) => choice.map((place) => [place, 1]));
      return highest(sumsOf(vote.ids, once), method.seats ?? 1, lot);
    }
  }
}

/** @param {Vote} vote @param {(choice: any[]) => [number, number][]} points */
function* pointsOf({ ballots }, points) {
  for (const { weight, choice } of ballots) yield { weight, points: points(JSON.parse(choice)) };
}

/** @param {any} method @param {Vote & { costs: string[] }} vote @returns {BudgetVote} */
const inMoney = ({ budget }, { costs, ...vote }) => ({
  ...vote,
  costs: costs.map((cost) => amount(cost, "cost ")),
  budget: amount(budget, "budget "),
});
