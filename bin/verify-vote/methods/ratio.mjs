/** Exact fractions in lowest terms, their lower part above zero. */

/** @typedef {{ readonly top: bigint, readonly bottom: bigint }} Ratio */

/** @param {bigint | number} top @param {bigint | number} [bottom] @returns {Ratio} */
export function ratio(top, bottom = 1n) {
  const [a, b] = [BigInt(top), BigInt(bottom)];
  const common = divisor(a < 0n ? -a : a, b);
  return { top: a / common, bottom: b / common };
}

export const ZERO = ratio(0n);

/** @param {Ratio} a @param {Ratio} b */
export const plus = (a, b) => ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);

/** @param {Ratio} a @param {Ratio} b */
export const minus = (a, b) => ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);

/** @param {Ratio} a @param {Ratio} b */
export const times = (a, b) => ratio(a.top * b.top, a.bottom * b.bottom);

/** By what is above zero. @param {Ratio} a @param {Ratio} b */
export const over = (a, b) => ratio(a.top * b.bottom, a.bottom * b.top);

/** Below zero when a is the smaller one. @param {Ratio} a @param {Ratio} b */
export function compare(a, b) {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @param {Ratio} a */
export const isZero = ({ top }) => top === 0n;

/** "25/3", or "12". @param {Ratio} a */
export const written = ({ top, bottom }) => (bottom === 1n ? `${top}` : `${top}/${bottom}`);

/** @param {bigint} a @param {bigint} b @returns {bigint} */
function divisor(a, b) {
  let [large, small] = [a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}
