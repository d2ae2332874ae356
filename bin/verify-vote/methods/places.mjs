/** Approval and score: the highest sums win. */

/**
 * @typedef {import("./every-way.mjs").Outcome} Outcome
 * @param {{ id: string, sum: bigint }[]} candidates only who may win
 * @param {number} seats @param {import("./lot.mjs").Lot | null} lot
 * @returns {Outcome}
 */
export function highest(candidates, seats, lot) {
  if (candidates.length <= seats) return { winners: candidates.map(({ id }) => id), ties: [] };
  const sums = candidates.map(({ sum }) => sum).sort((a, b) => (a > b ? -1 : 1));
  const bar = /** @type {bigint} */ (sums[seats - 1]);
  const above = candidates.filter(({ sum }) => sum > bar).map(({ id }) => id);
  const level = candidates.filter(({ sum }) => sum === bar).map(({ id }) => id);
  const free = seats - above.length;
  if (level.length === free) return { winners: [...above, ...level], ties: [] };
  const drawn = lot ? lot(level).slice(0, free) : [];
  const at = seats === 1 ? "winner" : free === 1 ? `place ${seats}` : `places ${above.length + 1} to ${seats}`;
  return { winners: [...above, ...drawn], ties: [{ at, between: level.sort(), brokenBy: lot && "lot" }] };
}

/**
 * Each option's points over all ballots, for options that some ballot names.
 * @param {string[]} ids @param {Iterable<{ weight: number, points: [place: number, points: number][] }>} ballots
 */
export function sumsOf(ids, ballots) {
  /** @type {Map<string, bigint>} */
  const sums = new Map();
  for (const { weight, points } of ballots) {
    for (const [place, given] of points) {
      const id = /** @type {string} */ (ids[place]);
      sums.set(id, (sums.get(id) ?? 0n) + BigInt(weight) * BigInt(given));
    }
  }
  return [...sums].map(([id, sum]) => ({ id, sum }));
}
