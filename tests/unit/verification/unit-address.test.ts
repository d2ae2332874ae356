import { describe, expect, test } from "vitest";

import { findUnit } from "#app/domain/verification/unit-address.ts";

const units = [
  { id: "a", stairwell: "1单元", room: "502" },
  { id: "b", stairwell: "2单元", room: "502" },
  { id: "c", stairwell: "2单元", room: "601" },
  { id: "d", stairwell: "商铺", room: "01" },
  { id: "e", stairwell: "", room: "B1-001" },
];

describe("the home that was meant", () => {
  test.each([
    ["1单元", "502", "a"],
    ["1", "502室", "a"],
    ["一单元", "５０２", "a"],
    ["2 单元", " 502 ", "b"],
    ["二", "502号", "b"],
    ["", "601", "c"],
    ["商铺", "01", "d"],
    ["", "b1-001", "e"],
    ["", "502", null],
    ["3单元", "502", null],
    ["1单元", "503", null],
    ["1单元", "室", null],
    ["", "", null],
  ])("%s %s: %s", (stairwell, room, id) => {
    expect(findUnit(units, { stairwell, room })?.id ?? null).toBe(id);
  });
});
