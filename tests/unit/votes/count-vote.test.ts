import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import { type CountedSeats, countVote } from "#app/domain/votes/count-vote.ts";
import { lotFrom } from "#app/domain/votes/methods/ties.ts";
import type { MotionResult, OptionsResult } from "#app/domain/votes/result.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import { type Method, MOTION, type VoteSettings } from "#app/domain/votes/settings.ts";
import { WAYS, type Way } from "#app/domain/votes/tally.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";

const [ownerOrdinary] = TRACK_RULES.ownerOrdinary;
const [ownerSpecial] = TRACK_RULES.ownerSpecial;
const [deliberation] = TRACK_RULES.deliberation;
const [collectiveMembers] = TRACK_RULES.collectiveMembers;

const DEEMED = { ...MOTION, deemed: { citation: "业主大会议事规则第 12 条" } };

/** Seats of 90 m² a head, as they were counted. */
const seats = (way: Way, heads: number, choice: BallotChoice | null = null, more: Partial<CountedSeats> = {}) => ({
  ...{ way, heads, areaDm2: heads * 90_00, choice, delivered: false, ...more },
});
const served = { delivered: true };

const motion = (rule: RuleSet, roll: readonly CountedSeats[], settings: VoteSettings = MOTION) =>
  countVote({ rule, settings }, roll) as MotionResult;

describe("a motion", () => {
  test.each<[string, CountedSeats[], string]>([
    [
      "passes by all ways together",
      [seats("online", 2, "agree"), seats("paper", 1, "agree"), seats("proxy", 1, "agree"), seats("notVoted", 2)],
      "passed",
    ],
    ["has no quorum by what is invalid", [seats("online", 3, "agree"), seats("invalid", 3)], "noQuorum"],
    ["nor by what is in dispute", [seats("online", 3, "agree"), seats("disputed", 3)], "noQuorum"],
    [
      "has one by who abstains",
      [seats("online", 3, "agree"), seats("online", 1, "abstain"), seats("notVoted", 2)],
      "passed",
    ],
    [
      "fails by area alone",
      [seats("online", 3, "agree", { areaDm2: 100_00 }), seats("paper", 1, "against", { areaDm2: 200_00 })],
      "rejected",
    ],
    [
      "fails by heads alone",
      [seats("online", 1, "agree", { areaDm2: 200_00 }), seats("paper", 3, "against", { areaDm2: 100_00 })],
      "rejected",
    ],
  ])("%s", (_, roll, decision) => expect(motion(ownerOrdinary, roll).decision).toBe(decision));
});

describe("deemed ballots", () => {
  const counted = (...roll: CountedSeats[]) => motion(ownerOrdinary, roll, DEEMED);

  test("of 1,291 rights 703 returned and 584 served in silence: no quorum strictly, and passed with them", () => {
    const result = counted(
      ...[seats("paper", 417, "agree"), seats("paper", 278, "against"), seats("paper", 8, "abstain")],
      ...[seats("notVoted", 584, null, served), seats("notVoted", 4)],
    );
    expect(result).toMatchObject({
      decision: "noQuorum",
      figures: [{ participating: 703, missingForQuorum: 158 }, {}],
    });
    expect(result.deemedResult).toMatchObject({
      ...{
        decision: "passed",
        figures: [{ eligible: 1_291, participating: 1_287, agreeing: 1_001, against: 278 }, {}],
      },
    });
  });

  test("are off where the notice cites nothing", () => {
    const result = motion(ownerOrdinary, [seats("paper", 1, "agree"), seats("notVoted", 9, null, served)]);
    expect(result).not.toHaveProperty("deemedResult");
  });

  test.each<[string, CountedSeats[], [agree: number, against: number, abstain: number]]>([
    ["follow those who are against", [seats("online", 1, "agree"), seats("online", 2, "against")], [1, 7, 0]],
    ["follow those who abstain", [seats("online", 1, "agree"), seats("online", 2, "abstain")], [1, 0, 7]],
    [
      "follow the larger area where heads are equal",
      [seats("online", 1, "agree"), seats("online", 1, "against", { areaDm2: 90_01 })],
      [1, 6, 0],
    ],
    ["follow nobody where both are equal", [seats("online", 1, "agree"), seats("online", 1, "against")], [1, 1, 0]],
    ["follow nobody where nobody voted", [], [0, 0, 0]],
    ["are not those of seats that were not served", [seats("online", 2, "agree"), seats("notVoted", 3)], [7, 0, 0]],
    [
      "nor those that are spoilt or in dispute",
      [seats("online", 2, "agree"), seats("invalid", 1, null, served), seats("disputed", 1, null, served)],
      [7, 0, 0],
    ],
    [
      "nor counted for who was served and voted",
      [seats("online", 2, "agree", served), seats("paper", 1, "against", served)],
      [7, 1, 0],
    ],
  ])("%s", (_, roll, [agreeing, against, abstaining]) => {
    const { deemedResult } = counted(...roll, seats("notVoted", 5, null, served));
    expect(deemedResult?.figures[0]).toMatchObject({ agreeing, against, abstaining });
  });
});

describe("whatever came in", () => {
  const choice = fc.constantFrom("agree", "agree", "against", "abstain");
  const taking = fc.record({
    way: fc.constantFrom<Way>("online", "paper", "proxy"),
    heads: fc.integer({ min: 0, max: 3 }),
    areaDm2: fc.integer({ min: 0, max: 300_00 }),
    choice,
    delivered: fc.boolean(),
  });
  const standing = fc.record({
    way: fc.constantFrom<Way>("invalid", "disputed", "notVoted"),
    heads: fc.integer({ min: 0, max: 3 }),
    areaDm2: fc.integer({ min: 0, max: 300_00 }),
    choice: fc.constant(null),
    delivered: fc.boolean(),
  });
  const rolls = fc.array(fc.oneof({ weight: 3, arbitrary: taking }, standing), { minLength: 1, maxLength: 30 });
  const rules = fc.constantFrom(ownerOrdinary, ownerSpecial, deliberation, collectiveMembers);

  test("the order of the ballots does not matter", () => {
    fc.assert(
      fc.property(rules, rolls, fc.infiniteStream(fc.nat()), (rule, roll, keys) => {
        const shuffled = roll.map((seat) => ({ seat, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const other = shuffled.map(({ seat }) => seat);
        expect(motion(rule, other, DEEMED)).toEqual(motion(rule, roll, DEEMED));
      }),
    );
  });

  test("the ways it came in are the whole roll, and those that took part are the figures'", () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const { apart, figures } = motion(ownerOrdinary, roll);
        const sum = (ways: readonly Way[], of: "heads" | "areaDm2") =>
          ways.reduce((all, way) => all + (apart?.[way][of] ?? 0), 0);
        const [heads, area] = figures;
        expect([sum(WAYS, "heads"), sum(WAYS, "areaDm2")]).toEqual([heads?.eligible, area?.eligible]);
        const took = ["online", "paper", "proxy"] as const;
        expect([sum(took, "heads"), sum(took, "areaDm2")]).toEqual([heads?.participating, area?.participating]);
      }),
    );
  });

  test("one more who agrees never undoes a decision that passed, strictly or deemed", () => {
    fc.assert(
      fc.property(rules, rolls, fc.nat(), (rule, roll, at) => {
        const silent = roll.flatMap(({ way }, index) => (way === "notVoted" ? [index] : []));
        fc.pre(silent.length > 0);
        const voting = silent[at % silent.length];
        const changed = roll.map((seat, index) =>
          index === voting ? { ...seat, way: "online" as const, choice: "agree" } : seat,
        );
        const [before, after] = [motion(rule, roll, DEEMED), motion(rule, changed, DEEMED)];
        if (before.passed) expect(after.passed).toBe(true);
        if (before.deemedResult?.passed) expect(after.deemedResult?.passed).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("it fails by area or by heads when either fails on its own", () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const both = motion(ownerOrdinary, roll);
        const each = (["heads", "area"] as const).map((measure) =>
          motion({ ...ownerOrdinary, measures: [measure] }, roll),
        );
        expect(both.passed).toBe(each.every(({ passed }) => passed));
        expect(both.quorate).toBe(each.every(({ quorate }) => quorate));
      }),
    );
  });
});

const ids = ["1", "2", "3", "4"];
const held = (method: Method) => ({
  rule: deliberation,
  settings: { ...MOTION, method, options: ids.map((id) => ({ id, text: id, cost: `${30 + Number(id) * 7}` })) },
});
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

describe("a vote on options", () => {
  const ranking = fc.shuffledSubarray(ids).map((order) => order.map((id) => [id]));
  const ticks = fc.subarray(ids);
  const votes: [Method, fc.Arbitrary<BallotChoice>][] = [
    [{ code: "singleChoice" }, fc.constantFrom(...ids)],
    [{ code: "approval", most: 4, seats: 2 }, ticks],
    [{ code: "score", max: 2, seats: 1 }, fc.dictionary(fc.constantFrom(...ids), fc.nat(2))],
    [{ code: "schulze" }, ranking],
    [{ code: "irv" }, ranking],
    [{ code: "stv", seats: 2 }, ranking],
    [{ code: "greedyBudget", budget: "100" }, ticks],
    [{ code: "equalShares", budget: "100" }, ticks],
  ];
  const rollOf = (choices: fc.Arbitrary<BallotChoice>) =>
    fc.array(
      choices.map((choice) => seats("online", 1, choice)),
      { minLength: 1, maxLength: 9 },
    );
  const count = (method: Method, roll: readonly CountedSeats[], seed?: string) =>
    countVote(held(method), roll, seed === undefined ? {} : { lot: lotFrom(seed, sha256) }) as OptionsResult;

  test.each(votes)("by $code is the same in any order of its ballots", (method, choices) => {
    fc.assert(
      fc.property(rollOf(choices), (roll) => {
        expect(count(method, roll.toReversed())).toEqual(count(method, roll));
      }),
    );
  });

  test.each(votes)(
    "by $code is decided only where every lot gives the same winners, and by any lot",
    (method, choices) => {
      fc.assert(
        fc.property(rollOf(choices), fc.array(fc.string(), { minLength: 4, maxLength: 4 }), (roll, seeds) => {
          const without = count(method, roll);
          const drawn = seeds.map((seed) => count(method, roll, seed));
          for (const { decision } of drawn) expect(decision).toBe("decided");
          const winners = (result: OptionsResult) => result.winners.toSorted();
          if (without.decision === "decided") for (const one of drawn) expect(winners(one)).toEqual(winners(without));
          else for (const one of drawn) expect(one.winners.length).toBeGreaterThan(without.winners.length);
        }),
      );
    },
  );

  test("has no winner without a quorum, and what is spoilt makes none", () => {
    const rule = { ...deliberation, quorum: { numerator: 1, denominator: 2, orExactly: false } };
    const roll = [seats("online", 1, "1"), seats("invalid", 1)];
    expect(countVote({ ...held({ code: "singleChoice" }), rule }, roll)).toMatchObject({
      ...{ decision: "noQuorum", winners: [], apart: { invalid: { heads: 1 } } },
    });
  });

  test("that is secret counts what the ballots say, and the seats for the turnout", () => {
    const roll = [seats("online", 3), seats("proxy", 1), seats("notVoted", 2)];
    const secret = [
      { choice: "2", heads: 3 },
      { choice: "1", heads: 1 },
    ];
    expect(countVote(held({ code: "singleChoice" }), roll, { secret })).toMatchObject({
      ...{ decision: "decided", winners: ["2"], figures: [{ eligible: 6, participating: 4 }] },
      apart: { online: { heads: 3 }, proxy: { heads: 1 }, notVoted: { heads: 2 } },
    });
  });
});
