import { describe, expect, test } from "vitest";

import { faultOf, summaryFor } from "./check.ts";
import {
  apart,
  ballot,
  type Entry,
  exportOf,
  figures,
  OPENS,
  RULE,
  result,
  rollFacts,
  rollOf,
  SALT,
} from "./fixture.ts";

const ROLL = rollOf([100, 200, 300, 400]);
const opening = { kind: "opening" };
const closing = { kind: "closing" };
const passed = { decision: "passed", passed: true, quorate: true };
const rejected = { decision: "rejected", passed: false, quorate: true };

/** Seats 1 to 3 voted, two of them agree. */
const usual = result({
  ...{ ...passed, apart: apart({ online: [3, 600], notVoted: [1, 400] }) },
  figures: [figures("heads", 4, [2, 1, 0]), figures("area", 1000, [400, 200, 0], [67, 0])],
});

describe("a motion", () => {
  const enough = { ...RULE, quorum: { numerator: 1, denominator: 2, orExactly: true } };
  const sums = [figures("heads", 4, [2, 1, 0]), figures("area", 1000, [400, 200, 0])];
  const votes = [ballot(1, "agree"), ballot(2, "against"), ballot(3, "agree")];
  const counted = (more: { [key: string]: never | object }) => result({ ...passed, figures: sums, ...more } as never);

  test("that passes, with one checkpoint or with many", async () => {
    const entries = [opening, ...votes, closing, counted({ apart: apart({ online: [3, 600], notVoted: [1, 400] }) })];
    const fixture = { roll: ROLL, setUp: { rule: enough }, entries };
    expect(await faultOf(exportOf(fixture))).toBeNull();
    expect(await faultOf(exportOf({ ...fixture, signed: [7] }))).toBeNull();
    expect(await faultOf(exportOf({ ...fixture, signed: [2, 3, 7] }))).toBeNull();
    const summary = await summaryFor(exportOf(fixture));
    expect(summary).toContain(
      "结果　通过：2 人同意，1 反对，0 弃权，共 4 人；4.00 ㎡同意，2.00 反对，0.00 弃权，共 10.00 ㎡",
    );
    expect(summary).toContain("名册　4 个席位，4 人，10.00 ㎡");
    expect(summary).toContain("签名　7 个签名指纹全部有效");
  });

  test("without its quorum says how much is missing", async () => {
    const none = { ...(usual.result as object), decision: "noQuorum", passed: false, quorate: false };
    expect(
      await faultOf(exportOf({ roll: ROLL, entries: [opening, ...votes, closing, result(none as never)] })),
    ).toBeNull();
    expect(await faultOf(exportOf({ roll: ROLL, entries: [opening, ...votes, closing, usual] }))).toBe(
      '12：计票结果不对：decision 应为 "noQuorum"，写的是 "passed"',
    );
  });

  test("on paper and by proxy: disputed, resolved, invalid, and what takes precedence", async () => {
    const paper = (seat: number, choice: string) => ballot(seat, choice, { channel: "paper" });
    const roll = rollOf([100, 200, 300, 400, 500, 600]);
    const entries = (precedence: string, results: Entry[]) => ({
      ...{ roll, setUp: { precedence, rule: { ...RULE, measures: ["heads"], quorum: null } } },
      entries: [
        ...[
          opening,
          ballot(1, "agree", { channel: "proxy" }),
          paper(1, "against"),
          paper(2, "agree"),
          paper(2, "agree"),
        ],
        ...[
          paper(3, "agree"),
          paper(3, "against"),
          paper(4, "invalid"),
          ballot(5, "abstain"),
          closing,
          paper(5, "invalid"),
        ],
        ...results,
      ],
    });
    const online = result({
      ...{ ...passed, figures: [figures("heads", 6, [2, 0, 1])] },
      apart: apart({
        proxy: [1, 100],
        paper: [1, 200],
        disputed: [1, 300],
        invalid: [1, 400],
        online: [1, 500],
        notVoted: [1, 600],
      }),
    });
    expect(await faultOf(exportOf(entries("online", [online])))).toBeNull();

    const resolution = { kind: "resolution", seat: 3, choice: "against", reason: "看过原件", salt: SALT };
    const again = result({
      ...{ ...rejected, figures: [figures("heads", 6, [2, 1, 1], [0, 1])] },
      apart: apart({ proxy: [1, 100], paper: [2, 500], invalid: [1, 400], online: [1, 500], notVoted: [1, 600] }),
    });
    expect(await faultOf(exportOf(entries("online", [online, resolution, again])))).toBeNull();
    expect(await faultOf(exportOf(entries("online", [online, resolution])))).toMatch(/^22：记录没有完/);
    const late = { ...resolution, choice: "abstain" };
    expect(await faultOf(exportOf(entries("online", [online, late, resolution, again])))).toBeNull();
    const idle = { ...resolution, seat: 2 };
    expect(await faultOf(exportOf(entries("online", [online, idle, again])))).toBe("21：2 号席位没有争议，不能裁定");

    const first = result({
      ...rejected,
      figures: [figures("heads", 6, [1, 1, 0], [0, 1])],
      apart: apart({ paper: [2, 300], disputed: [1, 300], invalid: [2, 900], notVoted: [1, 600] }),
    });
    expect(await faultOf(exportOf(entries("paper", [first])))).toBeNull();
  });

  test("a resolution says what papers say, and precedence whether they count", async () => {
    const papers = ["agree", "against"].map((choice) => ballot(1, choice, { channel: "paper" }));
    const resolution = { kind: "resolution", seat: 1, choice: "agree", reason: "看过原件", salt: SALT };
    const entries = (precedence: string, between: Entry[], said: Entry) => ({
      ...{ roll: rollOf([100]), setUp: { precedence, rule: { ...RULE, measures: ["heads"], quorum: null } } },
      entries: [opening, ...papers, ...between, closing, said],
    });
    const online = result({
      ...{ ...rejected, figures: [figures("heads", 1, [0, 1, 0], [0, 1])] },
      apart: apart({ online: [1, 100] }),
    });
    const paper = result({
      ...{ ...passed, figures: [figures("heads", 1, [1, 0, 0])] },
      apart: apart({ paper: [1, 100] }),
    });
    const cast = ballot(1, "against");
    expect(await faultOf(exportOf(entries("online", [resolution, cast], online)))).toBeNull();
    expect(await faultOf(exportOf(entries("paper", [resolution, cast], paper)))).toBeNull();
    expect(await faultOf(exportOf(entries("paper", [cast, resolution], paper)))).toBeNull();
    expect(await faultOf(exportOf(entries("online", [cast, resolution], online)))).toMatch(/没有争议，不能裁定/);
    expect(await faultOf(exportOf(entries("online", [resolution, cast, resolution], online)))).toMatch(/没有争议/);
  });

  test("where the last ballot counts, each names the one it replaces", async () => {
    const rule = { ...RULE, measures: ["heads"], quorum: null };
    const fixture = (replaces: number | null, finality = "lastCounts") => ({
      ...{ roll: ROLL, setUp: { finality, rule } },
      entries: [
        ...[opening, ballot(1, "agree"), ballot(1, "against", { replaces }), closing],
        result({
          ...{ ...rejected, figures: [figures("heads", 4, [0, 1, 0], [0, 1])] },
          apart: apart({ online: [1, 100], notVoted: [3, 900] }),
        }),
      ],
    });
    expect(await faultOf(exportOf(fixture(2)))).toBeNull();
    expect(await faultOf(exportOf(fixture(null)))).toBe("9：replaces 应为 2：这个席位上一张票的编号");
    expect(await faultOf(exportOf(fixture(2, "final")))).toBe("9：1 号席位已经投过票，不能再投");
  });

  test("with deemed ballots tells both results: 1,291 rights, 703 returned, 584 delivered", async () => {
    const roll = rollOf(Array.from({ length: 1291 }, () => 100));
    const choice = (at: number) => (at < 417 ? "agree" : at < 695 ? "against" : "abstain");
    const returned = Array.from({ length: 703 }, (_, at) => ballot(at + 1, choice(at)));
    const delivered = Array.from({ length: 584 }, (_, at) => ({ kind: "delivery", seat: 704 + at, salt: SALT }));
    const counts = (agree: number, quorum: number, majority: number) => [
      figures("heads", 1291, [agree, 278, 8], [quorum, majority]),
      figures("area", 129100, [agree * 100, 27800, 800], [Math.max(0, 86067 - (agree + 286) * 100), majority]),
    ];
    const entries = [
      ...[opening, ...delivered, ...returned, closing],
      result({
        ...{ decision: "noQuorum", passed: false, quorate: false, figures: counts(417, 158, 0) },
        apart: apart({ online: [703, 70300], notVoted: [588, 58800] }),
        deemedResult: { ...passed, figures: counts(1001, 0, 0) },
      }),
    ];
    const setUp = { deemed: { citation: "议事规则第12条" } };
    expect(await faultOf(exportOf({ roll, setUp, entries, signed: [entries.length + 1] }))).toBeNull();
    // 584 + 417 + 278 + 8 of 1,291 are 1,287: four were served nothing.
  });

  test("where everyone has to agree, a seat without a head is one as well", async () => {
    const rule = {
      ...{ ...RULE, measures: ["heads"], quorum: null, majorityOf: "all" },
      majority: { numerator: 1, denominator: 1, orExactly: true },
    };
    const roll = rollOf([100, 200, 300], [1, 0, 2]);
    const entries = [
      ...[opening, ballot(1, "agree"), ballot(2, "agree"), ballot(3, "agree"), closing],
      result({ ...passed, figures: [figures("heads", 3, [3, 0, 0])], apart: apart({ online: [3, 600] }) }),
    ];
    expect(await faultOf(exportOf({ roll, setUp: { rule }, entries }))).toBeNull();
  });
});

describe("around a vote", () => {
  const rule = { ...RULE, measures: ["heads"], quorum: null };
  const nobody = result({
    ...{ decision: "noQuorum", passed: false, quorate: false, figures: [figures("heads", 4, [0, 0, 0], [1, 1])] },
    apart: apart({ notVoted: [4, 1000] }),
  });
  const approvedBy = ["moderator", "chair"];

  test("corrections of the roll are undone to the set-up", async () => {
    const [one, two, three, four] = ROLL;
    if (!one || !two || !three || !four) throw new Error("four seats");
    const wrong = { ...two, areaDm2: 999 };
    const extra = { ...four, seat: 9 };
    const part = ({ seat: _, ...rest }: typeof one) => rest;
    const rolls = [
      [one, wrong, three, extra],
      [one, two, three, extra],
      [one, two, three],
      [one, two, three, four],
    ];
    const correction = (at: number, seat: number, from: object | null, to: object | null) => ({
      ...{ kind: "rollCorrection", seat, from, to, reason: "登记有误", approvedBy, roll: rollFacts(rolls[at] ?? []) },
    });
    const corrections = [
      correction(1, 2, part(wrong), part(two)),
      correction(2, 9, part(extra), null),
      correction(3, 4, null, part(four)),
    ] as Entry[];
    const fixture = {
      roll: ROLL,
      rollAtSetUp: rolls[0] ?? [],
      setUp: { rule },
      entries: [...corrections, opening, closing, nobody],
    };
    expect(await faultOf(exportOf(fixture))).toBeNull();
    expect(await faultOf(exportOf({ ...fixture, rollAtSetUp: ROLL }))).toMatch(/^6：名册的哈希与这里写的不符/);
    const [first, ...rest] = corrections;
    const untrue = [{ ...first, roll: rollFacts(rolls[3] ?? []) }, ...rest] as Entry[];
    expect(await faultOf(exportOf({ ...fixture, entries: [...untrue, opening, closing, nobody] }))).toMatch(
      /^7：名册的/,
    );
    const other = ROLL.map((line) => (line.seat === 4 ? { ...line, heads: 2 } : line));
    expect(await faultOf(exportOf({ ...fixture, roll: other }))).toBe("9：4 号席位更正后的内容与名册不符");
  });

  test("an extension moves the deadline of ballots and of the closing", async () => {
    const later = "2026-12-02T16:00:00.000Z";
    const extension = { kind: "extension", closesAt: later, reason: "停电", approvedBy };
    const one = ballot(1, "agree", { at: "2026-12-01T08:00:00.000Z" });
    const counted = result({
      ...{
        ...passed,
        figures: [figures("heads", 4, [1, 0, 0])],
        apart: apart({ online: [1, 100], notVoted: [3, 900] }),
      },
    });
    const entries = (close: string) => [opening, extension, one, { ...closing, at: close }, counted];
    expect(await faultOf(exportOf({ roll: ROLL, setUp: { rule }, entries: entries(later) }))).toBeNull();
    const early = "2026-12-01T09:00:00.000Z";
    expect(await faultOf(exportOf({ roll: ROLL, setUp: { rule }, entries: entries(early) }))).toBe(
      "10：早于截止时间 2026-12-02T16:00:00.000Z",
    );
    expect(await faultOf(exportOf({ roll: ROLL, setUp: { rule }, entries: [opening, one, closing, counted] }))).toBe(
      "8：晚于截止时间 2026-11-30T16:00:00.000Z",
    );
  });

  test("a cancelled vote has no result", async () => {
    const cancellation = { kind: "cancellation", reason: "公告有误", approvedBy };
    expect(await faultOf(exportOf({ roll: ROLL, entries: [cancellation] }))).toBeNull();
    expect(await faultOf(exportOf({ roll: ROLL, entries: [opening, ballot(1, "agree"), cancellation] }))).toBeNull();
    expect(await faultOf(exportOf({ roll: ROLL, entries: [opening, cancellation, closing] }))).toBe(
      "9：表决取消之后不能有 closing 记录",
    );
    expect(await summaryFor(exportOf({ roll: ROLL, entries: [cancellation] }))).toContain("已取消，没有结果：公告有误");
  });

  test("a vote from before there was a ledger says when it was written down", async () => {
    const recorded = "2027-03-01T08:00:00.000Z";
    const fixture = {
      ...{ roll: ROLL, setUp: { rule, recorded } },
      entries: [{ kind: "opening" }, closing, nobody, { kind: "publication", outcome: "2026-0009" }],
    };
    expect(await faultOf(exportOf(fixture))).toBeNull();
    expect(await summaryFor(exportOf(fixture))).toContain(`是 ${recorded} 补记的`);
    expect(await faultOf(exportOf({ ...fixture, setUp: { rule, recorded: "later" } }))).toMatch(/^6：recorded 应为/);
  });

  test("nothing opens before its time", async () => {
    const at = "2026-11-22T23:59:59.999Z";
    expect(
      await faultOf(exportOf({ roll: ROLL, setUp: { rule }, entries: [{ ...opening, at }, closing, nobody] })),
    ).toBe("7：早于公布的开始时间");
    expect(at < OPENS).toBe(true);
  });
});
