/**
 * Score voting (range voting): every voter gives each option a whole number, and the highest sums win. An option that a
 * ballot leaves out gets nothing from it.
 *
 * Source: W. D. Smith, "Range Voting" (2000), rangevoting.org/WarrenSmithPages/homepage/rangevote.pdf. What no ballot
 * scores does not win.
 */
import { byOption } from "./rankings.ts";
import { best, type Lot, type Outcome, sorted } from "./ties.ts";

/** Scores by option: safe integers, below zero too. */
export type ScoreBallot = { weight: number; scores: Iterable<readonly [option: string, score: number]> };

export function score(
  { options, ballots, seats }: { options: readonly string[]; ballots: readonly ScoreBallot[]; seats: number },
  lot: Lot,
): Outcome {
  const totals = new Map<string, bigint>();
  let weightOfAll = 0;
  for (const { weight, scores } of ballots) {
    weightOfAll += weight;
    for (const [option, given] of scores) {
      totals.set(option, (totals.get(option) ?? 0n) + BigInt(given) * BigInt(weight));
    }
  }
  const totalOf = (option: string) => totals.get(option) ?? 0n;
  const scored = options.filter((option) => totals.has(option));
  const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
  const counts = { ballots: weightOfAll, totals: byOption(sorted(options), (option) => asNumber(totalOf(option))) };
  return { ...best(scored, totalOf, compare, seats, lot), counts };
}

/** A sum too large to be exact as a JSON number is written out. */
const asNumber = (sum: bigint) => (Number.isSafeInteger(Number(sum)) ? Number(sum) : String(sum));
