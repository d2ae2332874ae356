import { describe, expect, test } from "vitest";

import { showAmount, spentOn } from "#app/domain/votes/methods/budget.ts";

const options = [
  { id: "1", cost: "12000.00" },
  { id: "2", cost: "0.1" },
  { id: "3", cost: "999999999999.20" },
];

describe("money as people write it", () => {
  test.each([
    ["0", "0"],
    ["999.50", "999.50"],
    ["1000", "1,000"],
    ["186400.00", "186,400.00"],
    ["1234567.891011", "1,234,567.891011"],
  ])("%s is %s", (text, shown) => {
    expect(showAmount(text)).toBe(shown);
  });

  test("adds up exactly, with as many decimals as the finest cost has", () => {
    expect(spentOn(options, ["1", "2", "3"])).toBe("1000000011999.30");
    expect(spentOn(options, ["2"])).toBe("0.10");
    expect(spentOn(options, [])).toBe("0.00");
  });
});
