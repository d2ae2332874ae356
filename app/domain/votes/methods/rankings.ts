import { sorted } from "./ties.ts";

/** One ballot, or as many alike as its weight says: groups of options that stand equal, the most wanted group first. */
export type RankedBallot = { weight: number; ranking: readonly (readonly string[])[] };

export type RankedVote = { options: readonly string[]; ballots: readonly RankedBallot[] };

/**
 * Ballots one behind the other, options by their positions: so laid out, a hundred thousand are read in a moment.
 * Ballot b ranks marks[starts[b]] up to before marks[starts[b + 1]]; `last` marks the last option of each group.
 */
export type Papers = { weights: Float64Array; starts: Int32Array; marks: Int32Array; last: Uint8Array };

export type Indexed = {
  /** In an order of their own, not that in which they came. */
  options: string[];
  /** Ballots that say the same are one paper. */
  papers: Papers;
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
  return { options: names, papers: papersOf([...merged.values()]), weight: all, blank };
}

function positionsOf(group: readonly string[], positions: Map<string, number>): number[] {
  const found = group.map((option) => positions.get(option) ?? unknown(option));
  return found.length > 1 ? found.sort((a, b) => a - b) : found;
}

function unknown(option: string): never {
  throw new RangeError(`a ballot ranks ${option}, which is no option`);
}

function papersOf(ballots: readonly { weight: number; groups: number[][] }[]): Papers {
  const starts = new Int32Array(ballots.length + 1);
  ballots.forEach(({ groups }, ballot) => {
    starts[ballot + 1] = (starts[ballot] ?? 0) + groups.reduce((sum, group) => sum + group.length, 0);
  });
  const size = starts[ballots.length] ?? 0;
  const [marks, last] = [new Int32Array(size), new Uint8Array(size)];
  let at = 0;
  for (const { groups } of ballots) {
    for (const group of groups) {
      marks.set(group, at);
      at += group.length;
      last[at - 1] = 1;
    }
  }
  return { weights: Float64Array.from(ballots, ({ weight }) => weight), starts, marks, last };
}

/** Where the first group starts that somebody still in the count is in; -1 when the ballot is exhausted. */
export function topOf({ starts, marks, last }: Papers, ballot: number, inCount: Uint8Array): number {
  const end = starts[ballot + 1] ?? 0;
  let start = starts[ballot] ?? 0;
  for (let at = start; at < end; at++) {
    if (inCount[marks[at] ?? 0]) return start;
    if (last[at]) start = at + 1;
  }
  return -1;
}

/** Where the group ends that starts there: just behind its last option. */
export function endOf({ last }: Papers, start: number): number {
  let at = start;
  while (!last[at]) at++;
  return at + 1;
}

/** 1 for those who are still in the count. */
export function inCountOf(size: number, options: readonly number[]): Uint8Array {
  const marks = new Uint8Array(size);
  for (const option of options) marks[option] = 1;
  return marks;
}

/** {a: 3, b: 5}: what is known of each option, by its id. */
export const byOption = <Value>(options: readonly string[], worthOf: (option: string, position: number) => Value) =>
  Object.fromEntries(options.map((option, position) => [option, worthOf(option, position)]));

/** How many states of a count are followed when ties are left open, so that any vote is counted in seconds. */
export const mostStates = ({ papers, options }: Pick<Indexed, "papers" | "options">) =>
  Math.min(1_024, Math.max(64, Math.floor(20_000_000 / Math.max(1, papers.weights.length * options.length))));
