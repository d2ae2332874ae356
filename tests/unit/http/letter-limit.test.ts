import { expect, test } from "vitest";

import { createRateLimits } from "#app/http/rate-limits.server.ts";

const found = async () => "a letter";
const missing = async () => null;

test("wrong codes of letters count for the network they are tried from, right ones do not", async () => {
  const limits = createRateLimits({ writesPerMinute: 30, signInTries: 1 });
  for (let at = 0; at < 50; at += 1) expect(await limits.letterCode("10.0.0.1", found)).toBe("a letter");
  for (let at = 0; at < 10; at += 1) expect(await limits.letterCode("10.0.0.1", missing)).toBeNull();
  await expect(limits.letterCode("10.0.0.1", found)).rejects.toMatchObject({ code: "too_many_requests" });
  expect(await limits.letterCode("10.0.0.2", found)).toBe("a letter");
});

test("many at once are not all the first", async () => {
  const limits = createRateLimits({ writesPerMinute: 30, signInTries: 1 });
  const tried = await Promise.allSettled(Array.from({ length: 40 }, () => limits.letterCode("10.0.0.1", missing)));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
});
