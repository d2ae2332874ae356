import { expect, test } from "vitest";

import { measureCounting } from "../../../bench/counting.ts";

test("a million seats and a hundred thousand rankings of twenty are counted in seconds", () => {
  const slow = measureCounting().filter(({ cpuSeconds, withinSeconds }) => cpuSeconds > withinSeconds);
  expect(slow).toEqual([]);
}, 120_000);
