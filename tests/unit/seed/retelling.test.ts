import { describe, expect, test } from "vitest";

import { compoundOf, newTownOf } from "../../../prisma/seed/compound.ts";
import { retellingFor } from "../../../prisma/seed/retelling.ts";

const nobody = new Map<string, never>();

describe("a story told elsewhere", () => {
  const compound = compoundOf(7);
  const { text, title } = retellingFor(compound, nobody);

  test("is of their buildings, in digits and in words", () => {
    const here = compound.building("7号楼");
    expect(text("7号楼的电梯")).toBe(`${here}的电梯`);
    const digit = Number(here.charAt(0));
    expect(text("七号楼的电梯")).toBe(`${"零一二三四五六七八".charAt(digit)}号楼的电梯`);
  });

  test("says where, unless that makes the title too long", () => {
    expect(title("地面车位收费")).toBe(`${compound.name}地面车位收费`);
    expect(title("长".repeat(58))).toBe("长".repeat(58));
  });

  test("is of lifts as old as the year they were built", () => {
    const [, year, age] = /^(\d+)年装的，到今年(\d+)年$/.exec(text("2008年装的，到今年18年")) ?? [];
    expect(Number(year) + Number(age)).toBe(2026);
  });
});

test("compounds have names of their own", () => {
  const names = Array.from({ length: 250 }, (_, index) => compoundOf(index).name);
  expect(new Set(names).size).toBe(250);
});

test("the large compound has a roll of five thousand at a hundred times", () => {
  const [area] = newTownOf(100, 100).areas;
  const flats = area?.buildings.reduce(
    (sum, { stairwells, floors, perFloor }) => sum + stairwells * floors * perFloor,
    0,
  );
  expect((flats ?? 0) - (area?.ownersOfSeveral ?? 0)).toBeGreaterThan(5_000);
});
