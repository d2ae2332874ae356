import { expect, test } from "vitest";

import type { Result } from "../../../bench/contest.ts";
import { partsAsked } from "../../../bench/parts.ts";
import {
  verdictOnSimilar,
  verdictsOn,
  verdictsOnCounting,
  verdictsOnImport,
  verdictsOnLive,
  verdictsOnThreads,
} from "../../../bench/verdicts.ts";

const figures = { perSecond: 1, p50: 1, p99: 10, p99s: [10], cpuMs: 1, resident: 200_000_000 };
const result = (scale: number, ours: Partial<Result["ours"]> = {}, yardstickMs = 0.2): Result => ({
  ...{ key: "ballot", title: "投票", kind: "write", scale, statements: 7 },
  ours: { ...figures, ...ours },
  yardstick: { ...figures, cpuMs: yardstickMs },
});
const visit = (bytes: number) => ({ bytes, files: [{ path: "/", bytes }] });

test("everything at its floor is ok", () => {
  const verdicts = verdictsOn([result(1), result(100, { p99s: [13], resident: 250_000_000 })], visit(150_000));
  expect(verdicts.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
});

test("everything just past it is below", () => {
  const results = [result(1, {}, 0.199), result(100, { p99s: [13.1], resident: 250_000_001 }, 0.199)];
  expect(verdictsOn(results, visit(150_001)).map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
});

const took = (seconds: number) => ({ seconds, cpuSeconds: 1 });
const imported = (slower: number) => ({
  ...{ units: 50_000, fileBytes: 2_000_000, before: 100_000_000, meanwhileMs: 20, peak: 400_000_000 + slower },
  steps: { preview: took(40), apply: took(20 + slower), again: took(40), export: took(5) },
  pages: [
    { title: "楼栋", firstMs: 20, againMs: 10 },
    { title: "总览", firstMs: 300 + slower, againMs: 90 },
  ],
});

test.each([
  [0, true],
  [1, false],
])("an import %i past its floors", (slower, ok) => {
  const verdicts = verdictsOnImport(imported(slower));
  expect(verdicts.map((verdict) => verdict.ok)).toEqual([ok, ok, ok]);
  expect(verdicts[2]?.what).toContain("总览");
});

test.each([
  [0, true],
  [0.1, false],
])("a long thread %d past its floors", (slower, ok) => {
  const threads = {
    short: figures,
    long: { ...figures, cpuMs: 1.2 + slower },
    commentInShort: figures,
    commentInLong: { ...figures, p99: 100 + slower },
  };
  expect(verdictsOnThreads(threads).map((verdict) => verdict.ok)).toEqual([ok, ok]);
});

test("every count is held to its own floor", () => {
  const counted = (seconds: number) => ({ what: "STV", seconds, cpuSeconds: 1, withinSeconds: 5 });
  expect(verdictsOnCounting([counted(5), counted(5.01)]).map(({ ok }) => ok)).toEqual([true, false]);
});

test("similar proposals are found within their floor", () => {
  const figures = { proposals: 10_000, asked: 100, median: 10 };
  expect([50, 50.1].map((slowest) => verdictOnSimilar({ ...figures, slowest }).ok)).toEqual([true, false]);
});

test.each([
  [0, true],
  [1, false],
])("pages that wait for news %i past their floors", (more, ok) => {
  const verdicts = verdictsOnLive({
    listeners: 1_000,
    bytes: { before: 100_000_000, after: 200_000_000 + more },
    connections: { before: 8, after: 8 + more },
    broadcastMs: [40, 1_000 + more],
  });
  expect(verdicts.map((verdict) => verdict.ok)).toEqual([ok, ok, ok]);
});

test("parts are measured in their own order, and an unknown one is told", () => {
  expect(partsAsked([])).toEqual([
    "pages",
    "signIns",
    "live",
    "imports",
    "similar",
    "threads",
    "counting",
    "verifying",
  ]);
  expect(partsAsked(["counting", "imports"])).toEqual(["imports", "counting"]);
  expect(() => partsAsked(["import"])).toThrow("没有这一项：import");
});
