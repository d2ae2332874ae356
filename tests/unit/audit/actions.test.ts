import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { ACTIONS, actionsOf, KINDS } from "#app/domain/audit/actions.ts";
import { PLACE_KINDS } from "#app/domain/places/facts.ts";
import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";

const actions = Object.keys(ACTIONS).sort();

/** Every action that a source names; those that are put together, in full. */
const written = readdirSync("app/domain", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".server.ts"))
  .flatMap((path) => [...readFileSync(`app/domain/${path}`, "utf8").matchAll(/"([a-zA-Z]+\.[a-zA-Z]+)"/g)])
  .map(([, name = ""]) => name);
const putTogether = [
  ...PLACE_KINDS.flatMap((kind) => ["add", "edit", "remove"].map((verb) => `${kind}.${verb}`)),
  ...["claim.accept", "claim.refuse"],
].filter((action) => action !== "community.remove");

describe.each(Object.entries({ zh, en }))("%s", (_, { audit }) => {
  test("has words of its own for every act of power, and for no other", () => {
    expect(Object.keys(audit.actions).sort()).toEqual(actions);
    expect(new Set(Object.values(audit.actions)).size).toBe(actions.length);
  });
});

test("what is in the table is done somewhere, and what is done is in the table", () => {
  const done = new Set([...written.filter((name) => actions.includes(name)), ...putTogether]);
  expect([...done].sort()).toEqual(actions);
});

test("every act is of one kind, and done by somebody", () => {
  expect(KINDS.flatMap(actionsOf).sort()).toEqual(actions);
  for (const { by } of Object.values(ACTIONS)) expect(by.length).toBeGreaterThan(0);
});
