import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countFile } from "#app/domain/votes/count-file.ts";
import { MalformedFile, pathOf } from "#app/domain/votes/file-faults.ts";
import { TRACKS, type Track } from "#app/domain/votes/rules.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const count = (file: unknown) => countFile(file, sha256);

/** So many seats of each choice; null stays away. */
function motion(method: Track, lines: [number, string | null][], areaDm2 = 90_00) {
  const choices = lines.flatMap(([heads, choice]) => Array.from({ length: heads }, () => choice));
  return {
    method,
    roll: choices.map((_, at) => ({ seat: `s${at}`, heads: 1, areaDm2 })),
    ballots: choices.flatMap((choice, at) => (choice ? [{ seat: `s${at}`, choice }] : [])),
  };
}

describe("motions", () => {
  test("1,291 rights, 703 returned: counted strictly, no quorum", () => {
    const { winners, passed, quorate, counts, ties } = count(
      motion("ownerOrdinary", [
        [417, "agree"],
        [278, "against"],
        [8, "abstain"],
        [588, null],
      ]),
    );
    expect({ winners, passed, quorate, ties }).toEqual({ winners: [], passed: false, quorate: false, ties: [] });
    expect(counts).toMatchObject({
      agree: { heads: 417, areaDm2: 3_753_000 },
      against: { heads: 278 },
      abstain: { heads: 8 },
      invalid: { heads: 0, areaDm2: 0 },
      notVoted: { heads: 588 },
      participating: { heads: 703, areaDm2: 6_327_000 },
      total: { heads: 1291, areaDm2: 11_619_000 },
      quorum: {
        needs: ">= 2/3",
        of: "all",
        heads: { has: "703/1291", fewest: 861, missing: 158 },
        areaDm2: { has: "6327000/11619000", fewest: 7_746_000, missing: 1_419_000 },
      },
      majority: { needs: "> 1/2", of: "participating", heads: { has: "417/703", fewest: 352, missing: 0 } },
    });
  });

  test.each<[string, Track, [number, string | null][], boolean, boolean]>([
    [
      "200 of 300 is two thirds",
      "ownerOrdinary",
      [
        [200, "agree"],
        [100, null],
      ],
      true,
      true,
    ],
    [
      "199 of 300 is not",
      "ownerOrdinary",
      [
        [199, "agree"],
        [101, null],
      ],
      false,
      false,
    ],
    [
      "50 of 100 is not more than half",
      "ownerOrdinary",
      [
        [50, "agree"],
        [50, "against"],
      ],
      true,
      false,
    ],
    [
      "51 is",
      "ownerOrdinary",
      [
        [51, "agree"],
        [49, "against"],
      ],
      true,
      true,
    ],
    [
      "75 of 100 is three quarters",
      "ownerSpecial",
      [
        [75, "agree"],
        [25, "abstain"],
      ],
      true,
      true,
    ],
    [
      "74 is not",
      "ownerSpecial",
      [
        [74, "agree"],
        [26, "abstain"],
      ],
      true,
      false,
    ],
    [
      "an invalid ballot does not take part",
      "ownerOrdinary",
      [
        [199, "agree"],
        [101, "invalid"],
      ],
      false,
      false,
    ],
    [
      "nor does it count against",
      "ownerOrdinary",
      [
        [101, "agree"],
        [99, "against"],
        [100, "invalid"],
      ],
      true,
      true,
    ],
    ["all agree", "ownerUnanimous", [[3, "agree"]], true, true],
    [
      "one spoils the ballot",
      "ownerUnanimous",
      [
        [2, "agree"],
        [1, "invalid"],
      ],
      true,
      false,
    ],
    [
      "half of the residents",
      "residentsMeeting",
      [
        [50, "agree"],
        [50, null],
      ],
      false,
      false,
    ],
    [
      "and one more",
      "residentsMeeting",
      [
        [51, "agree"],
        [49, null],
      ],
      true,
      true,
    ],
    [
      "two thirds of the members agree",
      "collectiveMembers",
      [
        [200, "agree"],
        [100, "against"],
      ],
      true,
      true,
    ],
    [
      "66,666 of 100,000 do",
      "collectiveMembers",
      [
        [66_666, "agree"],
        [33_334, "against"],
      ],
      true,
      false,
    ],
    [
      "one is enough for an opinion",
      "deliberation",
      [
        [1, "agree"],
        [99, null],
      ],
      true,
      true,
    ],
    ["nobody is not", "deliberation", [[100, null]], false, false],
  ])("%s (%s)", (_, method, lines, quorate, passed) => {
    const result = count(motion(method, lines));
    expect([result.quorate, result.passed]).toEqual([quorate, passed]);
    expect(result.winners).toEqual(passed ? ["agree"] : []);
  });

  test("area and heads fail apart", () => {
    const decide = (areas: number[]) =>
      count({
        method: "ownerOrdinary",
        roll: areas.map((areaDm2, at) => ({ seat: at, heads: 1, areaDm2 })),
        ballots: [
          { seat: 0, choice: "agree" },
          { seat: 1, choice: "agree" },
        ],
      }).counts.quorum;
    expect(decide([1, 1, 10])).toMatchObject({ heads: { missing: 0 }, areaDm2: { missing: 6 } });
    expect(decide([100, 100, 1, 1])).toMatchObject({ heads: { missing: 1 }, areaDm2: { missing: 0 } });
  });

  test("a place without a head has an area, and where all have to agree, a say", () => {
    const parking = {
      roll: [
        { seat: "flat", heads: 1, areaDm2: 90_00 },
        { seat: "bay", heads: 0, areaDm2: 12_00 },
      ],
      ballots: [{ seat: "flat", choice: "agree" }],
    };
    expect(count({ method: "ownerOrdinary", ...parking })).toMatchObject({
      passed: true,
      counts: { total: { heads: 1, areaDm2: 102_00 } },
    });
    expect(count({ method: "ownerUnanimous", ...parking })).toMatchObject({ passed: false, quorate: true });
  });

  test("a village counts people or households, as the file says", () => {
    const village = motion("villagersMeeting", [
      [60, "agree"],
      [40, null],
    ]);
    expect(count(village).passed).toBe(true);
    expect(count({ ...village, electorate: "households" })).toMatchObject({ passed: false, quorate: false });
  });

  test("a deliberation may ask for a quorum, and needs no roll where it does not", () => {
    const opinion = motion("deliberation", [
      [60, "agree"],
      [40, null],
    ]);
    expect(count({ ...opinion, quorum: "atLeastTwoThirds" }).quorate).toBe(false);
    expect(count({ ...opinion, quorum: "moreThanHalf" }).quorate).toBe(true);
    const open = { method: "deliberation", ballots: [{ choice: "agree" }, { choice: "agree" }, { choice: "against" }] };
    expect(count(open)).toMatchObject({ passed: true, quorate: true, counts: { total: { heads: 3 } } });
  });

  test("the order of roll and ballots does not matter", () => {
    const choices = fc.array(fc.constantFrom("agree", "against", "abstain", "invalid", null), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.constantFrom(...TRACKS), choices, (track, given) => {
        const file = motion(
          track,
          given.map((choice) => [1, choice]),
        );
        const turned = { ...file, roll: file.roll.toReversed(), ballots: file.ballots.toReversed() };
        expect(JSON.stringify(count(turned))).toBe(JSON.stringify(count(file)));
      }),
    );
  });
});

describe("with a roll", () => {
  test("a ballot weighs its seat's heads", () => {
    const file = {
      method: "approval",
      roll: [
        { seat: 1, heads: 1, areaDm2: 0 },
        { seat: 2, heads: 0, areaDm2: 0 },
      ],
      ballots: [
        { seat: 1, choices: ["a"] },
        { seat: "2", choices: ["b"] },
      ],
    };
    expect(count(file)).toMatchObject({ winners: ["a"], counts: { votes: { a: 1 } } });
  });
});

describe("lots", () => {
  const level = { method: "approval", ballots: [{ choices: ["甲", "乙", "丙"] }] };

  test("are drawn by SHA-256 of seed and option, the smallest first", () => {
    for (const seed of ["2026-11-22 双色球 01 07 12", "x", "y", "z"]) {
      const smallest = ["甲", "乙", "丙"].sort((a, b) => (sha256(seed + a) < sha256(seed + b) ? -1 : 1))[0];
      const { winners, ties } = count({ ...level, tieBreak: { rule: "lot", seed } });
      expect(winners).toEqual([smallest]);
      expect(ties).toEqual([{ between: ["丙", "乙", "甲"], at: "winner", brokenBy: "lot" }]);
    }
  });

  test("as anybody can draw them: printf '%s%s' seed a | sha256sum", () => {
    expect(sha256("seeda")).toBe("7696af21b63d9c647f6c7ec00b712c976bec54322b74110eab41f5848c665809");
  });

  test.each([undefined, { rule: "none" }])("are not drawn unless the vote says so (%j)", (tieBreak) => {
    expect(count({ ...level, tieBreak })).toMatchObject({ winners: [], ties: [{ brokenBy: null }] });
  });
});

describe("malformed files are refused with the path of the fault", () => {
  const seat = { seat: "1", heads: 1, areaDm2: 1 };
  const owners = { method: "ownerOrdinary", roll: [seat], ballots: [{ seat: "1", choice: "agree" }] };
  const ranking = { method: "irv", options: ["a", "b"], ballots: [{ ranking: [["a"], ["b"]] }] };
  const budget = {
    method: "equalShares",
    budget: "10",
    projects: [{ id: "a", cost: "5" }],
    ballots: [{ choices: ["a"] }],
  };
  const ballot = (one: object, base: object = ranking) => ({ ...base, ballots: [one] });

  test("what is well-formed is not", () => {
    for (const file of [owners, ranking, budget]) expect(() => count(file)).not.toThrow();
  });

  test.each<[string, unknown, string]>([
    ["no file", null, "$"],
    ["a list", [], "$"],
    ["no method", { ballots: [] }, "method"],
    ["an unknown method", { ...owners, method: "acclamation" }, "method"],
    ["a method of another type", { ...owners, method: 1 }, "method"],
    ["no ballots", { method: "irv" }, "ballots"],
    ["an unknown key", { ...owners, title: "x" }, "title"],
    ["a misspelt key", ballot({ ranking: [["a"]], wieght: 3 }), "ballots[0].wieght"],
    ["no roll", { method: "ownerOrdinary", ballots: [] }, "roll"],
    ["an empty roll", { ...owners, roll: [] }, "roll"],
    ["a negative area", { ...owners, roll: [{ ...seat, areaDm2: -1 }] }, "roll[0].areaDm2"],
    ["half an area", { ...owners, roll: [{ ...seat, areaDm2: 0.5 }] }, "roll[0].areaDm2"],
    ["an area in words", { ...owners, roll: [{ ...seat, areaDm2: "1" }] }, "roll[0].areaDm2"],
    ["two heads", { ...owners, roll: [{ ...seat, heads: 2 }] }, "roll[0].heads"],
    ["one seat twice on the roll", { ...owners, roll: [seat, seat] }, "roll[1].seat"],
    ["one seat twice, as number and text", { ...owners, roll: [seat, { ...seat, seat: 1 }] }, "roll[1].seat"],
    [
      "one seat twice among the ballots",
      { ...owners, ballots: [owners.ballots[0], owners.ballots[0]] },
      "ballots[1].seat",
    ],
    ["a ballot from off the roll", ballot({ seat: "2", choice: "agree" }, owners), "ballots[0].seat"],
    ["a ballot without a seat", ballot({ choice: "agree" }, owners), "ballots[0].seat"],
    ["an unknown choice", ballot({ seat: "1", choice: "yes" }, owners), "ballots[0].choice"],
    ["no choice", ballot({ seat: "1" }, owners), "ballots[0].choice"],
    ["a heavier ballot", ballot({ seat: "1", choice: "agree", weight: 2 }, owners), "ballots[0].weight"],
    ["a roll without area", { ...owners, roll: [{ ...seat, areaDm2: 0 }] }, "roll"],
    ["a roll without heads", { ...owners, roll: [{ ...seat, heads: 0 }] }, "roll"],
    [
      "more area than can be counted",
      { ...owners, roll: [seat, { ...seat, seat: "2", areaDm2: 2 ** 53 - 1 }] },
      "roll",
    ],
    ["a quorum against the law", { ...owners, quorum: "none" }, "quorum"],
    ["households of owners", { ...owners, electorate: "households" }, "electorate"],
    [
      "one seat twice without a roll",
      {
        ...ranking,
        ballots: [
          { seat: 1, ranking: [] },
          { seat: 1, ranking: [] },
        ],
      },
      "ballots[1].seat",
    ],
    ["no weight", ballot({ ranking: [], weight: 0 }), "ballots[0].weight"],
    ["half a weight", ballot({ ranking: [], weight: 1.5 }), "ballots[0].weight"],
    [
      "weights beyond exact sums",
      { ...ranking, ballots: [{ ranking: [], weight: 2 ** 53 - 1 }, { ranking: [] }] },
      "ballots",
    ],
    ["an unknown option", ballot({ ranking: [["a"], ["c"]] }), "ballots[0].ranking[1][0]"],
    ["a repeated option", ballot({ ranking: [["a"], ["b", "a"]] }), "ballots[0].ranking[1][1]"],
    ["an empty group", ballot({ ranking: [["a"], []] }), "ballots[0].ranking[1]"],
    ["a ranking that is none", ballot({ ranking: ["a"] }), "ballots[0].ranking[0]"],
    ["a ballot of another method", ballot({ choices: ["a"] }), "ballots[0].ranking"],
    ["an option twice", { ...ranking, options: ["a", "a"] }, "options[1]"],
    ["no options", { ...ranking, options: [] }, "options"],
    ["several winners of one seat", { ...ranking, seats: 2 }, "seats"],
    ["no seats", { ...ranking, method: "stv", seats: 0 }, "seats"],
    ["a lot without a seed", { ...ranking, tieBreak: { rule: "lot" } }, "tieBreak.seed"],
    ["ties broken by somebody", { ...ranking, tieBreak: { rule: "chair" } }, "tieBreak.rule"],
    ["a score in halves", ballot({ scores: { a: 0.5 } }, { ...ranking, method: "score" }), "ballots[0].scores.a"],
    [
      "a score of nothing there is",
      ballot({ scores: { "x y": 1 } }, { ...ranking, method: "score" }),
      'ballots[0].scores["x y"]',
    ],
    ["scores in a list", ballot({ scores: [1] }, { ...ranking, method: "score" }), "ballots[0].scores"],
    [
      "a score of an object's innards",
      JSON.parse('{"method":"score","options":["a"],"ballots":[{"scores":{"__proto__":1}}]}'),
      "ballots[0].scores.__proto__",
    ],
    ["a budget that is a number", { ...budget, budget: 10 }, "budget"],
    ["a budget below nothing", { ...budget, budget: "-10" }, "budget"],
    ["a cost with a comma", { ...budget, projects: [{ id: "a", cost: "1,5" }] }, "projects[0].cost"],
    ["a project for nothing", { ...budget, projects: [{ id: "a", cost: "0.00" }] }, "projects[0].cost"],
    ["a project twice", { ...budget, projects: [budget.projects[0], budget.projects[0]] }, "projects[1].id"],
    ["an unknown project", ballot({ choices: ["b"] }, budget), "ballots[0].choices[0]"],
    ["a project named twice", ballot({ choices: ["a", "a"] }, budget), "ballots[0].choices[1]"],
    ["points below nothing", ballot({ scores: { a: -1 } }, budget), "ballots[0].scores.a"],
    ["choices and scores", ballot({ scores: { a: 1 }, choices: ["a"] }, budget), "ballots[0]"],
    ["neither", ballot({}, budget), "ballots[0]"],
  ])("%s", (_, file, path) => {
    let faults: string[] = [];
    try {
      count(file);
    } catch (error) {
      if (!(error instanceof MalformedFile)) throw error;
      faults = error.faults.map((fault) => pathOf(fault.path));
    }
    expect(faults).toContain(path);
  });

  test("a file that is wrong everywhere is refused like any other", () => {
    const wrong = {
      method: "irv",
      options: ["a"],
      // More than a call takes arguments, and no more than a busy machine gets through.
      ballots: Array.from({ length: 130_000 }, () => ({ ranking: [["b"]] })),
    };
    expect(() => count(wrong)).toThrow(MalformedFile);
    expect(() => count({ ...wrong, ballots: wrong.ballots.map(() => ({ seat: 1, ranking: 1 })) })).toThrow(
      MalformedFile,
    );
    expect(() => count({ ...wrong, ballots: wrong.ballots.map(() => ({ seat: 1, ranking: [["a"]] })) })).toThrow(
      /seat_twice/,
    );
  });

  test("whatever it is fed, it counts or says where the fault is", () => {
    const rubbish = fc.record(
      {
        method: fc.constantFrom(...TRACKS, "schulze", "irv", "stv", "greedyBudget", "equalShares", "approval", "score"),
        options: fc.anything(),
        seats: fc.anything(),
        budget: fc.oneof(fc.constant("10"), fc.anything()),
        projects: fc.oneof(fc.constant([{ id: "a", cost: "1" }]), fc.anything()),
        roll: fc.oneof(
          fc.array(fc.record({ seat: fc.nat(3), heads: fc.nat(1), areaDm2: fc.integer() })),
          fc.anything(),
        ),
        ballots: fc.array(
          fc.record(
            {
              seat: fc.nat(3),
              choice: fc.constantFrom("agree", "no"),
              choices: fc.array(fc.constantFrom("a", "b")),
              ranking: fc.array(fc.array(fc.constantFrom("a", "b"))),
              scores: fc.dictionary(fc.constantFrom("a", "b"), fc.anything()),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: ["method"] },
    );
    fc.assert(
      fc.property(rubbish, (file) => {
        try {
          expect(JSON.stringify(count(file))).toMatch(/^\{"winners"/);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedFile);
        }
      }),
      { numRuns: 500 },
    );
  });
});
