import type { z } from "zod";

import { countMotion } from "./count-motion.ts";
import { type Fault, faultsOfBudget, faultsOfChoices, MalformedFile, placesOf } from "./file-faults.ts";
import { approval } from "./methods/approval.ts";
import { amountOf, decimalsOf, writtenAmount } from "./methods/budget.ts";
import { equalShares, type Use, type UseBallot } from "./methods/equal-shares.ts";
import { minus } from "./methods/fraction.ts";
import { greedyBudget } from "./methods/greedy-budget.ts";
import { instantRunoff } from "./methods/instant-runoff.ts";
import { schulze } from "./methods/schulze.ts";
import { score } from "./methods/score.ts";
import { stv } from "./methods/stv.ts";
import { type Lot, lotFrom, type Outcome } from "./methods/ties.ts";
import { type BudgetFile, isMotion, type OptionsFile, PlainFile } from "./plain-file.ts";

/** What a count gives: the same for the same votes, in whatever order options and ballots were written down. */
export type FileResult = Outcome & { passed?: boolean; quorate?: boolean };

/**
 * Counts a vote that somebody wrote down as a plain file. Throws MalformedFile with the path of every fault.
 * @param sha256 of a text as UTF-8, in lowercase hex: what lots are drawn with
 */
export function countFile(content: unknown, sha256: (text: string) => string): FileResult {
  const { data: file, error } = PlainFile.safeParse(content);
  if (!file) throw new MalformedFile(error.issues.flatMap(faultsIn));
  const { places, faults: ofSeats } = placesOf(file);
  if (isMotion(file)) {
    if (ofSeats.length > 0) throw new MalformedFile(ofSeats);
    return countMotion(file, places);
  }
  const ballots = weighed(file, places);
  const faults = [ofSeats, faultsOfChoices(file), faultsOfBudget(file)].flat();
  // Whatever is added up of ballots is at most the sum of all, so that every sum of votes is exact.
  const weight = ballots.reduce((sum, ballot) => sum + ballot.weight, 0);
  if (!Number.isSafeInteger(weight)) faults.push({ path: ["ballots"], code: "too_large" });
  if (faults.length > 0) throw new MalformedFile(faults);
  const lot = file.tieBreak?.rule === "lot" ? lotFrom(file.tieBreak.seed, sha256) : null;
  return "projects" in file ? countBudget(file, ballots, lot) : countOptions(file, ballots, lot);
}

/** A ballot as the methods want it; what its method asks for is there, and the rest is empty. */
type Weighed = { weight: number; ranking: string[][]; choices: string[]; scores: [string, number][]; scored: boolean };

/** With a roll a ballot weighs the heads of its seat, none for a seat without; otherwise what the file says, or one. */
function weighed(file: OptionsFile | BudgetFile, places: Int32Array | null): Weighed[] {
  return file.ballots.flatMap((ballot, at) => {
    const weight = places ? (file.roll?.[places[at] ?? -1]?.heads ?? 0) : (ballot.weight ?? 1);
    if (weight === 0) return [];
    const scores = "scores" in ballot && ballot.scores ? Object.entries(ballot.scores) : null;
    return {
      weight,
      ranking: "ranking" in ballot ? ballot.ranking : [],
      choices: ("choices" in ballot && ballot.choices) || [],
      scores: (scores ?? []).map(([id, points]): [string, number] => [id, Number(points)]),
      scored: scores !== null,
    };
  });
}

function countOptions(file: OptionsFile, ballots: Weighed[], lot: Lot): Outcome {
  const options = file.options ?? namedOn(ballots);
  switch (file.method) {
    case "schulze":
      return schulze({ options, ballots }, lot);
    case "irv":
      return instantRunoff({ options, ballots }, lot);
    case "stv":
      return stv({ options, ballots, seats: file.seats }, lot);
    case "approval":
      return approval({ options, ballots, seats: file.seats }, lot);
    case "score":
      return score({ options, ballots, seats: file.seats }, lot);
  }
}

/** Without a list, the options are those that ballots name. */
const namedOn = (ballots: readonly Weighed[]) => [
  ...new Set(
    ballots.flatMap(({ ranking, choices, scores }) => [...ranking.flat(), ...choices, ...scores.map(([id]) => id)]),
  ),
];

function countBudget(file: BudgetFile, ballots: Weighed[], lot: Lot): Outcome {
  const decimals = decimalsOf([file.budget, ...file.projects.map(({ cost }) => cost)]);
  const budget = amountOf(file.budget);
  const projects = file.projects.map(({ id, cost }) => ({ id, cost: amountOf(cost) }));
  const { spent, counts, ...outcome } =
    file.method === "greedyBudget"
      ? greedyBudget({ budget, projects, ballots }, lot)
      : equalShares({ budget, projects, ...wishesOf(ballots) }, lot);
  const money = { spent: writtenAmount(spent, decimals), left: writtenAmount(minus(budget, spent), decimals) };
  return { ...outcome, counts: { ...counts, ...money } };
}

/** Approvals, or points where the file has them; no points are no wish. */
const wishesOf = (ballots: readonly Weighed[]): { use: Use; ballots: UseBallot[] } => ({
  use: ballots.some(({ scored }) => scored) ? "points" : "cost",
  ballots: ballots.map(({ weight, choices, scores, scored }) => ({
    weight,
    points: scored ? scores.filter(([, points]) => points > 0) : choices.map((id): [string, number] => [id, 1]),
  })),
});

function faultsIn(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: [...path, key], code: issue.message }));
  return [{ path, code: issue.message }];
}
