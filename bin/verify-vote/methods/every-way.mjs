/** Follows a count through its ties: by lot where there is one, or in every way they could fall. */

/** @typedef {{ at: string, between: string[], brokenBy: "lot" | null }} Tie */
/** @typedef {{ winners: string[], ties: Tie[], unfollowed?: true }} Outcome */
/**
 * One step of a count: its end with who won, the one way on, or a tie. Of those who are tied the first by lot is `best`
 * taken (elected, paid for), or the last (excluded); `sure` have won already.
 * @template State
 * @typedef {{ won: string[] } | { next: State } | {
 *   tied: string[], at: string, takes: "first" | "last", sure: string[], taking: (id: string) => State
 * }} Step
 */

/**
 * @template State
 * @param {State} start
 * @param {(state: State) => Step<State>} step
 * @param {(state: State) => string} nameOf alike for states that are the same
 * @param {import("./lot.mjs").Lot | null} lot
 * @param {number} most so many states after the first open tie are looked at; with more it counts as too far to follow
 * @returns {Outcome}
 */
export function everyWay(start, step, nameOf, lot, most) {
  /** @type {Map<string, Tie>} */
  const ties = new Map();
  const tell = (/** @type {string[]} */ tied, /** @type {string} */ at) => {
    const tie = { at, between: [...tied].sort(), brokenBy: lot && /** @type {const} */ ("lot") };
    ties.set(JSON.stringify([at, tie.between]), tie);
  };

  // One way, as long as nothing is open.
  let state = start;
  /** @type {Step<State>} */
  let taken;
  for (;;) {
    taken = step(state);
    if ("won" in taken) return { winners: taken.won, ties: [...ties.values()] };
    if ("tied" in taken) tell(taken.tied, taken.at);
    if ("tied" in taken && !lot) break;
    if ("next" in taken) state = taken.next;
    else state = taken.taking(/** @type {string} */ (lot?.(taken.tied).at(taken.takes === "first" ? 0 : -1)));
  }

  // Then all ways side by side, a step at a time.
  const { sure, tied, taking } = taken;
  const first = [...ties.values()];
  const seen = new Set();
  /** @type {string[][]} */
  const ends = [];
  for (let ways = tied.map(taking); ways.length > 0; ) {
    /** @type {State[]} */
    const further = [];
    for (const way of ways) {
      const name = nameOf(way);
      if (seen.has(name)) continue;
      seen.add(name);
      if (seen.size > most) return { winners: sure, ties: first, unfollowed: true };
      const on = step(way);
      if ("won" in on) ends.push(on.won);
      else if ("next" in on) further.push(on.next);
      else {
        tell(on.tied, on.at);
        further.push(...on.tied.map(on.taking));
      }
    }
    ways = further;
  }
  return summedUp(ends, [...ties.values()]);
}

/** Who wins in every way has won; if no tie says between whom the rest is open, one more does. */
function summedUp(/** @type {string[][]} */ ends, /** @type {Tie[]} */ ties) {
  const winners = (ends[0] ?? []).filter((id) => ends.every((end) => end.includes(id)));
  const open = [...new Set(ends.flat())].filter((id) => !winners.includes(id)).sort();
  const isTold = ties.some(({ between }) => JSON.stringify(between) === JSON.stringify(open));
  if (open.length > 0 && !isTold) ties.push({ at: "result", between: open, brokenBy: null });
  return { winners, ties };
}
