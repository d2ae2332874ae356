import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { foldedForm } from "#app/domain/signals/folding.ts";
import table from "#app/domain/signals/traditional.json" with { type: "json" };
import { type Variant, wordList } from "#app/domain/signals/wordlist.ts";

const words = ["傻瓜", "代开发票", "加微信", "sb", "110", "viagra"];
const listed = words.map((word) => ({ word }));
const list = wordList(listed);
const said = (text: string) =>
  list.find(text).map(({ entry, start, end, variants }) => [entry.word, text.slice(start, end), ...variants]);

describe("a word is found", () => {
  test.each<[string, string, string, ...Variant[]]>([
    ["他是傻瓜", "傻瓜", "傻瓜"],
    ["傻 瓜", "傻瓜", "傻 瓜", "spaced"],
    ["傻、。*＊_\n瓜！", "傻瓜", "傻、。*＊_\n瓜", "spaced"],
    ["傻\u200b\u202e\u2060瓜", "傻瓜", "傻\u200b\u202e\u2060瓜", "spaced"],
    ["傻😀瓜", "傻瓜", "傻😀瓜", "spaced"],
    ["傻̷瓜̷", "傻瓜", "傻̷瓜", "spaced"],
    ["代開發票", "代开发票", "代開發票", "traditional"],
    ["代開発票", "代开发票", "代開発票", "traditional"],
    ["代 開 发 票", "代开发票", "代 開 发 票", "spaced", "traditional"],
    ["加薇信，加微信", "加微信", "加微信"],
    ["ＳＢ", "sb", "ＳＢ", "shape"],
    ["s.B", "sb", "s.B", "spaced"],
    ["ⓢⓑ", "sb", "ⓢⓑ", "shape"],
    ["🅂🅑", "sb", "🅂🅑", "shape"],
    ["ѕb", "sb", "ѕb", "lookAlike"],
    ["ѵiаgrа", "viagra", "ѵiаgrа", "lookAlike"],
    ["ＶＩ∂ v1agra", "viagra", "v1agra", "lookAlike"],
    ["拨１１０", "110", "１１０", "shape"],
    ["①❶０", "110", "①❶０", "shape"],
    ["١١٠", "110", "١١٠", "shape"],
    ["llO", "110", "llO", "lookAlike"],
    ["wo是sb吗", "sb", "sb"],
    // As they are typed; what readers see is the word.
    ["傻&#29916;", "傻瓜", "傻&#29916;"],
    ["&#x50BB;瓜", "傻瓜", "&#x50BB;瓜"],
    ["傻&shy;&ZeroWidthSpace;瓜", "傻瓜", "傻&shy;&ZeroWidthSpace;瓜", "spaced"],
    ["&#65331;&bopf;", "sb", "&#65331;&bopf;", "shape"],
  ])("in %j", (text, word, passage, ...variants) => expect(said(text)).toEqual([[word, passage, ...variants]]));

  test("wherever it stands, with those inside it and across it", () => {
    const inside = wordList(["开发", "发票", "代开发票", "票据"].map((word) => ({ word })));
    const found = inside.find("代开发票据").map(({ entry, start, end }) => [entry.word, start, end]);
    expect(found).toEqual([
      ["开发", 1, 3],
      ["代开发票", 0, 4],
      ["发票", 2, 4],
      ["票据", 3, 5],
    ]);
  });
});

test.each([
  ...[
    "husband",
    "asb",
    "sbx",
    "s boy",
    "11000",
    "2110",
    "傻",
    "瓜傻",
    "代开的发票",
    "加了微信",
    "",
    "傻&thing;瓜",
    "傻&#xg;瓜",
  ],
  ...["我觉得物业费太高了，应该公开账目。", "七号楼一单元的电梯又坏了！", "https://example.org/notice?id=1101"],
])("nothing is found in %j", (text) => expect(said(text)).toEqual([]));

const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));
const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const anyWord = fc
  .array(fc.oneof(han, fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz23456789")), { minLength: 2, maxLength: 8 })
  .map((characters) => characters.join(""))
  .filter((word) => [...foldedForm(word)].length > 1);

const traditionalOf = new Map(
  table.characters.split(" ").map((group) => [[...group][0] ?? "", [...group].at(-1) ?? ""] as const),
);
const DISGUISES: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => [...word].join(" "),
  (word) => [...word].join("\u200b"),
  (word) => [...word].join("．"),
  (word) => [...word].map((character) => traditionalOf.get(character) ?? character).join(""),
  (word) => word.replace(/[!-~]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0)),
  (word) => word.replaceAll("a", "а").replaceAll("o", "ο").replaceAll("e", "е"),
  (word) => `${[...word].join("\u0336")}\u0336`,
];

test("a word is found in every disguise, wherever it stands among Chinese", () => {
  fc.assert(
    fc.property(anyWord, fc.subarray([...DISGUISES]), han, han, (word, disguises, before, after) => {
      const text = `${before}${disguises.reduce((form, disguise) => disguise(form), word)}${after}`;
      expect(wordList([{ word }]).find(text)).toContainEqual(expect.objectContaining({ entry: { word } }));
    }),
  );
});

test("nothing makes it fail, and what it finds lies in the text and comes to the word", () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 5 }), anyText, (many, text) => {
      const all = [...many, text.slice(3, 7)].map((word) => ({ word }));
      for (const { entry, start, end } of wordList(all).find(text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(foldedForm(text.slice(start, end))).toContain(foldedForm(entry.word));
      }
    }),
  );
});

test("what holds none of the words' characters is clean", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."〇一二三四五六七八九，。 \n"), maxLength: 80 });
  fc.assert(
    fc.property(digits, (text) => {
      expect(list.find(text)).toEqual([]);
    }),
  );
});

test("thousands of words in a long text take one walk, however alike they are", () => {
  const many = Array.from({ length: 2_000 }, (_, at) => ({ word: `坏${"人".repeat(at % 30)}${at.toString(36)}话` }));
  const long = wordList(many);
  const text = "坏人".repeat(5_000);
  const began = performance.now();
  expect(long.find(text)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(5_000);
});
