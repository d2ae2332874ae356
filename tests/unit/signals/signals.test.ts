import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { WordsForm } from "#app/domain/signals/forms.ts";
import { type Author, countLinks, type Hit, isTelling, Signal, signalsIn } from "#app/domain/signals/signals.ts";
import { verdictOn } from "#app/domain/signals/verdict.ts";
import { wordList } from "#app/domain/signals/wordlist.ts";

const old: Author = { days: 400, posts: 30, recent: 0, own: 0, others: 0 };
const kinds = (text: string, author: Partial<Author> = {}) =>
  signalsIn(text, { ...old, ...author }, []).map(({ kind }) => kind);

describe("what is noticed of who writes what", () => {
  const link = "看 https://example.org/a";
  test.each<[string, string, Partial<Author>, ...Signal["kind"][]]>([
    ["an old neighbour's words", "同意", {}],
    ["an account of six days", "同意", { days: 6 }, "newAccount"],
    ["an account of seven days", "同意", { days: 7 }],
    ["a third comment", "同意", { posts: 2 }, "newAccount"],
    ["a fourth comment", "同意", { posts: 3 }],
    ["two links", `${link} ${link}`, {}],
    ["three links", `${link} ${link} ${link}`, {}, "links"],
    ["a newcomer's one link", link, { days: 0 }, "newAccount", "links"],
    ["said before", "同意", { own: 1 }, "repeated"],
    ["said by another", "同意", { others: 1 }, "repeated"],
    ["the fifth in ten minutes", "同意", { recent: 4 }],
    ["the sixth in ten minutes", "同意", { recent: 5 }, "speed"],
  ])("%s", (_, text, author, ...expected) => expect(kinds(text, author)).toEqual(expected));

  test("with each word of the list where it stands", () => {
    const list = wordList([{ word: "代开发票", ground: "advertising", strength: "hold" } as const]);
    const text = "這裡代開發票";
    const [signal] = signalsIn(text, old, list.find(text));
    const hit = { word: "代开发票", ground: "advertising", strength: "hold", start: 2, end: 6 };
    expect(signal).toEqual({ kind: "words", hits: [{ ...hit, variants: ["traditional"] }] });
    expect(Signal.parse(JSON.parse(JSON.stringify(signal)))).toEqual(signal);
  });
});

test.each<[string, number]>([
  ["", 0],
  ["https://www.example.com/a?b=c.com 和 http://example.org", 2],
  ["上 www.example.cn 或者example.top看", 2],
  ["上 www.example.cn，example.top", 2],
  ["ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｏｒｇ", 1],
  ["http&#58;//example&period;org", 1],
  ["写信给 zhang@example.com", 0],
  ["3.5元，下午2.30，第1.2条", 0],
])("links in %j", (text, count) => expect(countLinks(text)).toBe(count));

test("links are counted in any text", () => {
  const pieces = fc.constantFrom("http", "://", "www.", "a", "-", ".", "com", "@", "，", " ", "例");
  fc.assert(
    fc.property(
      fc.array(pieces).map((all) => all.join("")),
      (text) => countLinks(text) >= 0,
    ),
  );
});

test.each<[string, boolean]>([
  ["同意", false],
  ["支持支持支持支持支持支", false],
  ["支持支持支持支持支持支持", true],
])("said again, %j tells something: %s", (text, telling) => expect(isTelling(text)).toBe(telling));

describe("what becomes of it", () => {
  const hit = (strength: Hit["strength"], ground: Hit["ground"] = "insult"): Signal => ({
    kind: "words",
    hits: [{ word: "傻瓜", ground, strength, start: 0, end: 2, variants: [] }],
  });
  const newAccount: Signal = { kind: "newAccount", days: 1, posts: 0 };
  const links: Signal = { kind: "links", count: 3 };
  const repeated: Signal = { kind: "repeated", own: 1, others: 4 };
  const speed: Signal = { kind: "speed", count: 9 };
  const nothing = { held: false, noticed: false, urgent: false };
  const looked = { ...nothing, noticed: true };
  const waits = { ...looked, held: true };

  test.each<[string, Signal[], Parameters<typeof verdictOn>[1], boolean, object]>([
    ["nothing noticed", [], "off", false, nothing],
    ["a new account alone", [newAccount], "off", false, nothing],
    ["links alone", [links], "off", false, nothing],
    ["words said again alone", [repeated], "off", false, nothing],
    ["speed alone", [speed], "off", false, nothing],
    ["a newcomer with a link", [newAccount, links], "off", false, looked],
    ["fast and the same", [repeated, speed], "off", false, looked],
    ["a word to note", [hit("note")], "off", false, looked],
    ["a word of the law's grounds", [hit("note", "rumours")], "off", false, { ...looked, urgent: true }],
    ["a word to wait for", [hit("hold")], "off", false, waits],
    ["the same in an office", [hit("hold")], "off", true, looked],
    ["a newcomer where newcomers wait", [newAccount], "newcomers", false, waits],
    ["somebody known where newcomers wait", [links], "newcomers", false, nothing],
    ["anybody where everybody waits", [], "everybody", false, waits],
    ["an office where everybody waits", [newAccount], "everybody", true, nothing],
  ])("%s", (_, signals, review, inOffice, expected) => {
    expect(verdictOn(signals, review, inOffice)).toMatchObject(expected);
  });

  test("says why it waits", () => {
    expect(verdictOn([newAccount], "newcomers", false).signals).toEqual([
      { kind: "review", whose: "newcomers" },
      newAccount,
    ]);
  });
});

test.each([
  ["傻瓜\n 笨蛋 \n\n傻瓜", ["傻瓜", "笨蛋"]],
  ["傻\n瓜子", null],
  ["。。。", null],
  ["坏".repeat(41), null],
])("the form takes %j", (words, expected) => {
  const read = WordsForm.safeParse({ words, ground: "insult", strength: "note" });
  expect(read.success ? read.data.words : null).toEqual(expected);
});
