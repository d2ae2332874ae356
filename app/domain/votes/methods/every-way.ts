import { inOrder, type Lot, type Outcome, sorted, type Tie } from "./ties.ts";

/** One step of a count: its end, the one way on, or a tie and where each way out of it leads. */
export type Step<State> = { record?: Record<string, unknown> } & (
  | { winners: string[] }
  | { next: State }
  | { tied: string[]; at: string; won: string[]; better: "first" | "last"; choosing: (option: string) => State }
);

/** A round as it was counted; `after` are the choices at unbroken ties that lead to it, none for what is common to all. */
export type Round = Record<string, unknown> & { after?: string[] };

export type Followed = Pick<Outcome, "winners" | "ties"> & { rounds: Round[]; unfollowed: boolean };

/**
 * Follows a count step by step; at a tie by lot, or in every way it could fall. States with one key are the same state.
 * A count that branches into more states than `most` is given up: then only who had won before its first tie has won.
 */
export function followEveryWay<State>(
  start: State,
  step: (state: State) => Step<State>,
  keyOf: (state: State) => string,
  lot: Lot,
  most: number,
): Followed {
  const seen = new Set<string>();
  const rounds: Round[] = [];
  const ties = new Map<string, Tie>();
  const outcomes: string[][] = [];
  let wonBeforeTies: string[] = [];
  const ahead: { state: State; after: string[] }[] = [{ state: start, after: [] }];
  for (let now = ahead.shift(); now; now = ahead.shift()) {
    const { state, after } = now;
    // Before the first tie there is one way only, and no state comes twice.
    if (after.length > 0) {
      const key = keyOf(state);
      if (seen.has(key)) continue;
      seen.add(key);
      if (seen.size > most) return givenUp(wonBeforeTies, [...ties.values()][0], rounds);
    }
    const { record, ...taken } = step(state);
    if (record) rounds.push(after.length > 0 ? { ...record, after } : record);
    if ("winners" in taken) outcomes.push(taken.winners);
    else if ("next" in taken) ahead.push({ state: taken.next, after });
    else {
      const between = sorted(taken.tied);
      ties.set(JSON.stringify([taken.at, between]), { between, at: taken.at, brokenBy: lot && "lot" });
      const drawn = lot?.(between).at(taken.better === "first" ? 0 : -1);
      if (after.length === 0) wonBeforeTies = taken.won;
      if (drawn !== undefined) ahead.push({ state: taken.choosing(drawn), after });
      else for (const option of between) ahead.push({ state: taken.choosing(option), after: [...after, option] });
    }
  }
  return { ...shared(outcomes, [...ties.values()]), rounds, unfollowed: false };
}

/** All that stands whatever the first tie would have led to. */
const givenUp = (winners: string[], tie: Tie | undefined, rounds: Round[]): Followed => ({
  winners,
  ties: tie ? [tie] : [],
  rounds: rounds.filter(({ after }) => !after),
  unfollowed: true,
});

/** Who wins in every outcome, and between whom the rest is open. */
function shared(outcomes: string[][], ties: Tie[]): Pick<Outcome, "winners" | "ties"> {
  const [first = [], ...others] = outcomes;
  const winners = first.filter((option) => others.every((outcome) => outcome.includes(option)));
  const open = sorted(new Set(outcomes.flat().filter((option) => !winners.includes(option))));
  const told = ties.some(({ between, brokenBy }) => !brokenBy && sameSet(between, open));
  const result: Tie[] = open.length === 0 || told ? [] : [{ between: open, at: "result", brokenBy: null }];
  return { winners, ties: [...ties, ...result] };
}

const sameSet = (a: string[], b: string[]) =>
  a.length === b.length && a.every((one, at) => inOrder(one, b[at] ?? "") === 0);
