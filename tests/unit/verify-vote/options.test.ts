import { describe, expect, test } from "vitest";

import { faultOf, summaryFor } from "./check.ts";
import { apart, ballot, type Entry, exportOf, figures, RULE, result, rollOf, SALT } from "./fixture.ts";

const RULE_OF_HEADS = { ...RULE, measures: ["heads"], quorum: null };
const options = (ids: string[], costs?: string[]) =>
  ids.map((id, at) => ({ id, text: `选项${id}`, ...(costs && { cost: costs[at] ?? "" }) }));
const opening = { kind: "opening" };
const closing = { kind: "closing" };

type Tie = { at: string; between: string[]; brokenBy: "lot" | null };
const counted = (voted: number, winners: string[], ties: Tie[] = [], more: object = {}): Entry =>
  result({
    ...{ quorate: true, winners, ties, apart: apart({ online: [voted, voted * 100] }) },
    figures: [{ measure: "heads", eligible: voted, participating: voted, missingForQuorum: 0 }],
    ...more,
  } as never);

type Choices = Parameters<typeof ballot>[1][];
/** A vote where seat 1 chooses the first, seat 2 the second … and all that is on the roll vote. */
const vote = (method: { code: string }, choices: Choices, results: Entry[], more: object = {}) => ({
  roll: rollOf(choices.map(() => 100)),
  setUp: { method, options: options(["a", "b", "c"]), rule: RULE_OF_HEADS, ...more } as never,
  entries: [opening, ...choices.map((choice, at) => ballot(at + 1, choice)), closing, ...results],
});

describe("each method", () => {
  const stv = { code: "stv", seats: 2 };
  const costs = { options: options(["a", "b", "c"], ["60", "40.50", "59.5"]) };
  test.each<[code: string, choices: Choices, winners: string[], method?: object, more?: object]>([
    ["singleChoice", ["a", "b", "b"], ["b"]],
    ["approval", [["a", "b"], ["b"], ["c", "b"], ["c"], []], ["b", "c"], { most: 2, seats: 2 }],
    ["score", [{ a: 5, b: 1 }, { b: 5 }, { a: 2 }, {}], ["a"], { max: 5, seats: 1 }],
    ["schulze", [[["a"], ["b"]], [["b"], ["c"]], [["b"], ["a"]], []], ["b"]],
    ["irv", [[["a"], ["b"]], [["b"], ["a"]], [["c"], ["b"]], [["a"]], [["b"]]], ["b"]],
    ["stv", [[["a"], ["b"]], [["a"], ["b"]], [["a"], ["b"]], [["c"]], [["c"]], []], ["a", "c"], stv],
    ["greedyBudget", [["a", "b"], ["a"], ["b"], ["a", "c"]], ["a"], { budget: "100" }, costs],
    ["equalShares", [["a"], ["a"], ["b"], ["b"]], ["b"], { budget: "100" }, costs],
  ])("%s", async (code, choices, winners, method = {}, more = {}) => {
    const fixture = vote({ code, ...method }, choices, [counted(choices.length, winners)], more);
    expect(await faultOf(exportOf(fixture))).toBeNull();
    const other = vote({ code, ...method }, choices, [counted(choices.length, ["a", "b", "c"])], more);
    expect(await faultOf(exportOf(other))).toMatch(/计票结果不对：winners/);
  });

  test.each<[code: string, method: object, choice: Choices[0], why: RegExp]>([
    ["singleChoice", {}, ["a"], /choice 应为文字/],
    ["singleChoice", {}, "d", /没有 "d" 这个选项/],
    ["approval", { most: 1, seats: 1 }, ["a", "b"], /最多可选 1 项/],
    ["approval", { most: 2, seats: 1 }, ["a", "a"], /同一个选项出现了两次/],
    ["approval", { most: 2, seats: 1 }, ["__proto__"], /没有 "__proto__" 这个选项/],
    ["score", { max: 5, seats: 1 }, { a: 6 }, /分数最高 5/],
    ["score", { max: 5, seats: 1 }, { a: -1 }, /分数应为不小于 0 的整数/],
    ["score", { max: 5, seats: 1 }, ["a"], /choice 应为 \{选项: 分数\}/],
    ["irv", {}, [["a"], []], /排序里有空的一组/],
    ["irv", {}, [["a"], ["a"]], /同一个选项出现了两次/],
    ["stv", { seats: 1 }, ["a"], /choice 应为列表/],
  ])("%s %j does not take %j", async (code, method, choice, why) => {
    expect(await faultOf(exportOf(vote({ code, ...method }, [choice], [])))).toMatch(why);
  });

  test("seats of many heads weigh as many, seats of none nothing", async () => {
    const fixture = vote({ code: "singleChoice" }, ["a", "b", "b"], []);
    const heads = {
      ...{ ...fixture, roll: rollOf([100, 100, 100], [3, 2, 0]) },
      entries: [...fixture.entries, counted(5, ["a"], [], { apart: apart({ online: [5, 300] }) })],
    };
    expect(await faultOf(exportOf(heads))).toBeNull();
  });
});

describe("ties", () => {
  const tie = { at: "winner", between: ["a", "b"], brokenBy: null } as const;
  const lot = { tieBreak: { rule: "lot", source: "双色球 2026135 期" } };
  // printf '%s%s' seed a | sha256sum begins 7696af21, that of b a60be9d6.
  const drawn = [counted(2, [], [{ ...tie, between: ["a", "b"] }]), { kind: "lot", seed: "seed" }] as Entry[];
  const broken = counted(2, ["a"], [{ ...tie, between: ["a", "b"], brokenBy: "lot" }]);

  test("stay open, or are broken by the lot that was drawn", async () => {
    const fixture = (results: Entry[], more: object) => vote({ code: "singleChoice" }, ["a", "b"], results, more);
    expect(await faultOf(exportOf(fixture([counted(2, [], [{ ...tie, between: ["a", "b"] }])], {})))).toBeNull();
    expect(await faultOf(exportOf(fixture([...drawn, broken], lot)))).toBeNull();
    expect(await faultOf(exportOf(fixture([...drawn], lot)))).toMatch(/记录没有完/);
    expect(
      await faultOf(
        exportOf(fixture([...drawn, counted(2, ["b"], [{ ...tie, between: ["a", "b"], brokenBy: "lot" }])], lot)),
      ),
    ).toMatch(/计票结果不对：winners.0 应为 "a"，写的是 "b"/);
    expect(await summaryFor(exportOf(fixture([...drawn, broken], lot)))).toContain(
      "选项a胜出\n　　　并列：选项a、选项b（已抽签）",
    );
  });

  test("are drawn for once, and only where one is open", async () => {
    const fixture = (choices: Choices, results: Entry[]) =>
      exportOf(vote({ code: "singleChoice" }, choices, results, lot));
    const again = [{ kind: "lot", seed: "another" }, broken] as Entry[];
    expect(await faultOf(fixture(["a", "b"], [...drawn, broken, ...again]))).toMatch(/^\d+：抽签只抽一次/);
    const won = counted(2, ["a"], []);
    const idle = [won, { kind: "lot", seed: "seed" }, won] as Entry[];
    expect(await faultOf(fixture(["a", "a"], idle))).toMatch(/^\d+：没有未决的并列，不能抽签/);
  });

  test("without a quorum nobody wins", async () => {
    const rule = { ...RULE_OF_HEADS, quorum: { numerator: 1, denominator: 2, orExactly: false } };
    const fixture = vote({ code: "irv" }, [[["a"]]], [], { rule });
    const half = { ...fixture, roll: rollOf([100, 100]) };
    const none = counted(1, [], [], {
      ...{ quorate: false, apart: apart({ online: [1, 100], notVoted: [1, 100] }) },
      figures: [{ measure: "heads", eligible: 2, participating: 1, missingForQuorum: 1 }],
    });
    expect(await faultOf(exportOf({ ...half, entries: [...fixture.entries, none] }))).toBeNull();
  });
});

describe("a secret vote", () => {
  const took = (seat: number, channel = "online"): Entry => ({ kind: "participation", seat, channel, salt: SALT });
  const drop = (tracker: string, choice: string): Entry => ({ kind: "secretBallot", tracker, choice });
  const counted = result({
    ...{ decision: "passed", passed: true, quorate: true, figures: [figures("heads", 4, [2, 0, 0])] },
    apart: apart({ online: [2, 300], paper: [0, 300], invalid: [1, 0], notVoted: [1, 400] }),
  });
  const fixture = (taking: Entry[], ballots: Entry[], more: object = {}) => ({
    ...{ roll: rollOf([100, 200, 300, 400]), setUp: { secrecy: "secret", rule: RULE_OF_HEADS } },
    entries: [opening, ...taking, closing, ...ballots, counted],
    ...more,
  });
  const taking = [took(1), took(2), took(3, "paper")];
  const ballots = [drop("3f", "agree"), drop("a0", "invalid"), drop("b7", "agree")];
  const check = (...args: Parameters<typeof fixture>) => faultOf(exportOf(fixture(...args)));

  test("is counted from ballots that nobody's seat is on", async () => {
    expect(await check(taking, ballots)).toBeNull();
    expect(await summaryFor(exportOf(fixture(taking, ballots)))).toContain("无记名");
  });

  test("takes papers in until its ballots are listed", async () => {
    const late = { entries: [opening, ...taking.slice(0, 2), closing, took(3, "paper"), ...ballots, counted] };
    expect(await check(taking, ballots, late)).toBeNull();
    const online = { entries: [opening, ...taking.slice(0, 2), closing, took(3), ...ballots, counted] };
    expect(await check(taking, ballots, online)).toMatch(/^11：截止之后只能录入纸质票/);
    const between = { entries: [opening, ...taking, closing, ...ballots.slice(0, 2), took(4, "paper"), counted] };
    expect(await check(taking, ballots, between)).toMatch(/^14：列出无记名票的时候不能有 participation 记录/);
  });

  test("has as many ballots as took part, in the order of their trackers", async () => {
    const [first, second, third] = ballots as [Entry, Entry, Entry];
    expect(await check(taking, [first, second])).toBe("14：有 3 个席位投了票，无记名票却有 2 张");
    expect(await check([...taking, took(4)], ballots)).toBe("16：有 4 个席位投了票，无记名票却有 3 张");
    expect(await check(taking, [second, first, third])).toMatch(/^13：无记名票没有按 tracker 排序/);
    expect(await check(taking, [first, first, third])).toMatch(/^13：无记名票没有按 tracker 排序，或有重复/);
    expect(await check(taking, [first, second, drop("b7", "invalid")])).toMatch(/^15：废票比纸质票还多/);
    expect(await check([...taking, took(1, "paper")], ballots)).toMatch(/^11：1 号席位已经投过票/);
  });

  test("knows no ballot of a seat, and no seat that weighs more", async () => {
    expect(await check([ballot(1, "agree")], ballots)).toMatch(/^8：无记名投票不能有记名的票/);
    expect(await check(taking, ballots, { roll: rollOf([100, 200, 300, 400], [1, 2, 1, 1]) })).toMatch(
      /^6：无记名投票每个席位一票，2 号席位不是/,
    );
    const open = { setUp: { rule: RULE_OF_HEADS } };
    expect(await check([], ballots, open)).toMatch(/^9：这不是无记名投票/);
  });
});
