import { readFileSync } from "node:fs";

const list = (path: string) => readFileSync(`node_modules/${path}`, "utf8");
const naughty: string[] = JSON.parse(list("big-list-of-naughty-strings/blns.json"));
const scripts = list("xss-filters/tests/fuzz/bin/seed.xss").split("\n");

/** The public lists: what tries to run comes first. What is nothing but blank is no text. */
const STRINGS = [...new Set([...scripts, ...naughty])].filter((string) => string.trim() !== "");

/** How many texts a short field is sent: those share the lists among themselves, each from another place on. */
const MOST = 8;
/** Fields as long as a comment get all of the lists. */
const LONG = 1_900;

/** The lists in as few texts as a field of this length takes, from where a share of them is over. */
export function textsOf(longest: number, share: number): string[] {
  const fitting = STRINGS.filter((string) => string.length <= longest);
  const start = Math.floor(share * fitting.length);
  const inTurn = [...fitting.slice(start), ...fitting.slice(0, start)];
  const texts: string[] = [];
  let text = "";
  for (const string of inTurn) {
    const longer = text ? `${text}\n${string}` : string;
    if (longer.length > longest) texts.push(text);
    text = longer.length > longest ? string : longer;
  }
  const all = [...texts, text];
  return longest < LONG ? all.slice(0, MOST) : all;
}

/** What is kept of a text: docs say trimmed, NFC, and \n at the ends of lines. */
export const kept = (text: string) => text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
