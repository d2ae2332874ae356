import { changeText } from "./html-text.ts";

const SHORTEST_NAME = 2;
const LONGEST_NAME = 24;
/** How many @ are looked at: a text full of them asks no more of the database. */
const MOST_SIGNS = 20;

/** What a name may be made of, chosen or masked, after an @, wide or not, that is not inside an e-mail address. */
const SIGN = /(?<![\p{Script=Latin}\p{N}._-])[@＠]([\p{L}\p{M}\p{N}*][\p{L}\p{M}\p{N}*·・ー'’._ -]{0,23})/gu;

const signsIn = (text: string) => [...text.matchAll(SIGN)].slice(0, MOST_SIGNS).map(([, after = ""]) => after);

/** Every name that could be meant: nothing says where in a Chinese sentence a name ends. */
export function namesToLookUp(body: string): string[] {
  const names = signsIn(body).flatMap((after) => {
    const characters = [...after].slice(0, LONGEST_NAME);
    return characters.map((_, last) => characters.slice(0, last + 1).join(""));
  });
  return [...new Set(names)].filter((name) => name === name.trimEnd() && [...name].length >= SHORTEST_NAME);
}

/** Which of these names a text mentions: after each @ the longest that fits. */
export function mentionedIn(body: string, names: Iterable<string>): string[] {
  const sorted = byLength(names);
  return [...new Set(signsIn(body).flatMap((after) => sorted.find((name) => after.startsWith(name)) ?? []))];
}

/** The markdown with no asterisk of a masked name in it that could be taken for emphasis. */
export const withoutEmphasis = (body: string, names: readonly string[]): string =>
  names.length === 0 ? body : body.replace(patternOf(names), (mention) => mention.replaceAll("*", "\\*"));

/** The HTML with the names of those who are mentioned in bold. */
export const markMentions = (html: string, names: readonly string[]): string =>
  names.length === 0
    ? html
    : changeText(html, (text) => text.replace(patternOf(names), (mention) => `<strong>${mention}</strong>`));

const patternOf = (names: readonly string[]) =>
  new RegExp(`[@＠](?:${byLength(names).map(literally).join("|")})`, "gu");

const literally = (name: string) => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

const byLength = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length);
