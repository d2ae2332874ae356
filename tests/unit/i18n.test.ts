import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";

const CATALOGUES = { zh, en };
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

const FAULT = /(?:error: |message: |missing: |code: |fault\("\w+", |fault\()"(\w+_\w+)"/g;

/** What readForm() finds by itself, and what the forms' own rules say. */
const FAULTS = [
  ...new Set([
    ...["required", "too_long", "too_short", "unknown_option", "repeated", "broken_text", "not_valid"],
    ...readdirSync("app/domain", { recursive: true, encoding: "utf8" })
      .filter((path) => /(forms?|scope|preconditions)\.ts$/.test(path))
      .flatMap((path) => [...readFileSync(`app/domain/${path}`, "utf8").matchAll(FAULT)])
      .map(([, code = ""]) => code),
  ]),
];
const SHARES = [
  { numerator: 1, denominator: 2 },
  { numerator: 2, denominator: 3 },
  { numerator: 5, denominator: 7 },
].flatMap((share) => [true, false].map((orExactly) => ({ ...share, orExactly })));

/** Arguments for functions that want more than names and numbers. */
const SAMPLES: Record<string, unknown[][]> = {
  faults: FAULTS.map((code) => [{ code, limit: 12 }]),
  waitFor: [1, 60, 119, 300, 86_400].map((seconds) => [seconds]),
  "votes.share": SHARES.map((share) => [share]),
  "votes.shareInFull": SHARES.map((share) => [share]),
  "votes.page.quorumOf": SHARES.flatMap((share) => [true, false].map((both) => [share, both])),
  "votes.page.majorityOfAll": SHARES.flatMap((share) => [true, false].map((both) => [share, both])),
  "votes.page.majorityOf": SHARES.flatMap((share) => [true, false].map((both) => [share, both])),
  "sanctions.refused.slow": [[{ minutes: 30, end: "1", free: "2", reason: "3" }]],
  "sanctions.conduct.upTo": [true, false].map((first) => [{ days: 7, first }]),
};
const NUMBERS = [0, 1, 2, 20].map((number) => [number, number, number]);

type Text = { path: string; text: unknown };

/** Every text of a catalogue with the path to it; functions are called with sample arguments. */
function textsOf(node: unknown, path = ""): Text[] {
  if (typeof node === "function") {
    return (SAMPLES[path] ?? NUMBERS).map((args) => ({ path: `${path}()`, text: `${node(...args)}` }));
  }
  if (typeof node !== "object" || node === null) return [{ path, text: node }];
  return Object.entries(node).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key));
}

const pathsOf = (catalogue: unknown) => [...new Set(textsOf(catalogue).map(({ path }) => path))].sort();

describe.each(Object.entries(CATALOGUES))("%s", (_, catalogue) => {
  test("has words for everything", () => {
    const unsaid = textsOf(catalogue).filter(
      ({ text }) => typeof text !== "string" || text.trim() === "" || /undefined|NaN|\[object/.test(text),
    );
    expect(unsaid).toEqual([]);
  });

  test("says of every fault what it is", () => {
    const said = FAULTS.map((code) => catalogue.faults({ code, limit: 12 }));
    expect(new Set(said).size).toBe(FAULTS.length);
  });
});

test("both catalogues say the same things, down to what a type leaves open", () => {
  expect(pathsOf(en)).toEqual(pathsOf(zh));
});

test("English is English, but for the name of the other language", () => {
  const { otherLanguage, ...rest } = en;
  expect(otherLanguage).toMatch(HAN);
  expect(textsOf(rest).filter(({ text }) => HAN.test(String(text)))).toEqual([]);
});

test("English counts one and many", () => {
  expect(en.proposals.row.endorsements(1)).toBe("1 endorsement");
  expect(en.proposals.row.endorsements(0)).toBe("0 endorsements");
  expect(en.home.reviewWaits(1)).toMatch(/^1 proposal waits /);
  expect(en.home.reviewWaits(3)).toMatch(/^3 proposals wait /);
  expect(en.proposals.page.revised(1)).toBe("Changed once");
  expect(en.votes.missing("1", en.votes.measures.heads.unit)).toBe("1 more voter needed");
  expect(en.faults({ code: "too_long", limit: 1 })).toContain("1 character.");
});

test("thresholds keep what they include: 以上 and 过半数", () => {
  const half = { numerator: 1, denominator: 2, orExactly: false };
  const twoThirds = { numerator: 2, denominator: 3, orExactly: true };
  expect([zh.votes.share(half), zh.votes.share(twoThirds)]).toEqual(["过半数", "三分之二"]);
  expect([en.votes.share(half), en.votes.share(twoThirds)]).toEqual(["more than half", "at least two thirds"]);
});
