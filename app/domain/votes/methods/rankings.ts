import { inOrder, sorted } from "./ties.ts";

/** One ballot, or as many alike as its weight says: groups of options that stand equal, the most wanted group first. */
export type RankedBallot = { weight: number; ranking: readonly (readonly string[])[] };

export type RankedVote = { options: readonly string[]; ballots: readonly RankedBallot[] };

/**
 * The same with options as positions in `options`, which are in an order of their own, and ballots that say the same
 * as one: neither the order of the options nor that of the ballots is left to count by.
 */
export type Indexed = {
  options: string[];
  ballots: { weight: number; groups: number[][] }[];
  /** Of the ballots that rank somebody. */
  weight: number;
  /** Of those that rank nobody: they are told and count for nothing. */
  blank: number;
};

export function indexed({ options, ballots }: RankedVote): Indexed {
  const names = sorted(options);
  const positions = new Map(names.map((name, position) => [name, position]));
  const merged = new Map<string, { weight: number; groups: number[][] }>();
  let [all, blank] = [0, 0];
  for (const { weight, ranking } of ballots) {
    if (ranking.length === 0) blank += weight;
    if (ranking.length === 0) continue;
    all += weight;
    const groups = ranking.map((group) => positionsOf(group, positions));
    const key = groups.join(";");
    const alike = merged.get(key);
    if (alike) alike.weight += weight;
    else merged.set(key, { weight, groups });
  }
  const alike = [...merged].sort(([a], [b]) => inOrder(a, b)).map(([, ballot]) => ballot);
  return { options: names, ballots: alike, weight: all, blank };
}

function positionsOf(group: readonly string[], positions: Map<string, number>): number[] {
  const found = group.map((option) => positions.get(option) ?? unknown(option));
  return found.length > 1 ? found.sort((a, b) => a - b) : found;
}

function unknown(option: string): never {
  throw new RangeError(`a ballot ranks ${option}, which is no option`);
}

/** The first group of a ballot that somebody still in the count is in; undefined when the ballot is exhausted. */
export function topOf(groups: readonly (readonly number[])[], inCount: Uint8Array): readonly number[] | undefined {
  for (const group of groups) for (const option of group) if (inCount[option]) return group;
  return undefined;
}

/** {a: 3, b: 5}: what is known of each option, by its id. */
export const byOption = <Value>(options: readonly string[], worthOf: (option: string, position: number) => Value) =>
  Object.fromEntries(options.map((option, position) => [option, worthOf(option, position)]));

/** How many states of a count are followed when ties are left open, so that any vote is counted in seconds. */
export const mostStates = ({ ballots, options }: Pick<Indexed, "ballots" | "options">) =>
  Math.min(1_024, Math.max(64, Math.floor(20_000_000 / Math.max(1, ballots.length * options.length))));
