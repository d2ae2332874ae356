import { hash } from "node:crypto";

/** @typedef {(ids: readonly string[]) => string[]} Lot */

/**
 * Options in the order of SHA-256(seed + id) in hex, the smallest first and best.
 * @param {string} seed @returns {Lot}
 */
export function lotFrom(seed) {
  return (ids) => {
    const drawn = ids.map((id) => ({ id, number: hash("sha256", seed + id) }));
    return drawn.sort((a, b) => (a.number < b.number ? -1 : 1)).map(({ id }) => id);
  };
}
