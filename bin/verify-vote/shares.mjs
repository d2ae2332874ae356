/** @typedef {import("./set-up.mjs").Share} Share */

/** A null quorum asks for anyone at all. @type {Share} */
export const ANYONE = { numerator: 0, denominator: 1, orExactly: false };

/**
 * The smallest whole number that is enough of so many: 以上 (orExactly) with the number itself, 超过 without. Never
 * nobody, and of nothing nothing is enough.
 * @param {number} whole @param {Share} share
 */
export function enough(whole, { numerator, denominator, orExactly }) {
  const [needs, parts] = [BigInt(whole) * BigInt(numerator), BigInt(denominator)];
  const floor = needs / parts;
  const least = orExactly && floor * parts === needs ? floor : floor + 1n;
  return least < 1n ? 1 : Number(least);
}

/** @param {number} part @param {number} whole @param {Share} share */
export const reaches = (part, whole, share) => whole > 0 && part >= enough(whole, share);

/** @param {number} part @param {number} whole @param {Share} share */
export const missing = (part, whole, share) => Math.max(0, enough(whole, share) - part);
