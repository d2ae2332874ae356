import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isSameName } from "#app/domain/verification/names.ts";

describe("the same name", () => {
  test.each([
    ["张三", "张三"],
    ["张三", " 张 三 "],
    ["张三", "张　三"],
    ["张三", "张\u200b三"],
    ["欧阳·娜娜", "欧阳•娜娜"],
    ["欧阳·娜娜", "欧阳・娜娜"],
    ["欧阳·娜娜", "欧阳‧娜娜"],
    ["欧阳·娜娜", "欧阳.娜娜"],
    ["欧阳·娜娜", "欧阳．娜娜"],
    ["欧阳·娜娜", "欧阳娜娜"],
    ["阿卜杜热合曼·买买提", "阿卜杜热合曼 · 买买提"],
    ["Anna Maria O’Neill", "ANNA-MARIA O'NEILL"],
    ["Ｗａｎｇ Ｗｅｉ", "wang wei"],
    ["José", "Jose\u0301"],
    ["阳光物业（集团）有限公司", "阳光物业(集团)有限公司"],
    ["﨑", "﨑"],
  ])("%s and %s", (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });
});

describe("another name", () => {
  test.each([
    ["张三", "张三丰"],
    ["张三", "三张"],
    ["张三", "张王"],
    ["张三", ""],
    ["", ""],
    [" · ", "·"],
    ["王晨", "王辰"],
    ["王芳", "王方"],
  ])("%s and %s", (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });
});

const han = fc.constantFrom(..."张王李赵欧阳娜芳国强明");
const names = fc.array(han, { minLength: 2, maxLength: 6 });
const between = fc.constantFrom("", " ", "　", "·", "•", "・", "-", "\u200d");

test("spaces and dots make no difference, wherever they stand; any other character does", () => {
  fc.assert(
    fc.property(names, fc.array(between, { minLength: 7, maxLength: 7 }), (characters, signs) => {
      const name = characters.join("");
      const typed = characters.map((character, at) => `${signs[at]}${character}`).join("") + signs[6];
      expect(isSameName(name, typed)).toBe(true);
      expect(isSameName(typed, name)).toBe(true);
      expect(isSameName(`${name}某`, typed)).toBe(false);
      expect(isSameName(characters.slice(1).join(""), typed)).toBe(false);
    }),
  );
});
