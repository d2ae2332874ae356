import { expect, test } from "vitest";

import { measureCounting, SIZES } from "../../../bench/counting.ts";

/** `npm run bench` counts all of it. */
const PART = 10;
const { seats, rankings, ...other } = SIZES;

test("a tenth of a million seats, and of a hundred thousand rankings of twenty, takes a tenth of the time at most", () => {
  const counted = measureCounting({ seats: seats / PART, rankings: rankings / PART, ...other });
  expect(counted.filter(({ cpuSeconds, withinSeconds }) => cpuSeconds > withinSeconds / PART)).toEqual([]);
});
