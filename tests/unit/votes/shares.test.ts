import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  atLeast,
  exact,
  fewest,
  hundredths,
  moreThan,
  reaches,
  type Share,
  showArea,
  showHundredths,
} from "#app/domain/votes/shares.ts";

const twoThirds = atLeast(2, 3);
const threeQuarters = atLeast(3, 4);
const half = moreThan(1, 2);

describe("fewest heads for ≥ 2/3, ≥ 3/4 and > 1/2", () => {
  test.each([
    [3, 2, 3, 2],
    [100, 67, 75, 51],
    [101, 68, 76, 51],
    [300, 200, 225, 151],
    [720, 480, 540, 361],
    [1291, 861, 969, 646],
    [2261, 1508, 1696, 1131],
  ])("of %i: %i, %i, %i", (of, ...heads) => {
    expect([twoThirds, threeQuarters, half].map((share) => fewest(of, share))).toEqual(heads);
  });

  test("of nobody is somebody who is not there", () => expect(fewest(0, threeQuarters)).toBe(1));
});

test.each([
  ["200 of 300 is 以上 two thirds", 200, 300, twoThirds, true],
  ["199 of 300 is not", 199, 300, twoThirds, false],
  ["66,666 of 100,000 is not", 66_666, 100_000, twoThirds, false],
  ["50 of 100 is not 过半数", 50, 100, half, false],
  ["51 of 100 is", 51, 100, half, true],
  ["nobody of nobody reaches nothing", 0, 0, atLeast(0, 1), false],
])("%s", (_, part, whole, share, verdict) => expect(reaches(part, whole, share)).toBe(verdict));

describe("percentages are floored and keep two decimals", () => {
  test.each([
    [66_666, 100_000, "66.66"],
    [200, 300, "66.66"],
    [251, 360, "69.72"],
    [23_418_06, 33_104_55, "70.73"],
    [198, 251, "78.88"],
    [18_002_11, 23_418_06, "76.87"],
    [1, 1, "100.00"],
    [1, 10_001, "0.00"],
    [0, 0, "0.00"],
  ])("%i of %i is %s", (part, whole, shown) => expect(showHundredths(hundredths(part, whole))).toBe(shown));
});

test.each([
  [0, "0.00"],
  [7, "0.07"],
  [8937, "89.37"],
  [100_000, "1,000.00"],
  [3_310_455, "33,104.55"],
  [123_456_789_012, "1,234,567,890.12"],
])("%i × 0.01 m² is %s", (area, shown) => expect(showArea(area)).toBe(shown));

describe("against exact rational arithmetic", () => {
  const shares = fc.record({
    numerator: fc.integer({ min: 0, max: 9 }),
    denominator: fc.integer({ min: 1, max: 9 }),
    orExactly: fc.boolean(),
  });
  const counts = fc.record({
    whole: fc.integer({ min: 1, max: 9 * 10 ** 11 }),
    per: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  const clears = (part: bigint, whole: bigint, { numerator, denominator, orExactly }: Share) => {
    const [has, needs] = [part * BigInt(denominator), whole * BigInt(numerator)];
    return orExactly ? has >= needs : has > needs;
  };

  test("a share is reached exactly when the fractions say so", () => {
    fc.assert(
      fc.property(counts, shares, ({ whole, per }, share) => {
        const part = Math.floor(whole * per);
        expect(reaches(part, whole, share)).toBe(clears(BigInt(part), BigInt(whole), share));
      }),
    );
  });

  test("the fewest reach it and one fewer do not", () => {
    fc.assert(
      fc.property(counts, shares, ({ whole }, share) => {
        const needed = fewest(whole, share);
        expect(clears(BigInt(needed), BigInt(whole), share)).toBe(true);
        expect(needed === 1 || !clears(BigInt(needed - 1), BigInt(whole), share)).toBe(true);
      }),
    );
  });

  test("a percentage never claims more than there is, and no hundredth less", () => {
    fc.assert(
      fc.property(counts, ({ whole, per }) => {
        const part = Math.floor(whole * per);
        expect(BigInt(hundredths(part, whole))).toBe((BigInt(part) * 10_000n) / BigInt(whole));
      }),
    );
  });
});

test("what cannot be counted exactly is not counted", () => {
  expect(() => exact(2 ** 53)).toThrow(RangeError);
  expect(() => exact(0.1 + 0.2)).toThrow(RangeError);
  expect(() => reaches(2 ** 53 - 1, 2 ** 53 - 1, half)).toThrow(RangeError);
});
