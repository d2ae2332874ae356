import fc from "fast-check";
import { describe, expect, test } from "vitest";

import commonest from "#app/domain/accounts/common-passwords.json" with { type: "json" };
import { newPassword, SignInForm } from "#app/domain/accounts/forms.ts";
import { faultOfPassword } from "#app/domain/accounts/password-rule.ts";
import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";

const OWN = ["13812345678", "陈海", "chenhai.1975@example.org"];

describe("a new password", () => {
  test.each([
    ["七个字也不行啊", "password_short"],
    ["1234567", "password_short"],
    ["💡💡💡💡", "password_short"],
    ["锄禾日当午汗滴", "password_short"],
    ["x".repeat(129), "password_long"],
    ["password", "password_common"],
    ["PASSWORD", "password_common"],
    ["ｐａｓｓｗｏｒｄ", "password_common"],
    ["qwertyuiop", "password_common"],
    ["woaini1314", "password_common"],
    ["88888888", "password_common"],
    ["a1b2c3d4", "password_common"],
    ["12121212", "password_common"],
    ["好好好好好好好好", "password_common"],
    ["hgfedcba", "password_common"],
    ["２３４５６７８９", "password_common"],
    ["13812345678", "password_own"],
    ["a13812345678", "password_own"],
    ["陈海陈海1975", "password_own"],
    ["chenhai.1975", "password_own"],
    ["chenhai.1975@example.org", "password_own"],
    ["Yangguang2026", "password_own"],
    ["阳光议事厅2026", "password_own"],
  ])("%s is refused: %s", (password, fault) => expect(faultOfPassword(password, OWN)).toBe(fault));

  test.each([
    "锄禾日当午汗滴禾",
    "correct horse battery staple",
    "阳光照在我家的窗台",
    "陈海的猫叫做大白菜",
    " 空格 也算 字符 ",
    "💡🌻🐈🚲🥟🎋🏮🪁",
    "锄禾日当".repeat(31).concat("午汗滴禾"),
    "🧧".repeat(3).concat("福到了，福到了"),
    "<script>'--\t",
  ])("%s is taken", (password) => expect(faultOfPassword(password, OWN)).toBeNull());

  test("each of the 10,000 commonest is refused, in capitals and full width too", () => {
    const all = commonest.passwords.split(" ");
    expect(new Set(all).size).toBe(10_000);
    for (const password of all) {
      for (const typed of [password, password.toUpperCase(), fullWidth(password)])
        if (!/^password_(common|own)$/.test(faultOfPassword(typed) ?? "")) expect.soft(typed).toBe("refused");
    }
  });

  test("any characters do, and whatever is taken can be typed to sign in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 12, maxLength: 128 }), (password) => {
        fc.pre([...password].length >= 8 && [...password].length <= 128 && new Set(password).size > 8);
        expect(newPassword.safeParse(password).data).toBe(password);
        expect(SignInForm.safeParse({ name: "x", password }).data?.password).toBe(password);
      }),
      { numRuns: 30 },
    );
  });

  test.each(["password_short", "password_long", "password_common", "password_own"])("%s has words", (code) => {
    for (const { faults } of [zh, en]) expect(faults({ code })).not.toBe(faults({ code: "not_valid" }));
  });
});

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));
