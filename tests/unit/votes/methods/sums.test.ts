import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { approval } from "#app/domain/votes/methods/approval.ts";
import { compare, fraction, minus, over, plus, times, written, ZERO } from "#app/domain/votes/methods/fraction.ts";
import { score } from "#app/domain/votes/methods/score.ts";
import { type Lot, sorted } from "#app/domain/votes/methods/ties.ts";

const OPTIONS = ["a", "b", "c", "d"];
const byLetter: Lot = (options) => sorted(options);

describe("fractions", () => {
  const whole = fc.bigInt({ min: -50n, max: 50n });
  const fractions = fc
    .tuple(
      whole,
      whole.filter((n) => n !== 0n),
    )
    .map(([a, b]) => fraction(a, b));

  test.each([
    [fraction(6, 4), "3/2"],
    [fraction(-6, 4), "-3/2"],
    [fraction(6, -4), "-3/2"],
    [fraction(0, 7), "0"],
    [fraction(8, 4), "2"],
  ])("are in lowest terms: %#", (value, text) => expect(written(value)).toBe(text));

  test("there is none of nothing", () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => over(fraction(1), ZERO)).toThrow(RangeError);
  });

  test("add and multiply as they do on paper", () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        if (b.numerator !== 0n) expect(times(over(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) || 0);
        const exact = a.numerator * b.denominator - b.numerator * a.denominator;
        expect(compare(a, b)).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0);
      }),
    );
  });
});

describe("approval", () => {
  const vote = (...lines: [number, string][]) => ({
    options: OPTIONS,
    seats: 1,
    ballots: lines.map(([weight, choices]) => ({ weight, choices: [...choices] })),
  });

  test("what most approve of wins", () => {
    const { winners, ties, counts } = approval(vote([2, "ab"], [1, "b"]), null);
    expect([winners, ties]).toEqual([["b"], []]);
    expect(counts).toEqual({ ballots: 3, votes: { a: 2, b: 3, c: 0, d: 0 } });
  });

  test("two with the same votes are tied, for one place and for the last of two", () => {
    const level = vote([2, "ab"], [3, "c"]);
    expect(approval({ ...level, seats: 2 }, null)).toMatchObject({
      winners: ["c"],
      ties: [{ between: ["a", "b"], at: "place 2", brokenBy: null }],
    });
    expect(approval({ ...level, seats: 2 }, byLetter)).toMatchObject({
      winners: ["c", "a"],
      ties: [{ between: ["a", "b"], at: "place 2", brokenBy: "lot" }],
    });
    expect(approval({ ...level, seats: 3 }, null)).toMatchObject({ winners: ["c", "a", "b"], ties: [] });
    expect(approval(vote([1, "ab"]), null)).toMatchObject({ winners: [], ties: [{ at: "winner" }] });
    expect(approval({ ...vote([1, "abc"]), seats: 2 }, null).ties).toMatchObject([{ at: "places 1 to 2" }]);
  });

  test("nobody wins without a vote", () => {
    expect(approval({ ...vote([1, "a"]), seats: 3 }, null)).toMatchObject({ winners: ["a"], ties: [] });
    expect(approval(vote(), null)).toMatchObject({ winners: [], ties: [] });
  });
});

describe("score", () => {
  const ballots = fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 5 }),
      scores: fc.dictionary(fc.constantFrom(...OPTIONS), fc.integer({ min: -9, max: 9 })).map(Object.entries<number>),
    }),
    { maxLength: 12 },
  );

  test("the sums are the sums, and whoever has most wins", () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const { winners, ties, counts } = score({ options: OPTIONS, ballots: given, seats: 1 }, null);
        const totals = OPTIONS.map((option) =>
          given.reduce((sum, { weight, scores }) => sum + weight * (scores.find(([id]) => id === option)?.[1] ?? 0), 0),
        );
        expect(Object.values(counts.totals as object)).toEqual(totals);
        const scored = OPTIONS.filter((option) => given.some(({ scores }) => scores.some(([id]) => id === option)));
        const most = Math.max(...scored.map((option) => totals[OPTIONS.indexOf(option)] ?? 0));
        const top = scored.filter((option) => totals[OPTIONS.indexOf(option)] === most);
        expect(winners).toEqual(top.length === 1 ? top : []);
        expect(ties.map(({ between }) => between)).toEqual(top.length > 1 ? [top] : []);
      }),
    );
  });

  test("sums beyond what a JSON number holds exactly are written out, and still compared exactly", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const given = [
      {
        weight: 3,
        scores: [
          ["a", most],
          ["b", most],
        ] as [string, number][],
      },
      { weight: 1, scores: [["b", 1]] as [string, number][] },
    ];
    const { winners, counts } = score({ options: ["a", "b"], ballots: given, seats: 1 }, null);
    expect(winners).toEqual(["b"]);
    expect(counts.totals).toEqual({ a: "27021597764222973", b: "27021597764222974" });
  });
});
