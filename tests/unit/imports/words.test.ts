import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { COLUMN_NAMES, headingOf } from "#app/domain/imports/columns.ts";
import { zh } from "#app/i18n/zh.ts";

/** Codes stand as texts in the files that find faults. */
const codesIn = (file: string, shape: RegExp) =>
  [...readFileSync(`app/domain/imports/${file}`, "utf8").matchAll(shape)].map(([, code = ""]) => code);

test("there are words for all that can be said of a cell, and for nothing else", () => {
  const codes = [
    ...codesIn("row.ts", /note\([\w"]+, "(\w+)"\)/g),
    ...codesIn("row.ts", /"(\w+)"\),$/gm).filter((code) => code.includes("_")),
    ...codesIn("owners.ts", /code: "(\w+)"/g),
    ...codesIn("owners.ts", /return (?:\/.*\? null : )?"(\w+)";/g),
    ...codesIn("judging-store.server.ts", /note\("\w+", "\w+", "(\w+)"/g),
    ...codesIn("judging-store.server.ts", /"(?:fault|hint)",\s+"\w+",\s+"(\w+)"/g),
  ];
  expect([...new Set(codes)].sort()).toEqual(Object.keys(zh.imports.notes).sort());
});

test("a column is called in Chinese as its heading is", () => {
  for (const column of COLUMN_NAMES) expect(headingOf(column)).toMatch(new RegExp(`^${zh.imports.columns[column]}`));
});
