import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { faultOfName, nameKey, resemblesAny, shownForm } from "#app/domain/accounts/display-name.ts";
import names from "../../../prisma/seed/data/names.json" with { type: "json" };

const faultOf = (typed: string) => faultOfName(shownForm(typed));

describe("who may be called what", () => {
  test.each([
    ...[
      "张三",
      "豆豆妈妈",
      "七楼的风",
      "Li Wei",
      "O'Brien",
      "王·小明",
      "Badminton爱好者",
      "羽毛球Badminton",
      "3号楼老李",
    ],
    ...["ئادىل", "བཀྲ་ཤིས", "김민수", "さくら", "Наташа", "ᠪᠠᠲᠤ", "José", "李 雷", "管小理", "方居正", "宫保鸡丁"],
  ])("%s", (name) => expect(faultOf(name)).toBeNull());

  test.each([
    ...[
      "管理员",
      "管 理 员",
      "管·理·员",
      "管理員",
      "菅理员",
      "管埋员",
      "小区管理员",
      "管.理_员",
      "ＡＤＭＩＮ",
      "ａｄｍｉｎ",
      "Admin",
    ],
    ...[
      "adm1n",
      "admln",
      "aDmIn",
      "аdmin",
      "АДМИН",
      "ádmin",
      "a d m i n",
      "a.d-m_i'n",
      "adrnin",
      "admin2026",
      "myadmin",
    ],
    ...[
      "ꓮꓓꓟꓲꓠ",
      "𝐚𝐝𝐦𝐢𝐧",
      "ⓐⓓⓜⓘⓝ",
      "社区admin",
      "居委会",
      "居委會",
      "居委会小王",
      "社区居委",
      "居 委",
      "居民委员会",
      "⼾居委",
    ],
    ...["官方", "官方通知", "宫方", "Ｏfficial", "0fficial", "街道办事处", "街道辦", "居务监督委员会", "阳光官 方"],
  ])("%s speaks for the house", (name) => {
    expect(["name_reserved", "name_characters"]).toContain(faultOf(name));
    expect(nameKey(name)).not.toBe("");
  });

  test.each([
    ["管\u200b理员", "zero width space"],
    ["张\u200d三", "zero width joiner"],
    ["张\ufeff三", "byte order mark"],
    ["张\u2060三", "word joiner"],
    ["\u202e三张", "right-to-left override"],
    ["张\u2066三\u2069", "isolate"],
    ["张\u00ad三", "soft hyphen"],
    ["张\u3164三", "Hangul filler"],
    ["张\ufe0f三", "variation selector"],
    ["张\u{e0101}三", "ideographic variation selector"],
    ["张\u034f三", "grapheme joiner"],
    ["张\ue000三", "private use"],
    ["张\u0007三", "control"],
    ["z\u0301\u0302\u0303\u0304\u0305a\u0301\u0302\u0303\u0304", "marks piled up"],
    ["\u0301李雷", "a mark in front"],
    ["Аnna", "Cyrillic and Latin"],
    ["Ꭺnna", "Cherokee"],
    ["张*三", "a masked name"],
    ["张三☀️", "a picture"],
    ["12345", "no letter"],
    ["李<b>", "markup"],
    ["李\u2800雷", "Braille blank"],
  ])("%j is refused: %s", (name) => expect(faultOf(name)).toBe("name_characters"));

  test.each([
    ["李", "too_short"],
    [" 李 ", "too_short"],
    ["", "too_short"],
    ["一二三四五六七八九十一二三四五六七", "too_long"],
    ["一二三四五六七八九十一二三四五六", null],
    ["ﷺ好", "too_long"],
  ])("%j by its length: %s", (name, fault) => expect(faultOf(name)).toBe(fault));
});

describe("names that could be taken for each other", () => {
  test.each([
    ["张三", "張三"],
    ["Li Wei", "LIWEI"],
    ["小 王", "小王"],
    ["José", "Jose"],
    ["ＡＢ楼", "ab楼"],
    ["Oleg", "0leg"],
    ["Lily", "1i1y"],
    ["王·小明", "王小明"],
    ["Straße", "STRASSE"],
  ])("%s and %s are the same", (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

  test.each([
    ["张三", "张山"],
    ["小王", "小汪"],
    ["が", "か"],
  ])("%s and %s are not", (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});

test.each(names.shownNames)("%s of the demo may be called that", (name) => expect(faultOf(name)).toBeNull());

test.each([
  ["王芳", true],
  ["王 芳", true],
  ["王芳主任", true],
  ["我是王芳", true],
  ["王芬", false],
  ["李雷", false],
  ["李四", false],
  ["劉洋", true],
])("%s beside staff named 王芳, 李* and 刘洋: %s", (name, resembles) => {
  expect(resemblesAny(name, ["王芳", "李*", "刘洋", "张"])).toBe(resembles);
});

describe("whatever is typed", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 24 }),
    fc.string({ unit: fc.constantFrom(..."adminАаΑlI1|oO0 .·_管理員员居委rnvvéИßİ"), maxLength: 20 }),
  );
  const UNSEEN = fc.constantFrom(
    ..."\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202e\u2066\u2069\u180e\u061c\u3164\ufe0f",
  );

  test("a key is its own key, and has no spaces", () => {
    fc.assert(
      fc.property(typed, (name) => {
        const key = nameKey(name);
        expect(nameKey(key)).toBe(key);
        expect(key).not.toMatch(/\s/u);
      }),
    );
  });

  test("the shown form is its own", () => {
    fc.assert(
      fc.property(typed, (name) => {
        expect(shownForm(shownForm(name))).toBe(shownForm(name));
      }),
    );
  });

  test("nothing unseen makes another name of one, or passes", () => {
    fc.assert(
      fc.property(typed, fc.nat(24), UNSEEN, (name, at, unseen) => {
        const changed = name.slice(0, at) + unseen + name.slice(at);
        if (!changed.isWellFormed() || !name.isWellFormed()) return;
        // Between a letter and its mark it may keep the two from becoming one character.
        if (!/\p{M}/u.test(name.normalize("NFKD"))) expect(nameKey(changed)).toBe(nameKey(name));
        const fault = faultOf(changed);
        if (shownForm(changed).includes(unseen)) expect(fault).not.toBeNull();
      }),
    );
  });

  test("spaces, dots, dashes and capitals are no way around a reserved word", () => {
    const word = fc.constantFrom("管理员", "居委会", "官方", "admin");
    const between = fc.array(fc.constantFrom("", " ", ".", "·", "_", "-", "'"), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(word, between, fc.boolean(), (reserved, gaps, capitals) => {
        const spaced = [...reserved].map((character, index) => character + gaps[index]).join("");
        expect(faultOf(capitals ? spaced.toUpperCase() : spaced)).toBe("name_reserved");
      }),
    );
  });
});
