import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { termsOfTitle } from "#app/domain/proposals/likeness.ts";

const termsOf = (...words: string[]) => Object.fromEntries(termsOfTitle(words).weights);

describe("the terms of a title", () => {
  test.each<[string[], Record<string, number>]>([
    [["加装", "电梯"], { 加装: 2, 装电: 1, 电梯: 2 }],
    [["儿童乐园"], { 儿童: 1, 童乐: 1, 乐园: 1, 儿童乐园: 2 }],
    [["广场", "舞"], { 广场: 2, 场舞: 1 }],
    [["7", "号楼", "wifi"], { "7": 1, wifi: 2 }],
  ])("of %j are %j", (words, weights) => expect(termsOf(...words)).toEqual(weights));

  test("leave out what says nothing, and pair no characters across it", () => {
    expect(termsOf("关于", "小区", "的", "建议", "：", "路灯", "和", "长椅")).toEqual({ 路灯: 2, 长椅: 2 });
    expect(termsOf("希望", "尽快", "解决", "问题", "？")).toEqual({});
  });

  test("weigh together what they weigh one by one, whatever is typed", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("电梯", "的", "7", "停车位"))), (words) => {
        const { weights, size } = termsOfTitle(words);
        expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBe(size);
        expect([...weights.values()].every((weight) => weight === 1 || weight === 2)).toBe(true);
      }),
    );
  });
});
