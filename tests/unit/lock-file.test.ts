import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { missingFrom } from "../../bin/complete-lock.mjs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

test("the lock file has every platform's packages: if not, run node bin/complete-lock.mjs", () => {
  expect(missingFrom(lock.packages)).toEqual([]);
});

test("the lock file names no registry", () => {
  const resolved = Object.values<{ resolved?: string }>(lock.packages).flatMap((entry) => entry.resolved ?? []);
  expect(resolved).toEqual([]);
});
