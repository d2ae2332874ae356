import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { QUORUMS, RuleSet } from "#app/domain/votes/rules.ts";
import { type Choice, type Seats, Tally, tally, turnoutOf } from "#app/domain/votes/tally.ts";
import { ruleFor, TRACK_RULES } from "#app/domain/votes/track-rules.ts";

const [[ownerOrdinary], [ownerSpecial], [deliberation]] = [
  TRACK_RULES.ownerOrdinary,
  TRACK_RULES.ownerSpecial,
  TRACK_RULES.deliberation,
];

const seats = (heads: number, choice: Choice | null, areaDm2 = heads * 90_00): Seats => ({ heads, areaDm2, choice });

describe("decisions", () => {
  test.each<[string, RuleSet, Seats[], Tally["decision"]]>([
    ["exactly two thirds is a quorum", ownerOrdinary, [seats(200, "agree"), seats(100, null)], "passed"],
    ["one head fewer is none", ownerOrdinary, [seats(199, "agree"), seats(101, null)], "noQuorum"],
    [
      "two thirds of the heads without two thirds of the area is none",
      ownerOrdinary,
      [seats(2, "agree", 66_666), seats(1, null, 33_334)],
      "noQuorum",
    ],
    [
      "two thirds of the area without two thirds of the heads is none",
      ownerOrdinary,
      [seats(1, "agree", 66_667), seats(1, null, 33_333)],
      "noQuorum",
    ],
    ["half is not 过半数", ownerOrdinary, [seats(50, "agree"), seats(50, "against")], "rejected"],
    ["one more is", ownerOrdinary, [seats(51, "agree"), seats(49, "against")], "passed"],
    [
      "an abstention takes part and does not agree",
      ownerOrdinary,
      [seats(50, "agree"), seats(50, "abstain")],
      "rejected",
    ],
    [
      "most heads with too little of the area is not enough",
      ownerOrdinary,
      [seats(5, "agree"), seats(1, "against", 900_00)],
      "rejected",
    ],
    [
      "most of the area with too few heads is not enough",
      ownerOrdinary,
      [seats(1, "agree", 900_00), seats(5, "against")],
      "rejected",
    ],
    [
      "exactly three quarters passes a special matter",
      ownerSpecial,
      [seats(75, "agree"), seats(25, "against")],
      "passed",
    ],
    ["one head fewer does not", ownerSpecial, [seats(74, "agree"), seats(26, "against")], "rejected"],
    ["nobody taking part is no quorum", ownerOrdinary, [seats(10, null)], "noQuorum"],
    ["nor is it where none is asked for", deliberation, [seats(10, null)], "noQuorum"],
    ["one person is enough where none is asked for", deliberation, [seats(1, "agree"), seats(999, null)], "passed"],
    ["an empty roll decides nothing", deliberation, [], "noQuorum"],
    ["a roll without area decides nothing for owners", ownerOrdinary, [seats(3, "agree", 0)], "noQuorum"],
    ["residents' areas do not matter", deliberation, [seats(2, "agree", 0), seats(1, "against", 900_00)], "passed"],
  ])("%s", (_, rule, roll, decision) => expect(tally(rule, roll).decision).toBe(decision));
});

test("a deliberation's quorum is of all and counts as its name says", () => {
  const decide = (quorum: keyof typeof QUORUMS, heads: number) =>
    tally(ruleFor({ track: "deliberation", quorum, propertyAreaId: null }), [
      seats(heads, "agree", 0),
      seats(300 - heads, null, 0),
    ]).quorate;
  expect([decide("atLeastOneThird", 99), decide("atLeastOneThird", 100)]).toEqual([false, true]);
  expect([decide("moreThanHalf", 150), decide("moreThanHalf", 151)]).toEqual([false, true]);
  expect([decide("atLeastTwoThirds", 199), decide("atLeastTwoThirds", 200)]).toEqual([false, true]);
});

test("of 1,291 rights 703 returned is no quorum, counting strictly", () => {
  const roll = [seats(417, "agree"), seats(278, "against"), seats(8, "abstain"), seats(588, null)];
  expect(tally(ownerOrdinary, roll)).toEqual({
    figures: [
      {
        measure: "heads",
        eligible: 1291,
        participating: 703,
        agreeing: 417,
        against: 278,
        abstaining: 8,
        missingForQuorum: 158,
        missingForMajority: 0,
      },
      {
        measure: "area",
        eligible: 11_619_000,
        participating: 6_327_000,
        agreeing: 3_753_000,
        against: 2_502_000,
        abstaining: 72_000,
        missingForQuorum: 1_419_000,
        missingForMajority: 0,
      },
    ],
    quorate: false,
    passed: false,
    decision: "noQuorum",
  });
});

test("says how many more had to agree", () => {
  const missing = (rule: RuleSet, agree: number, against: number) =>
    tally(rule, [seats(agree, "agree"), seats(against, "against")]).figures[0]?.missingForMajority;
  expect(missing(ownerOrdinary, 50, 50)).toBe(1);
  expect(missing(ownerOrdinary, 0, 100)).toBe(51);
  expect(missing(ownerSpecial, 74, 26)).toBe(1);
  expect(missing(ownerSpecial, 75, 25)).toBe(0);
});

test("while it is open, says how many more have to take part", () => {
  expect(turnoutOf(ownerOrdinary, { heads: 360, areaDm2: 3_310_455 }, { heads: 209, areaDm2: 2_207_000 })).toEqual([
    { measure: "heads", eligible: 360, participating: 209, missingForQuorum: 31 },
    { measure: "area", eligible: 3_310_455, participating: 2_207_000, missingForQuorum: 0 },
  ]);
});

describe("whatever the roll", () => {
  const rules = fc.constantFrom(ownerOrdinary, ownerSpecial, deliberation);
  const seat = fc.record({
    heads: fc.constantFrom(0, 1, 1, 1),
    areaDm2: fc.integer({ min: 0, max: 1_000_00 }),
    choice: fc.constantFrom<Choice | null>("agree", "agree", "against", "abstain", null),
  });
  const rolls = fc.array(seat, { maxLength: 60 });

  test("the order of the seats does not matter, nor whether they come added up", () => {
    fc.assert(
      fc.property(rules, rolls, (rule, roll) => {
        const added = (["agree", "against", "abstain", null] as const).map((choice) => {
          const same = roll.filter((one) => one.choice === choice);
          const sum = (of: "heads" | "areaDm2") => same.reduce((total, one) => total + one[of], 0);
          return { choice, heads: sum("heads"), areaDm2: sum("areaDm2") };
        });
        expect(tally(rule, roll.toReversed())).toEqual(tally(rule, roll));
        expect(tally(rule, added)).toEqual(tally(rule, roll));
      }),
    );
  });

  test("one who agrees instead never undoes a decision that passed", () => {
    fc.assert(
      fc.property(rules, rolls, fc.nat(), (rule, roll, at) => {
        fc.pre(roll.length > 0 && tally(rule, roll).passed);
        const changed = roll.map((one, index) =>
          index === at % roll.length ? { ...one, choice: "agree" as const } : one,
        );
        expect(tally(rule, changed).passed).toBe(true);
      }),
    );
  });

  test("what is said to be missing is what is missing", () => {
    fc.assert(
      fc.property(rules, rolls, (rule, roll) => {
        const { figures, quorate, passed } = tally(rule, roll);
        const lacking = figures.some(({ missingForQuorum }) => missingForQuorum > 0);
        expect(quorate).toBe(!lacking);
        expect(passed).toBe(quorate && figures.every(({ missingForMajority }) => missingForMajority === 0));
      }),
    );
  });

  test("it agrees with exact rational arithmetic", () => {
    fc.assert(
      fc.property(rules, rolls, (rule, roll) => {
        const clears = (of: "heads" | "areaDm2") => {
          const sum = (...choices: (Choice | null)[]) =>
            roll.filter((one) => choices.includes(one.choice)).reduce((total, one) => total + BigInt(one[of]), 0n);
          const took = sum("agree", "against", "abstain");
          const all = took + sum(null);
          const { quorum: q, majority: m } = rule;
          const quorate = q ? all > 0n && took * BigInt(q.denominator) >= all * BigInt(q.numerator) : took > 0n;
          const [has, needs] = [sum("agree") * BigInt(m.denominator), took * BigInt(m.numerator)];
          return quorate && took > 0n && (m.orExactly ? has >= needs : has > needs);
        };
        const expected = clears("heads") && (!rule.measures.includes("area") || clears("areaDm2"));
        expect(tally(rule, roll).passed).toBe(expected);
      }),
    );
  });

  test("it survives being stored", () => {
    fc.assert(
      fc.property(rules, rolls, (rule, roll) => {
        const result = tally(rule, roll);
        expect(Tally.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
      }),
    );
  });
});

test("sums beyond exact integers are refused", () => {
  const roll = [seats(1, "agree", Number.MAX_SAFE_INTEGER), seats(1, "agree", 1)];
  expect(() => tally(ownerOrdinary, roll)).toThrow(RangeError);
});
