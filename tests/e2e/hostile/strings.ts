import { readFileSync } from "node:fs";

const list = (path: string) => readFileSync(`node_modules/${path}`, "utf8");
const naughty: string[] = JSON.parse(list("big-list-of-naughty-strings/blns.json"));
const scripts = list("xss-filters/tests/fuzz/bin/seed.xss").split("\n");

/** The public lists: what tries to run comes first. What is nothing but blank is no text. */
const STRINGS = [...new Set([...scripts, ...naughty])].filter((string) => string.trim() !== "");

/** Longer than all of the lists together. */
const ENDLESS = 100_000;

/** All strings that fit in a field of this length, and in a line of it, a line each in as few texts as can be. */
export function textsOf(longest: number, longestLine = longest): string[] {
  const texts: string[] = [];
  for (const string of STRINGS.filter(({ length }) => length <= longestLine).sort((a, b) => b.length - a.length)) {
    const at = texts.findIndex((text) => text.length + 1 + string.length <= longest);
    if (at < 0) texts.push(string);
    else texts[at] += `\n${string}`;
  }
  return texts;
}

/** All there are, in one text. */
export const ALL = textsOf(ENDLESS).join("\n");

/** What is kept of a text: docs say trimmed, NFC, and \n at the ends of lines. */
export const kept = (text: string) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
