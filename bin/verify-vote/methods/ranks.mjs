/** Ballots as a table: which place each gives to each option, 0 the best. */

/** What is not ranked stands below everything that is. */
export const UNRANKED = 0xffff;

/**
 * @typedef {object} Ranks
 * @property {string[]} ids
 * @property {number} ballots that rank somebody
 * @property {Uint16Array} places of all options on the first ballot, then on the second, …
 * @property {Float64Array} weights
 * @property {number} total of all weights
 */

/** @param {{ ids: string[], ballots: readonly { weight: number, choice: string }[] }} vote @returns {Ranks} */
export function ranksOf({ ids, ballots: all }) {
  const ballots = all.filter(({ choice }) => choice !== "[]");
  const places = new Uint16Array(ballots.length * ids.length).fill(UNRANKED);
  const weights = Float64Array.from(ballots, ({ weight }) => weight);
  ballots.forEach(({ choice }, ballot) => {
    /** @type {number[][]} */
    const groups = JSON.parse(choice);
    groups.forEach((group, place) => {
      for (const option of group) places[ballot * ids.length + option] = place;
    });
  });
  return { ids, ballots: ballots.length, places, weights, total: weights.reduce((sum, each) => sum + each, 0) };
}

/**
 * Writes into `top` which of these options a ballot puts first, and returns how many those are: none when it ranks none.
 * @param {Ranks} ranks @param {number} ballot @param {readonly number[]} options @param {number[] | Int32Array} top
 */
export function topOf({ places, ids }, ballot, options, top) {
  const from = ballot * ids.length;
  let [best, count] = [UNRANKED, 0];
  for (const option of options) {
    const place = places[from + option] ?? UNRANKED;
    if (place > best || place === UNRANKED) continue;
    if (place < best) [best, count] = [place, 0];
    top[count] = option;
    count += 1;
  }
  return count;
}

/** So many ways a count may branch into: docs/ledger.md. @param {number} ballots that differ @param {number} options */
export const mostWays = (ballots, options) =>
  Math.min(1_024, Math.max(64, Math.floor(20_000_000 / Math.max(1, ballots * options))));
