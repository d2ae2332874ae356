import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countFile } from "#app/domain/votes/count-file.ts";
import type { Share } from "#app/domain/votes/shares.ts";
import { type Choice, tally } from "#app/domain/votes/tally.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";
import { countMotion } from "../../../bin/verify-vote/methods/motion.mjs";
import { isUnanimous } from "../../../bin/verify-vote/result.mjs";
import { enough, missing, reaches } from "../../../bin/verify-vote/shares.mjs";

const share = (numerator: number, denominator: number, orExactly: boolean): Share => ({
  numerator,
  denominator,
  orExactly,
});
const [TWO_THIRDS, THREE_QUARTERS, MOST] = [share(2, 3, true), share(3, 4, true), share(1, 2, false)];

describe("shares, as decision-tracks.md has them", () => {
  test.each([
    [3, 2, 3, 2],
    [100, 67, 75, 51],
    [101, 68, 76, 51],
    [300, 200, 225, 151],
    [720, 480, 540, 361],
    [1291, 861, 969, 646],
    [2261, 1508, 1696, 1131],
  ])("of %i at least 2/3, at least 3/4, more than 1/2", (whole, two, three, most) => {
    const needs = [enough(whole, TWO_THIRDS), enough(whole, THREE_QUARTERS), enough(whole, MOST)];
    expect(needs).toEqual([two, three, most]);
    expect([reaches(two, whole, TWO_THIRDS), reaches(two - 1, whole, TWO_THIRDS)]).toEqual([true, false]);
    expect([reaches(most, whole, MOST), reaches(most - 1, whole, MOST)]).toEqual([true, false]);
  });

  test("neither rounded nor by floats", () => {
    expect(reaches(200, 300, TWO_THIRDS)).toBe(true);
    expect([reaches(66_666, 100_000, TWO_THIRDS), missing(66_666, 100_000, TWO_THIRDS)]).toEqual([false, 1]);
    expect(reaches(50, 100, MOST)).toBe(false);
    const large = Number.MAX_SAFE_INTEGER - 1;
    expect([reaches(large / 2, large, MOST), reaches(large / 2 + 1, large, MOST)]).toEqual([false, true]);
  });

  test("nobody reaches nothing", () => {
    expect([reaches(0, 0, TWO_THIRDS), reaches(0, 0, MOST), reaches(0, 5, share(0, 1, true))]).toEqual([
      false,
      false,
      false,
    ]);
    expect(missing(0, 0, TWO_THIRDS)).toBe(1);
  });
});

const CHOICES = ["agree", "against", "abstain", "invalid"] as const;
const seat = fc.record({ heads: fc.constantFrom(0, 1), areaDm2: fc.nat(400), says: fc.constantFrom(...CHOICES, null) });

describe("every track is decided as the server decides it", () => {
  test.each(
    Object.values(TRACK_RULES)
      .flat()
      .map((rule) => [rule.track, rule.electorate, rule] as const),
  )("%s of %s", (_, __, rule) => {
    const everyone = isUnanimous({ method: { code: "motion" }, rule });
    fc.assert(
      fc.property(fc.array(seat, { minLength: 1, maxLength: 12 }), (seats) => {
        const weighed = seats.map((each) => ({ ...each, heads: everyone ? 1 : each.heads }));
        const chosen = (says: string | null): Choice | null => (says === "invalid" ? null : (says as Choice | null));
        const all = { heads: 0, areaDm2: 0 };
        const ballots = new Map<string, typeof all>();
        for (const { heads, areaDm2, says } of weighed) {
          for (const sum of [all, ...(chosen(says) ? [ballots.get(says ?? "") ?? { heads: 0, areaDm2: 0 }] : [])]) {
            sum.heads += heads;
            sum.areaDm2 += areaDm2;
            if (sum !== all) ballots.set(says ?? "", sum);
          }
        }
        const ours = countMotion(rule, ballots, all);
        const theirs = tally(
          rule,
          weighed.map(({ says, ...weight }) => ({ ...weight, choice: chosen(says) })),
        );
        expect(ours).toEqual(theirs);
        if (rule.binding && (all.heads === 0 || all.areaDm2 === 0)) return;
        const file = {
          ...{ method: rule.track, electorate: rule.electorate },
          roll: seats.map(({ heads, areaDm2 }, at) => ({ seat: at, heads, areaDm2 })),
          ballots: seats.flatMap(({ says }, at) => (says ? [{ seat: at, choice: says }] : [])),
        };
        const { passed, quorate } = countFile(file, String);
        expect({ passed: ours.passed, quorate: ours.quorate }).toEqual({ passed, quorate });
      }),
      { numRuns: 60 },
    );
  });
});
