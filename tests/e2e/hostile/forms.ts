import { PICTURE } from "../access/papers.ts";
import { type Fields, PICTURED } from "./fields.ts";
import { ALL, kept, textsOf } from "./strings.ts";
import type { Wanted } from "./window.ts";

/** Of rooms and codes, and of names: so long are texts that pass a rule, if any do. */
const RULED_LENGTH = 40;
/** So many of them, each field from another place on. */
const MOST = 8;
/** So many texts of a short field are taken, of those of one as long as a comment all: short fields share them. */
const MOST_TAKEN = 16;

export type Typed = Record<string, string>;

/**
 * What is sent besides what is typed in everywhere: to each field that has a rule, by itself, for a form may judge the next
 * only when the first is right, some that may pass it; and those that fit, in texts that are taken, of a short field a share,
 * each from another place on, those of free fields together as long as there are more for them. `place` tells the addresses
 * apart.
 */
export function formsFor(
  { free = {}, stored = {}, ruled = [], refusedBy = {}, lines = {}, ending = {} }: Fields,
  place: number,
): Typed[] {
  const share = (texts: string[]) => {
    const from = (place * MOST_TAKEN) % texts.length;
    return [...texts.slice(from), ...texts.slice(0, from)].slice(0, MOST_TAKEN);
  };
  const short = textsOf(RULED_LENGTH);
  const some = (at: number, count = MOST) =>
    Array.from({ length: count }, (_, turn) => short[(at * MOST + turn) % short.length] ?? "");
  const byRule = ruled.flatMap((name, at) =>
    PICTURED.includes(name) ? [] : some(at).map((text) => ({ ...refusedBy, [name]: text })),
  );
  const drawn = Object.entries(stored).flatMap(([name, longest]) =>
    share(textsOf(longest)).map((text) => ({ [name]: text })),
  );
  const fitting = Object.entries(free).map(([name, longest]) => [name, share(textsOf(longest, lines[name]))] as const);
  const together = Array.from({ length: Math.max(0, ...fitting.map(([, texts]) => texts.length)) }, (_, turn) =>
    Object.fromEntries(
      fitting.flatMap(([name, texts]) => (turn < texts.length ? [[name, `${texts[turn]}${ending[name] ?? ""}`]] : [])),
    ),
  );
  const pictured = ruled.some((name) => PICTURED.includes(name)) ? [withPictures(some(0))] : [];
  return [...byRule, ...drawn, ...pictured, ...together];
}

/** So many times all strings go into one form: more of them would be too much for any form. */
const AT_ONCE = 4;

/** All strings in one text in every field there is, some of them at once: no form takes it, so that it comes back in its field. */
export function everywhere({ free = {}, stored = {}, ruled = [] }: Fields): Typed[] {
  const names = [...ruled, ...Object.keys(stored), ...Object.keys(free)];
  return Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, at) =>
    Object.fromEntries(names.slice(at * AT_ONCE, (at + 1) * AT_ONCE).map((name) => [name, ALL])),
  );
}

const withPictures = (texts: string[]): Typed =>
  Object.fromEntries(
    PICTURED.flatMap((name, at) => [
      [name.replace("alt", "picture"), PICTURE],
      [name, texts[at] ?? ""],
    ]),
  );

/** Whether it fits fields that take any text. */
export const isToBeTaken = ({ free = {} }: Fields, typed: Typed) =>
  Object.entries(typed).every(([name, text]) => name in free && text !== ALL);

/** What a page has to hold of what was typed: each field as it is, when the form is drawn again; else what stays of it. */
export function wantedOf(fields: Fields, typed: Typed, isTaken: boolean): Wanted[] {
  const { lines = {}, ruled = [], secret = {}, inside = {}, stored = {}, said } = fields;
  return Object.entries(typed).flatMap(([name, text]): Wanted[] => {
    if (name in secret || name.startsWith("picture")) return [];
    if (!isTaken) return [{ name, text: kept(text) }];
    if (name in stored || name in inside) return [];
    const isTidied = ruled.includes(name) && !PICTURED.includes(name);
    return (name in lines ? text.split("\n") : [text]).map((one) => ({
      text: kept(one),
      isTidied,
      isSaid: said,
    }));
  });
}
