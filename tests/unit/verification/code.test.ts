import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { hashOf, newCode } from "#app/domain/verification/code.server.ts";
import { ALPHABET, CODE_LENGTH, readCode, showCode } from "#app/domain/verification/code.ts";

const code = fc.array(fc.constantFrom(...ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
const codes = code.map((characters) => characters.join(""));

test("no character of a code can be taken for another", () => {
  expect(new Set(ALPHABET).size).toBe(32);
  expect(ALPHABET).not.toMatch(/[ILOU]/);
});

describe("what is typed for K7QX2M9P4TRA", () => {
  test.each([
    "K7QX2M9P4TRA",
    "k7qx2m9p4tra",
    "K7QX-2M9P-4TRA",
    " K7QX 2M9P 4TRA ",
    "Ｋ７ＱＸ２Ｍ９Ｐ４ＴＲＡ",
    "K7QX—2M9P－4TRA",
    "K7QX\u200b2M9P\u00a04TRA",
  ])("%s", (typed) => {
    expect(readCode(typed)).toBe("K7QX2M9P4TRA");
  });
});

test("O is taken for 0, I and l for 1", () => {
  expect(readCode("oOiI-lL00-1122")).toBe("001111001122");
});

test.each([
  "",
  "K7QX2M9P4TR",
  "K7QX2M9P4TRAA",
  "K7QX2M9P4TRU",
  "认证信认证信认证信认证信",
  "../../../etc",
  "%00%00%00%00",
])("%s is no code", (typed) => {
  expect(readCode(typed)).toBeNull();
});

test("every code is read as it is shown, whatever case and width it is typed in", () => {
  fc.assert(
    fc.property(codes, (made) => {
      const wide = [...showCode(made)]
        .map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
        .join("");
      for (const typed of [made, showCode(made), showCode(made).toLowerCase(), wide])
        expect(readCode(typed)).toBe(made);
    }),
  );
});

test("whatever is typed is a code as it is made, or none", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      const read = readCode(typed);
      expect(read === null || (read.length === CODE_LENGTH && [...read].every((one) => ALPHABET.includes(one)))).toBe(
        true,
      );
    }),
  );
});

test("made codes are codes, all different, and use every character", () => {
  const made = Array.from({ length: 500 }, newCode);
  expect(made.map(readCode)).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made.join("")).size).toBe(32);
});

test("what is stored is a digest", () => {
  expect(hashOf("K7QX2M9P4TRA")).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf("K7QX2M9P4TRA")).not.toBe(hashOf("K7QX2M9P4TRB"));
});
