import { expect, test } from "vitest";

import { figuresOf, percentile } from "../../../bench/figures.ts";

test.each([
  [50, [5, 1, 3], 3],
  [99, [1], 1],
  [99, Array.from({ length: 200 }, (_, at) => at + 1), 198],
  [50, [], Number.NaN],
])("percentile %i of %j", (percent, values, expected) => {
  expect(percentile(values, percent)).toBe(expected);
});

test("rounds are added up, their latencies compared", () => {
  const round = (latency: number) => ({
    ...{ sent: 20, answers: 16, seconds: 2, cpuMs: 40, resident: latency * 1_000 },
    latencies: [latency],
  });
  expect(figuresOf([round(3), round(900), round(4)])).toEqual({
    ...{ perSecond: 8, p50: 4, p99: 4, p99s: [3, 900, 4], cpuMs: 2, resident: 900_000 },
  });
});
