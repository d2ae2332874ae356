import { expect, test } from "vitest";

import type { Result } from "../../../bench/contest.ts";
import { verdictsOn } from "../../../bench/verdicts.ts";

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
