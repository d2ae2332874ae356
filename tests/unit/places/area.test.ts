import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { MOST_AREA_DM2, readArea, showArea } from "#app/domain/places/area.ts";

describe("an area is read as people write it", () => {
  test.each([
    ["89.37", 8937],
    ["89,37", 8937],
    ["８９．３７㎡", 8937],
    ["８９，３７", 8937],
    ["89.37㎡", 8937],
    ["89.37 m²", 8937],
    ["89.37m2", 8937],
    ["89.37M2", 8937],
    ["89.37 平方米", 8937],
    ["89.37平米", 8937],
    ["８９。３７平", 8937],
    [" 89.37\u3000", 8937],
    ["\u00a089.37\u00a0㎡", 8937],
    ["89", 8900],
    ["89.", 8900],
    ["89.3", 8930],
    ["89,3", 8930],
    ["089.30", 8930],
    ["89.3700", 8937],
    ["1,234", 123_400],
    ["1,234.56", 123_456],
    ["12,345,6", null],
    ["1,000,000", 100_000_000],
    ["0.01", 1],
    ["89.370000000000005", 8937],
    ["89.369999999999997", 8937],
    ["0.29999999999999999", 30],
    ["99.9999999999", 10_000],
  ])("%j is %s", (text, areaDm2) => expect(readArea(text)).toBe(areaDm2));
});

describe("and what is no area is none", () => {
  test.each([
    ...[
      "",
      " ",
      "㎡",
      "0",
      "0.00",
      "-89.37",
      "+89",
      "89.375",
      "89.371",
      "89.3.7",
      "1.234,56",
      "12,34,56",
      ".5",
      "8 九",
    ],
    ...["1e2", "0x10", "NaN", "Infinity", "约89", "89.37亩", "89.37㎡㎡", "=A1", "1000000.01", "9".repeat(40)],
  ])("%j", (text) => expect(readArea(text)).toBeNull());
});

test.each([
  [1, "0.01"],
  [30, "0.30"],
  [8900, "89.00"],
  [8937, "89.37"],
  [123_456_789, "1234567.89"],
  [0, "0.00"],
])("%i is shown as %s", (areaDm2, shown) => expect(showArea(areaDm2)).toBe(shown));

test("every area is read back as it is shown", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_AREA_DM2 }), (areaDm2) => {
      expect(readArea(showArea(areaDm2))).toBe(areaDm2);
      expect(readArea(`${showArea(areaDm2).replace(".", "．")}㎡`)).toBe(areaDm2);
    }),
  );
});

test("and as a spreadsheet stores it: as a float with 17 digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (areaDm2) => {
      const stored = (areaDm2 / 100).toPrecision(17);
      expect(readArea(stored)).toBe(areaDm2);
    }),
  );
});
