import { expect, test } from "vitest";

import { measureVerifying } from "../../../bench/verifying.ts";

test("the exports that are measured are found right by the program that anybody runs", async () => {
  const verified = await measureVerifying(40);
  expect(verified.map(({ what }) => what)).toEqual([
    ...["motion of owners, 40 ballots", "Schulze of 20, 40 ballots", "Equal Shares of 20, 40 ballots"],
  ]);
  for (const { peak, fileBytes } of verified) {
    expect(peak).toBeGreaterThan(0);
    expect(fileBytes).toBeGreaterThan(10_000);
  }
});
