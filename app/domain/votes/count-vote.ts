import type { RuleSet } from "./rules.ts";
import { type Apart, type Choice, tally, type VoteResult, WAYS, type Way, type Weight } from "./tally.ts";

/** Seats added up by what counts for them and how it came; a way that took no part has no choice. */
export type CountedSeats = Weight & { way: Way; choice: Choice | null };

/** The result of a vote as it is published: the count, and apart from it where the ballots came from. */
export function countVote(rule: RuleSet, seats: readonly CountedSeats[]): VoteResult {
  return { ...tally(rule, [...seats]), apart: apartFrom(seats) };
}

function apartFrom(seats: readonly CountedSeats[]): Apart {
  const apart = Object.fromEntries(WAYS.map((way) => [way, { heads: 0, areaDm2: 0 }])) as Apart;
  for (const { way, heads, areaDm2 } of seats) {
    apart[way].heads += heads;
    apart[way].areaDm2 += areaDm2;
  }
  return apart;
}
