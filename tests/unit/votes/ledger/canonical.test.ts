import fc from "fast-check";
import { expect, test } from "vitest";

import { canonicalJson, type Plain } from "#app/domain/votes/ledger/canonical.ts";

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "grapheme" }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value")),
    fc.dictionary(fc.string(), tie("value")),
  ),
})).value;

test("says what it was given", () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("is one and the same however a thing was put together", () => {
  const keys = fc.uniqueArray(fc.string(), { maxLength: 8 });
  fc.assert(
    fc.property(keys, fc.integer(), (names, seed) => {
      const one = Object.fromEntries(names.map((name, at) => [name, at]));
      const shuffled = names
        .map((name, at): [string, number] => [name, at])
        .sort((a, b) => ((a[1] * seed) % 7) - ((b[1] * seed) % 7));
      expect(canonicalJson(Object.fromEntries(shuffled))).toBe(canonicalJson(one));
    }),
  );
});

test.each([
  [{ b: 1, a: [true, null, "行"] }, '{"a":[true,null,"行"],"b":1}'],
  [{ 10: "ten", 9: "nine" }, '{"10":"ten","9":"nine"}'],
  ['\u20ac$\u000f\n"\\/', '"€$\\u000f\\n\\"\\\\/"'],
])("%j is %s", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is no number here", (value) => {
  expect(() => canonicalJson({ value })).toThrow(RangeError);
});
