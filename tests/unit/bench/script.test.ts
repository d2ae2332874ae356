import { describe, expect, test } from "vitest";

import { scriptOf, valuesFor } from "../../../bench/recording/script.ts";

const key = (digit: number) => `0199aaaa-0000-7000-8000-00000000000${digit}`;
const fieldsOf = (digit: number) => ({ formKey: key(digit), seatNo: 1_000 + digit, mark: `mark-${digit}` });
const heard = (digit: number, values: unknown[], text = "INSERT …") => ({
  fields: fieldsOf(digit),
  statements: [
    { text: "BEGIN", values: [] },
    { name: "s1", text, values },
  ],
});

/** The parameters of the same write for entry 7, from what was heard of entries 1 and 2. */
function again(one: unknown[], other: unknown[]) {
  const insert = scriptOf(heard(1, one), heard(2, other))[1];
  if (!insert) throw new Error("a statement was lost");
  return valuesFor(fieldsOf(7), insert);
}

describe("a write heard twice can be done again", () => {
  test("what was the same stays, with its type", () => {
    expect(again(["yangguang", 20, null, true], ["yangguang", 20, null, true])).toEqual(["yangguang", 20, null, true]);
  });

  test("a field's value, alone or inside a text, is the new entry's", () => {
    expect(again([key(1), 1_001, "<p>mark-1</p>"], [key(2), 1_002, "<p>mark-2</p>"])).toEqual([
      ...[key(7), "1007", "<p>mark-7</p>"],
    ]);
  });

  test("a list stays a list, with what is new in it", () => {
    expect(again([[key(1), "yangguang"]], [[key(2), "yangguang"]])).toEqual([[key(7), "yangguang"]]);
    expect(() => again([["a"]], [["b"]])).toThrow("parameter 1 differs");
  });

  test("an id that the app made is made anew each time", () => {
    const [made] = again([key(3)], [key(4)]);
    expect(made).toMatch(/^[0-9a-f]{8}-/);
    expect([key(3), key(4), key(7)]).not.toContain(made);
  });

  test("a moment stays the first one", () => {
    const moments = ["2026-06-01T02:03:04.567Z", "2026-06-01T02:03:05.678Z"];
    expect(again([moments[0]], [moments[1]])).toEqual([moments[0]]);
  });
});

test("what cannot be explained is refused", () => {
  expect(() => again(["a"], ["b"])).toThrow("parameter 1 differs");
  expect(() => scriptOf(heard(1, []), heard(2, [], "UPDATE …"))).toThrow("only one write asked");
  expect(() => scriptOf(heard(1, []), { fields: {}, statements: [] })).toThrow("2 and 0 statements");
});
