import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type RuleSet, TRACKS, type Track } from "#app/domain/votes/rules.ts";
import { fewest } from "#app/domain/votes/shares.ts";
import { type Choice, type Seats, type Tally, tally } from "#app/domain/votes/tally.ts";
import { electorateOf, isUnanimous, TRACK_RULES, trackRule } from "#app/domain/votes/track-rules.ts";

const seats = (heads: number, choice: Choice | null, areaDm2 = heads * 90_00): Seats => ({ heads, areaDm2, choice });

const ruleOf = (track: Track) => TRACK_RULES[track][0];

describe("the tracks as their laws have them", () => {
  const half = "> 1/2";
  const twoThirds = ">= 2/3";

  test.each<[Track, string, string | null, string, string]>([
    ["deliberation", "residents", null, half, "participating"],
    ["deliberation", "owners", null, half, "participating"],
    ["ownerOrdinary", "owners", twoThirds, half, "participating"],
    ["ownerSpecial", "owners", twoThirds, ">= 3/4", "participating"],
    ["ownerUnanimous", "owners", null, ">= 1/1", "all"],
    ["residentsMeeting", "residents", half, half, "participating"],
    ["residentsMeeting", "households", half, half, "participating"],
    ["residentReps", "residentRepresentatives", twoThirds, half, "participating"],
    ["villagersMeeting", "villagers", half, half, "participating"],
    ["villagersMeeting", "households", twoThirds, half, "participating"],
    ["villagerReps", "villagerRepresentatives", twoThirds, half, "participating"],
    ["villagerGroup", "villagers", twoThirds, half, "participating"],
    ["villagerGroup", "households", twoThirds, half, "participating"],
    ["collectiveMembers", "members", twoThirds, twoThirds, "all"],
  ])("%s of %s", (track, electorate, quorum, majority, majorityOf) => {
    const rule = TRACK_RULES[track].find((one) => one.electorate === electorate);
    const share = (of: RuleSet) => ({
      quorum: of.quorum && `${of.quorum.orExactly ? ">=" : ">"} ${of.quorum.numerator}/${of.quorum.denominator}`,
      majority: `${of.majority.orExactly ? ">=" : ">"} ${of.majority.numerator}/${of.majority.denominator}`,
    });
    expect(rule && { ...share(rule), of: rule.majorityOf }).toEqual({ quorum, majority, of: majorityOf });
  });

  test("area counts for owners' decisions by area and for no others", () => {
    const byArea = TRACKS.filter((track) => ruleOf(track).measures.includes("area"));
    expect(byArea).toEqual(["ownerOrdinary", "ownerSpecial"]);
  });

  test("every rule says where it stands in the law, how long notice is, and that it binds", () => {
    for (const track of TRACKS) {
      for (const rule of TRACK_RULES[track]) {
        expect(rule.track).toBe(track);
        expect(rule.citation).toMatch(/^《.+》.*第\d+条/);
        expect(rule.binding).toBe(track !== "deliberation");
        expect(rule.noticeDays).toBe(track === "deliberation" ? 0 : track.startsWith("owner") ? 15 : 10);
      }
    }
  });

  test("an electorate has one rule, the first is the standard, and others have none", () => {
    for (const track of TRACKS) {
      const electorates = TRACK_RULES[track].map(({ electorate }) => electorate);
      expect(new Set(electorates).size).toBe(electorates.length);
      expect(trackRule(track)).toBe(ruleOf(track));
      expect(electorates.map((electorate) => trackRule(track, electorate))).toEqual(TRACK_RULES[track]);
    }
    expect(trackRule("ownerOrdinary", "households")).toBeUndefined();
  });

  test.each<[Parameters<typeof electorateOf>[0], string]>([
    [{ track: "deliberation", mode: "people", propertyAreaId: null }, "residents"],
    [{ track: "deliberation", mode: "people", propertyAreaId: "area" }, "owners"],
    [{ track: "deliberation", mode: "households", propertyAreaId: null }, "residents"],
    [{ track: "ownerOrdinary", mode: "households", propertyAreaId: "area" }, "owners"],
    [{ track: "residentsMeeting", mode: "people", propertyAreaId: null }, "residents"],
    [{ track: "residentsMeeting", mode: "households", propertyAreaId: null }, "households"],
    [{ track: "villagerGroup", mode: "households", propertyAreaId: null }, "households"],
    [{ track: "residentReps", mode: "households", propertyAreaId: null }, "residentRepresentatives"],
  ])("%j asks %s", (matter, electorate) => expect(electorateOf(matter)).toBe(electorate));
});

describe("decisions", () => {
  test.each<[string, Track, Seats[], Tally["decision"]]>([
    ["everyone agrees", "ownerUnanimous", [seats(3, "agree")], "passed"],
    ["one abstains", "ownerUnanimous", [seats(2, "agree"), seats(1, "abstain")], "rejected"],
    ["one stays away", "ownerUnanimous", [seats(2, "agree"), seats(1, null)], "rejected"],
    ["nobody votes", "ownerUnanimous", [seats(3, null)], "noQuorum"],
    ["half attend", "residentsMeeting", [seats(50, "agree"), seats(50, null)], "noQuorum"],
    [
      "one more, all but half of them agree",
      "residentsMeeting",
      [seats(26, "agree"), seats(25, "against"), seats(49, null)],
      "passed",
    ],
    [
      "half of those who attend agree",
      "residentsMeeting",
      [seats(30, "agree"), seats(30, "abstain"), seats(40, null)],
      "rejected",
    ],
    ["two thirds of the body attend", "residentReps", [seats(20, "agree"), seats(10, null)], "passed"],
    ["one fewer", "residentReps", [seats(19, "agree"), seats(11, null)], "noQuorum"],
    ["51 of 100 villagers attend", "villagersMeeting", [seats(51, "agree"), seats(49, null)], "passed"],
    ["50 of 100 do", "villagersMeeting", [seats(50, "agree"), seats(50, null)], "noQuorum"],
    ["66 of 100 representatives attend", "villagerReps", [seats(66, "agree"), seats(34, null)], "noQuorum"],
    ["67 do", "villagerReps", [seats(67, "agree"), seats(33, null)], "passed"],
    ["66 of 100 of the group attend", "villagerGroup", [seats(66, "agree"), seats(34, null)], "noQuorum"],
    ["200 of 300 members agree", "collectiveMembers", [seats(200, "agree"), seats(100, null)], "passed"],
    ["199 agree and everyone attends", "collectiveMembers", [seats(199, "agree"), seats(101, "against")], "rejected"],
    ["199 attend", "collectiveMembers", [seats(199, "agree"), seats(101, null)], "noQuorum"],
    ["66,666 of 100,000 agree", "collectiveMembers", [seats(66_666, "agree"), seats(33_334, "against")], "rejected"],
  ])("%s (%s)", (_, track, roll, decision) => expect(tally(ruleOf(track), roll).decision).toBe(decision));

  test("households of a village need two thirds", () => {
    const rule = trackRule("villagersMeeting", "households") ?? ruleOf("villagersMeeting");
    const decide = (attend: number) => tally(rule, [seats(attend, "agree"), seats(300 - attend, null)]).decision;
    expect([decide(199), decide(200)]).toEqual(["noQuorum", "passed"]);
  });

  test("what is missing of all is told of all", () => {
    const [figures] = tally(ruleOf("collectiveMembers"), [
      seats(150, "agree"),
      seats(70, "against"),
      seats(80, null),
    ]).figures;
    expect(figures).toMatchObject({ eligible: 300, participating: 220, missingForQuorum: 0, missingForMajority: 50 });
    expect(fewest(300, ruleOf("collectiveMembers").majority)).toBe(200);
  });

  test("only unanimity asks everyone", () => {
    expect(TRACKS.filter((track) => isUnanimous(ruleOf(track)))).toEqual(["ownerUnanimous"]);
  });
});

describe("whatever the roll", () => {
  const rules = fc.constantFrom(...TRACKS.flatMap((track) => TRACK_RULES[track]));
  const seat = fc.record({
    heads: fc.constantFrom(0, 1, 1, 1),
    areaDm2: fc.oneof(fc.integer({ min: 0, max: 1_000_00 }), fc.integer({ min: 0, max: 1_000_000_000 })),
    choice: fc.constantFrom<Choice | null>("agree", "agree", "agree", "against", "abstain", null),
  });
  const rolls = fc.array(seat, { maxLength: 40 });

  test("every track agrees with exact rational arithmetic", () => {
    fc.assert(
      fc.property(rules, rolls, (rule, roll) => {
        const clears = (of: "heads" | "areaDm2") => {
          const sum = (...choices: (Choice | null)[]) =>
            roll.filter(({ choice }) => choices.includes(choice)).reduce((all, one) => all + BigInt(one[of]), 0n);
          const [took, agreed] = [sum("agree", "against", "abstain"), sum("agree")];
          const all = took + sum(null);
          const { quorum: q, majority: m } = rule;
          const [has, asked] = q ? [took * BigInt(q.denominator), all * BigInt(q.numerator)] : [took, 0n];
          const base = rule.majorityOf === "all" ? all : took;
          const [yes, needed] = [agreed * BigInt(m.denominator), base * BigInt(m.numerator)];
          return (
            took > 0n && (q?.orExactly ? has >= asked : has > asked) && (m.orExactly ? yes >= needed : yes > needed)
          );
        };
        const expected = clears("heads") && (!rule.measures.includes("area") || clears("areaDm2"));
        expect(tally(rule, roll).passed).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  /*
   * One who was on the roll anyway and agrees instead (of staying away, abstaining or being against) adds as much to
   * those who agree as to those who took part, or nothing to these: part of the roll stays the same. That holds for all
   * tracks. One more seat on the roll would raise the denominators of quorum and unanimity, and may undo a decision.
   */
  test("adding an agree ballot never turns passed into failed", () => {
    fc.assert(
      fc.property(rules, rolls, fc.nat(), (rule, roll, pick) => {
        fc.pre(roll.length > 0 && tally(rule, roll).passed);
        const changed = roll.map((one, at) => (at === pick % roll.length ? { ...one, choice: "agree" as const } : one));
        expect(tally(rule, changed).passed).toBe(true);
      }),
    );
  });

  test("area and heads fail apart, and one cannot make up for the other", () => {
    for (const rule of [ruleOf("ownerOrdinary"), ruleOf("ownerSpecial")]) {
      fc.assert(
        fc.property(fc.integer({ min: 3, max: 50 }), fc.integer({ min: 1, max: 10 ** 9 }), (heads, area) => {
          const everyHeadLittleArea = [seats(heads, "agree", area), seats(0, null, area)];
          const fewHeadsEveryArea = [seats(1, "agree", area), seats(2, null, 0)];
          const failing = [everyHeadLittleArea, fewHeadsEveryArea].map((roll) => tally(rule, roll));
          expect(failing.map(({ decision }) => decision)).toEqual(["noQuorum", "noQuorum"]);
          expect(failing.map(({ figures }) => figures.map(({ missingForQuorum }) => missingForQuorum > 0))).toEqual([
            [false, true],
            [true, false],
          ]);
        }),
      );
    }
  });
});
