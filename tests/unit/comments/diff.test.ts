import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { diff, type Piece } from "#app/domain/comments/diff.ts";

/** "早上[七→八]点" */
const shown = (pieces: Piece[]) =>
  pieces.map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[-${text}]` : `[+${text}]`)).join("");

describe("what became of a text", () => {
  test.each([
    ["早上七点开门", "早上八点开门", "早上[-七][+八]点开门"],
    ["同意。", "我同意。", "[+我]同意。"],
    ["先试三个月再说", "先试再说", "先试[-三个月]再说"],
    ["收费180元", "收费200元", "收费[-180][+200]元"],
    ["good idea", "bad idea", "[-good][+bad] idea"],
    ["", "新的", "[+新的]"],
    ["没了", "", "[-没了]"],
    ["一样", "一样", "一样"],
    ["", "", ""],
    // The lone 月 between two changes reads as part of them.
    ["三月底", "五月初", "[-三月底][+五月初]"],
    // A comma between two changes still parts them.
    ["甲，乙", "丙，丁", "[-甲][+丙]，[-乙][+丁]"],
  ])("%s → %s", (before, after, pieces) => {
    expect(shown(diff(before, after))).toBe(pieces);
  });

  const text = fc.string({
    unit: fc.constantFrom("电", "梯", "好", "，", "a", "b", " ", "1", "\n", "🏠"),
    maxLength: 60,
  });

  test("holds both texts whole, and nothing twice in a row", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diff(before, after);
        const without = (kind: Piece["kind"]) =>
          pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
        expect(without("new").join("")).toBe(before);
        expect(without("gone").join("")).toBe(after);
        for (const [index, { kind, text: words }] of pieces.entries()) {
          expect(words).not.toBe("");
          expect(kind).not.toBe(pieces[index + 1]?.kind);
        }
      }),
    );
  });

  test("says of a text written anew that it is, and takes no time", () => {
    const [before, after] = ["甲乙丙丁".repeat(500), "戊己庚辛".repeat(500)];
    const began = performance.now();
    expect(diff(before, after)).toEqual([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
