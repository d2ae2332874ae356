import { expect, test } from "vitest";

import { returnTo } from "#app/http/return-to.ts";

test.each([
  ["/c/yangguang/votes/2026-0003?x=1", "/c/yangguang/votes/2026-0003?x=1"],
  ["/", "/"],
  ["", "/"],
  [undefined, "/"],
  [null, "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["/\t/evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/..//evil.example", "/"],
])("%j leads to %s", (next, to) => expect(returnTo(next)).toBe(to));
