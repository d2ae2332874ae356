import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { bestScore, disputedScore, wilsonLowerBound } from "#app/domain/comments/ranking.ts";

const people = fc.integer({ min: 0, max: 3_000 });

describe("the lower end of the Wilson interval", () => {
  // From the formula worked by hand with z = 1.96, to four places.
  test.each([
    [0, 0, 0],
    [0, 5, 0],
    [1, 0, 0.2065],
    [1, 1, 0.0945],
    [9, 1, 0.5958],
    [10, 0, 0.7225],
    [90, 10, 0.8256],
    [600, 400, 0.5693],
  ])("of %i against %i is %f", (helpful, unhelpful, bound) => {
    expect(wilsonLowerBound(helpful, unhelpful)).toBeCloseTo(bound, 4);
  });

  test("puts what is sure before what is lucky", () => {
    const counts: [number, number][] = [
      [1, 0],
      [2, 0],
      [5, 5],
      [60, 40],
      [10, 1],
      [100, 1],
      [550, 450],
      [0, 0],
      [40, 60],
    ];
    const sorted = [...counts].sort((a, b) => bestScore(...b) - bestScore(...a));
    expect(sorted).toEqual([
      [100, 1],
      [10, 1],
      [550, 450],
      [60, 40],
      [2, 0],
      [40, 60],
      [5, 5],
      [1, 0],
      [0, 0],
    ]);
  });

  test("rises with everybody who found it helpful and falls with everybody who did not", () => {
    fc.assert(
      fc.property(people, people, (helpful, unhelpful) => {
        expect(wilsonLowerBound(helpful + 1, unhelpful)).toBeGreaterThan(wilsonLowerBound(helpful, unhelpful));
        expect(bestScore(helpful + 1, unhelpful)).toBeGreaterThan(bestScore(helpful, unhelpful));
        if (helpful > 0)
          expect(wilsonLowerBound(helpful, unhelpful + 1)).toBeLessThan(wilsonLowerBound(helpful, unhelpful));
      }),
    );
  });

  test("lies below the share, and fits the column", () => {
    fc.assert(
      fc.property(people, people, (helpful, unhelpful) => {
        const bound = wilsonLowerBound(helpful, unhelpful);
        expect(bound).toBeGreaterThanOrEqual(0);
        if (helpful > 0) expect(bound).toBeLessThan(helpful / (helpful + unhelpful));
        expect(Number.isSafeInteger(bestScore(helpful, unhelpful))).toBe(true);
        expect(bestScore(helpful, unhelpful)).toBeLessThan(2 ** 31);
      }),
    );
  });
});

describe("how disputed a comment is", () => {
  test("is nothing where all agree, and most where many are of two minds", () => {
    const counts: [number, number][] = [
      [50, 50],
      [5, 5],
      [50, 10],
      [5, 1_000],
      [1, 1],
      [20, 0],
    ];
    const sorted = [...counts].sort((a, b) => disputedScore(...b) - disputedScore(...a));
    expect(sorted).toEqual([
      [50, 50],
      [5, 5],
      [50, 10],
      [1, 1],
      [5, 1_000],
      [20, 0],
    ]);
    expect(disputedScore(20, 0)).toBe(0);
  });

  test("is the same either way round, and grows with the smaller side", () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        expect(disputedScore(a, b)).toBe(disputedScore(b, a));
        expect(disputedScore(a, b)).toBeLessThan(2 ** 31);
        if (a < b) expect(disputedScore(a + 1, b)).toBeGreaterThanOrEqual(disputedScore(a, b));
      }),
    );
  });
});
