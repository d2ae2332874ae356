import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { faultOf, verifyText } from "./check.ts";
import * as write from "./fixture.ts";
import { apart, ballot, type Entry, exportOf, figures, json, RULE, result, rollOf } from "./fixture.ts";

const ROLL = rollOf([100, 200, 300, 400]);
const SET_UP = { rule: { ...RULE, measures: ["heads"], quorum: null } };
const COUNTED: Entry = result({
  ...{ decision: "passed", passed: true, quorate: true, figures: [figures("heads", 4, [2, 1, 0])] },
  apart: apart({ online: [3, 600], notVoted: [1, 400] }),
});
const ENTRIES: Entry[] = [
  ...[{ kind: "opening" }, ballot(1, "agree"), ballot(2, "against"), ballot(3, "agree")],
  ...[{ kind: "closing" }, COUNTED, { kind: "publication", outcome: "2026-0007" }],
];
const FIXTURE = { roll: ROLL, setUp: SET_UP, entries: ENTRIES };
/** 1 header, 2–5 roll, 6 setUp, 7 opening, 8–10 ballots, 11 closing, 12 result, 13 publication, 14–21 checkpoints, 22 end. */
const GOOD = exportOf(FIXTURE);

/** With one line changed, or left out. */
const changed = (line: number, how: (text: string) => string, lines = GOOD) =>
  lines.map((text, at) => (at === line - 1 ? how(text) : text));
const without = (line: number, lines = GOOD) => lines.filter((_, at) => at !== line - 1);
const swapped = (a: number, lines = GOOD) => [
  ...lines.slice(0, a - 1),
  lines[a] ?? "",
  lines[a - 1] ?? "",
  ...lines.slice(a + 1),
];
const entry = (text: string, how: (entry: { [key: string]: never }) => object) =>
  json({ entry: json(how(JSON.parse(JSON.parse(text).entry)) as never) });
/** What the server itself could write and sign, had somebody told it to. */
const signed = (entries: Entry[], more: object = {}) => exportOf({ ...FIXTURE, entries, ...more });
const at = (n: number, other: Partial<Entry>) =>
  ENTRIES.map((each, which) => (which === n - 1 ? ({ ...each, ...other } as Entry) : each));

test("as it was written nothing is wrong", async () => {
  expect(await faultOf(GOOD)).toBeNull();
});

describe("what somebody changes in the file", () => {
  test.each<[what: string, lines: string[], fault: RegExp]>([
    [
      "a choice",
      changed(9, (text) => text.replace("against", "agree")),
      /^9：这条记录不是当时签名的样子（对照第 17 行的指纹）/,
    ],
    ["a choice to what the result stays true with", changed(8, (text) => text.replace("BwcH", "BwcI")), /^8：/],
    ["two ballots change places", swapped(8), /^8：编号应为 2/],
    [
      "two ballots change places and numbers",
      changed(
        8,
        (text) => entry(text, (one) => ({ ...one, n: 2, at: "2026-11-23T00:01:00.000Z" })),
        changed(9, (text) => entry(text, (one) => ({ ...one, n: 3 })), swapped(8)),
      ),
      /^8：这条记录不是/,
    ],
    ["an entry left out", without(9), /^9：编号应为 3/],
    [
      "a ballot left out and the rest renumbered",
      without(9).map((text) =>
        /"n\\":[4-7]/.test(text) ? text.replace(/"n\\":(\d)/, (_, n) => `"n\\":${Number(n) - 1}`) : text,
      ),
      /^9：这条记录不是/,
    ],
    [
      "a checkpoint forged",
      changed(16, (text) => text.replace(/\\n3\\n[^\\]{43}/, `\\n3\\n${"A".repeat(43)}`)),
      /^16：指纹的签名不对/,
    ],
    [
      "a signature forged",
      changed(16, (text) => text.replace(/.{20}=\\n"}$/, `${"A".repeat(20)}=\\n"}`)),
      /^16：指纹的签名不对/,
    ],
    ["a checkpoint left out that the end counts", without(16), /^21：数目不符/],
    ["checkpoints out of order", swapped(15), /^16：指纹要从小到大/],
    ["a checkpoint twice", [...GOOD.slice(0, 15), GOOD[14] ?? "", ...GOOD.slice(15)], /^16：指纹要从小到大/],
    [
      "the last checkpoint",
      changed(21, (text) => text.replace('"checkpoints":8', '"checkpoints":7'), without(21)),
      /^21：最后的指纹没有包括全部记录/,
    ],
    [
      "the weight of a seat",
      changed(3, (text) => text.replace('"heads":1', '"heads":2')),
      /^6：名册的哈希与这里写的不符/,
    ],
    ["a seat left out of the roll", without(3), /^5：名册的哈希/],
    ["a seat twice", [...GOOD.slice(0, 3), GOOD[2] ?? "", ...GOOD.slice(3)], /^4：名册的席位要从小到大，不能重复/],
    [
      "a figure of the result by one",
      changed(12, (text) => text.replace('agreeing\\":2', 'agreeing\\":3')),
      /^12：计票结果不对：figures.0.agreeing 应为 2，写的是 3/,
    ],
    [
      "a figure left out",
      changed(12, (text) => text.replace(/\\"abstaining\\":0,/, "")),
      /^12：计票结果不对：figures.0.abstaining 应为 0，写的是 （没有）/,
    ],
    [
      "a figure more",
      changed(12, (text) => text.replace('{\\"abstaining', '{\\"__proto__\\":1,\\"abstaining')),
      /^12：计票结果不对：figures.0.__proto__ 应为 （没有）/,
    ],
    ["the file cut short", GOOD.slice(0, 12), /^13：文件到这里就断了/],
    ["the file cut in a line", [...GOOD.slice(0, 11), (GOOD[11] ?? "").slice(0, 100)], /^12：不是 JSON/],
    ["only the end is missing", GOOD.slice(0, -1), /^22：文件到这里就断了/],
    ["something after the end", [...GOOD, GOOD[1] ?? ""], /^23：roll 不该在这里/],
    ["a roll line among the entries", [...GOOD.slice(0, 8), GOOD[1] ?? "", ...GOOD.slice(8)], /^9：roll 不该在这里/],
    [
      "another vote in the first line",
      changed(1, (text) => text.replace("2026-0003", "2026-0004")),
      /^6：vote 与文件第一行写的不同/,
    ],
    [
      "another key in the first line",
      changed(1, (text) => text.replace(/"key":"[^"]+"/, `"key":"${write.newKey().raw.toString("base64")}"`)),
      /^6：key 与文件第一行写的不同/,
    ],
    ["another format", changed(1, (text) => text.replace("sunshine-hall/vote", "else")), /^1：format 应为/],
    ["a space", changed(8, (text) => text.replace('"entry":', '"entry": ')), /^8：不是规范写法/],
    [
      "a key twice",
      changed(8, (text) => text.replace('\\"seat\\":1', '\\"seat\\":1,\\"seat\\":1')),
      /^8：不是规范写法/,
    ],
    ["an escape too many", changed(8, (text) => text.replace("agree", "\\\\u0061gree")), /^8：不是规范写法/],
    ["a fraction", changed(8, (text) => text.replace('\\"seat\\":1', '\\"seat\\":1.5')), /^8：数字不是/],
    ["a line that is empty", changed(9, () => ""), /^9：不是 JSON/],
    ["an unknown line", changed(9, () => '{"note":1}'), /^9：没有 note 这种行/],
    ["two in one line", changed(9, () => '{"end":{},"entry":""}'), /^9：应为 roll、entry/],
  ])("%s", async (_, lines, fault) => {
    expect(await faultOf(lines)).toMatch(fault);
  });
});

describe("what the server itself would write and sign", () => {
  const late = "2026-11-30T16:30:00.000Z";
  test.each<[what: string, lines: string[], fault: RegExp]>([
    ["a second ballot of a seat", signed(at(3, { seat: 1 })), /^9：1 号席位已经投过票，不能再投/],
    ["a ballot of a seat that is not on the roll", signed(at(3, { seat: 7 })), /^9：名册上没有 7 号席位/],
    [
      "a ballot after the closing",
      signed([...ENTRIES.slice(0, 5), ballot(4, "agree"), ...ENTRIES.slice(5)]),
      /^12：截止之后只能录入纸质票/,
    ],
    [
      "a ballot after the deadline",
      signed([...ENTRIES.slice(0, 4), ballot(4, "agree", { at: late }), ...ENTRIES.slice(4)]),
      /^11：晚于截止时间/,
    ],
    ["a ballot before the opening", signed([ballot(4, "agree"), ...ENTRIES]), /^7：投票开始之前不能有 ballot 记录/],
    ["a closing before the deadline", signed(at(5, { at: "2026-11-29T16:00:00.000Z" })), /^11：早于截止时间/],
    [
      "an entry of earlier than the one before",
      signed(at(4, { at: "2026-11-23T00:00:30.000Z" })),
      /^10：时间早于前一条记录/,
    ],
    ["a choice that is none", signed(at(3, { choice: "maybe" })), /^9：choice 应为 agree、against、abstain 之一/],
    ["an invalid ballot online", signed(at(3, { choice: "invalid" })), /^9：choice 应为/],
    ["a paper that replaces", signed(at(3, { channel: "paper", replaces: 2 })), /^9：纸质票不替换别的票/],
    ["a channel that is none", signed(at(3, { channel: "phone" })), /^9：channel 应为/],
    ["a salt too short", signed(at(3, { salt: "AAAA" })), /^9：salt 应为 16 字节的 base64/],
    ["a key that is not known", signed(at(3, { weight: 2 })), /^9：ballot 有不认识的 weight/],
    ["a kind that only reads like one", signed(at(3, { kind: ["ballot"] as never })), /^9：kind 应为文字/],
    ["a kind that is not known", signed(at(3, { kind: "constructor" })), /^9：没有 constructor 这种记录/],
    ["no result", signed(ENTRIES.slice(0, 5)), /^12：记录没有完/],
    ["a result before the closing", signed([...ENTRIES.slice(0, 4), COUNTED]), /^11：投票期间不能有 result 记录/],
    [
      "a lot that nobody spoke of",
      signed([...ENTRIES.slice(0, 6), { kind: "lot", seed: "7" }, COUNTED]),
      /^13：这场表决没有约定抽签/,
    ],
    [
      "a lot in a motion",
      signed([...ENTRIES.slice(0, 6), { kind: "lot", seed: "7" }, COUNTED], {
        setUp: { ...SET_UP, tieBreak: { rule: "lot", source: "7" } },
      }),
      /^13：没有未决的并列/,
    ],
    [
      "a correction of the roll while the vote is open",
      signed([ENTRIES[0] ?? COUNTED, { kind: "rollCorrection" }]),
      /^8：投票期间不能有 rollCorrection 记录/,
    ],
    [
      "participation in a vote that names",
      signed(at(3, { kind: "participation", choice: undefined, replaces: undefined })),
      /^9：/,
    ],
  ])("%s", async (_, lines, fault) => {
    expect(await faultOf(lines)).toMatch(fault);
  });

  test("a set-up that says what there is not", async () => {
    const of = (setUp: object) => faultOf(exportOf({ ...FIXTURE, setUp: { ...SET_UP, ...setUp } as never }));
    expect(await of({ method: { code: "constructor" } })).toMatch(/^6：method 不是认识的/);
    expect(await of({ method: { code: "irv" } })).toMatch(/^6：选项的个数与计票方法不符/);
    expect(await of({ method: { code: "irv" }, options: [{ id: "invalid", text: "？" }] })).toMatch(
      /^6：选项的 id 不能是 invalid/,
    );
    expect(await of({ secrecy: "secret", finality: "lastCounts" })).toMatch(/^6：无记名投票只按人数/);
    expect(await of({ rule: { ...SET_UP.rule, measures: [] } })).toMatch(/^6：rule.measures 为空/);
    expect(await of({ rule: { ...SET_UP.rule, majority: { numerator: 3, denominator: 2, orExactly: true } } })).toMatch(
      /^6：rule.majority 大于一/,
    );
    expect(await of({ roll: { ...write.rollFacts(ROLL), heads: 5 } })).toMatch(
      /^6：名册的人数、面积的合计与这里写的不符/,
    );
    expect(await of({ opensAt: "2026-13-01T00:00:00.000Z" })).toMatch(/^6：opensAt 应为/);
  });

  test("a head of another tree, signed", async () => {
    const entries = write.entriesOf(FIXTURE);
    const name = "sunshine-hall/yangguang/2026-0003";
    const other = write.checkpoint(name, 8, write.leafOf("else"), write.KEY);
    const lines = exportOf({ ...FIXTURE, signed: [5, 8] }, entries);
    const forged = lines.map((text) => (text.includes("\\n8\\n") ? json({ checkpoint: other }) : text));
    expect(await faultOf(forged)).toBe("11：这一行到第 13 行的记录里有的不是当时签名的样子（对照第 15 行的指纹）");
  });

  test("heads that another key signed, and a note that is none", async () => {
    const key = write.newKey();
    const name = "sunshine-hall/yangguang/2026-0003";
    const leaf = write.leafOf(write.entriesOf(FIXTURE)[0] ?? "");
    const put = (note: string) => faultOf(changed(14, () => json({ checkpoint: note })));
    expect(await put(write.checkpoint(name, 1, leaf, key))).toBe("14：指纹是用另一把密钥签的");
    expect(await put(write.checkpoint("sunshine-hall/yangguang/2026-0004", 1, leaf, write.KEY))).toMatch(
      /^14：指纹是 /,
    );
    const good = write.checkpoint(name, 1, leaf, write.KEY);
    expect(await put(good)).toBeNull();
    for (const bad of [
      good.replace("\n1\n", "\n01\n"),
      good.replace("\n1\n", "\n9\n"),
      `${good}\n`,
      good.trim(),
      "",
      "—",
    ]) {
      expect(await put(bad)).toMatch(/^14：/);
    }
  });
});

describe("rubbish is told from an export, and ends in no stack", () => {
  test.each<[what: string, text: string | Uint8Array, fault: RegExp]>([
    ["nothing", "", /^1：文件到这里就断了/],
    ["an empty line", "\n", /^1：不是 JSON/],
    ["a NUL", "\0\0\0\n", /^1：不是 JSON/],
    ["broken UTF-8", Uint8Array.of(123, 34, 0xff, 0xfe, 10), /^1：不是 UTF-8 文本/],
    ["a picture", Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), /^1：/],
    ["an endless line", "x".repeat(5_000_000), /^1：这一行太长/],
    ["arrays in arrays", "[".repeat(100_000) + "]".repeat(100_000), /^1：嵌套太深/],
    ["arrays that do not end", "[".repeat(100_000), /^1：不是 JSON/],
    ["a list", "[]\n", /^1：第一行应为对象/],
    ["null", "null\n", /^1：第一行应为对象/],
    ["a prototype", '{"__proto__":{"community":1}}\n', /^1：第一行缺少 community/],
    ["half a character", '{"a":"\\ud800"}\n', /^1：文字里有半个字符/],
  ])("%s", async (_, text, fault) => {
    const outcome = await verifyText(text);
    expect("wrong" in outcome && `${outcome.wrong.line}：${outcome.wrong.why}`).toMatch(fault);
  });

  test("whatever a value of a signed entry is replaced by is refused or taken, and never stumbled over", async () => {
    const odd = fc.oneof(
      fc.constantFrom("", "constructor", "__proto__", "invalid", 0, -1, 2 ** 53, null, true, "agree", 1),
      fc.constantFrom([], [[]], ["agree"], {}, JSON.parse('{"__proto__":1}'), [["__proto__"]], "\u0000"),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const entries = write.entriesOf(FIXTURE).map((text) => JSON.parse(text));
    const place = fc
      .nat(entries.length - 1)
      .chain((n) => fc.tuple(fc.constant(n), fc.constantFrom(...placesIn(entries[n]))));
    await fc.assert(
      fc.asyncProperty(place, odd, async ([n, path], value) => {
        const lines = entries.map((entry, at) => json(at === n ? replaced(entry, path, value) : entry));
        const fault = await faultOf(exportOf({ ...FIXTURE, signed: [lines.length] }, lines));
        if (fault) expect(Number.parseInt(fault, 10)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test("any byte of an export changed is found, in no later line than it", async () => {
    const bytes = Buffer.from(`${GOOD.join("\n")}\n`);
    const lineOf = (at: number) => bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
    for (let at = 0; at < bytes.length; at += 37) {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      const outcome = await verifyText(other);
      const found = "wrong" in outcome ? outcome.wrong.line : Number.NaN;
      // A roll line is known by the hash of all: what says the hash is told.
      expect(found, `byte ${at}`).toBeLessThanOrEqual(Math.max(6, lineOf(at) + 1));
    }
  });
});

/** Every path to a value: ["rule"], ["rule", "quorum"], … */
const placesIn = (value: unknown): string[][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[key], ...placesIn(inner).map((path) => [key, ...path])])
    : [];

function replaced(value: unknown, [key, ...path]: string[], by: unknown): never {
  if (key === undefined) return by as never;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
  copy[key] = replaced(copy[key], path, by);
  return copy as never;
}
