import type { BallotChoice } from "./ballot-choice.ts";
import { countOptions, isUndecided } from "./count-options.ts";
import type { Lot } from "./methods/ties.ts";
import type { MotionResult, OptionsResult, VoteResult } from "./result.ts";
import type { RuleSet } from "./rules.ts";
import type { VoteSettings } from "./settings.ts";
import {
  type Apart,
  CHOICES,
  type Choice,
  isQuorate,
  nothing,
  type Seats,
  tally,
  turnoutOf,
  WAYS,
  type Way,
  type Weight,
} from "./tally.ts";

/** Seats added up by what counts for them and how it came; a way that took no part has no choice. */
export type CountedSeats = Weight & { way: Way; choice: BallotChoice | null; delivered?: boolean };

/** What the ballots of a secret vote say, and how many say it. The seats of such a vote have no choice of their own. */
export type SecretChoice = { choice: BallotChoice; heads: number };

type Counted = { rule: RuleSet; settings: Pick<VoteSettings, "method" | "options" | "deemed"> };

/**
 * The result of a vote as it is published: the count, and apart from it where the ballots came from.
 * @param secret of a secret vote, where no seat is known to have chosen anything
 * @param lot breaks ties where the vote names one and it was drawn
 */
export function countVote(
  { rule, settings }: Counted,
  seats: readonly CountedSeats[],
  { secret = null, lot = null }: { secret?: readonly SecretChoice[] | null; lot?: Lot } = {},
): VoteResult {
  const apart = apartFrom(seats);
  const ballots = secret
    ? secret.map(({ choice, heads }) => ({ choice, heads, areaDm2: 0 }))
    : seats.flatMap(({ choice, heads, areaDm2 }) => (choice === null ? [] : [{ choice, heads, areaDm2 }]));
  const all = sumOf(seats);
  if (settings.method.code !== "motion") return optionsResult({ rule, settings }, ballots, all, apart, lot);
  const result: MotionResult = { ...countMotion(rule, ballots, all), apart };
  if (!settings.deemed) return result;
  const silent = sumOf(seats.filter(({ way, delivered }) => way === "notVoted" && delivered));
  return { ...result, deemedResult: countMotion(rule, following(ballots, silent), all) };
}

type Weighed = Weight & { choice: BallotChoice };

function countMotion(rule: RuleSet, ballots: readonly Weighed[], all: Weight) {
  const taken = sumOf(ballots);
  const others = { heads: all.heads - taken.heads, areaDm2: all.areaDm2 - taken.areaDm2, choice: null };
  return tally(rule, [...(ballots as Seats[]), others]);
}

/** The silent go with the choice of the most heads, among equals of the most area; still equal, with none. */
function following(ballots: readonly Weighed[], silent: Weight): readonly Weighed[] {
  const sums = CHOICES.map((choice) => ({ choice, ...sumOf(ballots.filter((ballot) => ballot.choice === choice)) }));
  const [first, second] = sums.sort((a, b) => b.heads - a.heads || b.areaDm2 - a.areaDm2);
  if (!first || (first.heads === second?.heads && first.areaDm2 === second.areaDm2)) return ballots;
  return [...ballots, { ...silent, choice: first.choice satisfies Choice }];
}

function optionsResult(
  { rule, settings }: Counted,
  ballots: readonly Weighed[],
  all: Weight,
  apart: Apart,
  lot: Lot,
): OptionsResult {
  const figures = turnoutOf(rule, all, sumOf(ballots));
  if (!isQuorate(rule, figures))
    return { decision: "noQuorum", quorate: false, figures, winners: [], ties: [], apart, counts: {} };
  const weighed = ballots.map(({ choice, heads }) => ({ choice, weight: heads }));
  const { winners, ties, counts } = countOptions(settings, weighed, lot);
  return {
    ...{
      decision: isUndecided(settings, { winners, ties }) ? "tied" : "decided",
      quorate: true,
      figures,
      winners,
      ties,
      apart,
      counts,
    },
    ...(counts.unfollowed === true && { unfollowed: true }),
  };
}

function apartFrom(seats: readonly CountedSeats[]): Apart {
  const apart = Object.fromEntries(WAYS.map((way) => [way, nothing()])) as Apart;
  for (const { way, heads, areaDm2 } of seats) {
    apart[way].heads += heads;
    apart[way].areaDm2 += areaDm2;
  }
  return apart;
}

const sumOf = (weights: readonly Weight[]): Weight =>
  weights.reduce((sum, each) => ({ heads: sum.heads + each.heads, areaDm2: sum.areaDm2 + each.areaDm2 }), nothing());
