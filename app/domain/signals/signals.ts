import { decodeString } from "micromark-util-decode-string";
import { z } from "zod";

import { GROUNDS, type Ground } from "#app/domain/moderation/grounds.ts";
import { REVIEWED, STRENGTHS } from "./forms.ts";
import { type Found, VARIANTS } from "./wordlist.ts";

/** An account is new for so many days, and until so many of its comments are out. */
export const NEW_FOR_DAYS = 7;
export const FIRST_POSTS = 3;
/** More links than this are many; of a new account any is. */
export const FEW_LINKS = 2;
/** More than this within so many minutes is fast. */
export const UNHURRIED = 5;
export const HURRY_MINUTES = 10;
/** The same words again count for so many days, when there are enough of them: many people say "同意". */
export const REPEATED_WITHIN_DAYS = 7;
const SHORTEST_REPEATED = 12;
/** So many words that were found are told of. */
const WORDS_TOLD = 10;

const Hit = z.object({
  ...{ word: z.string(), ground: z.enum(GROUNDS), strength: z.enum(STRENGTHS) },
  ...{ start: z.number(), end: z.number(), variants: z.array(z.enum(VARIANTS)) },
});
export type Hit = z.output<typeof Hit>;

/** Everything that can be noticed of something written, each with what there was to see. */
export const Signal = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("review"), whose: z.enum(REVIEWED) }),
  z.object({ kind: z.literal("words"), hits: z.array(Hit) }),
  z.object({ kind: z.literal("newAccount"), days: z.number(), posts: z.number() }),
  z.object({ kind: z.literal("links"), count: z.number() }),
  z.object({ kind: z.literal("repeated"), own: z.number(), others: z.number() }),
  z.object({ kind: z.literal("speed"), count: z.number() }),
]);
export type Signal = z.output<typeof Signal>;

/** What is known of whoever writes, before this. */
export type Author = {
  /** How old the account is. */
  days: number;
  /** Comments of theirs that are out. */
  posts: number;
  /** What they wrote in the last minutes. */
  recent: number;
  /** How often they wrote the same, and how many others did, in the last days. */
  own: number;
  others: number;
};

type Listed = Pick<Hit, "word" | "ground" | "strength">;

/** The grounds for which listed words that were found stand. */
export const groundsIn = (
  signals: readonly ({ kind: "words"; hits: readonly { ground: Ground }[] } | { kind: string })[],
) => signals.flatMap((signal) => ("hits" in signal ? signal.hits.map(({ ground }) => ground) : []));

export function signalsIn(text: string, author: Author, found: readonly Found<Listed>[]): Signal[] {
  const { days, posts, recent, own, others } = author;
  const isNew = days < NEW_FOR_DAYS || posts < FIRST_POSTS;
  const links = countLinks(text);
  const signals: (Signal | false)[] = [
    found.length > 0 && { kind: "words", hits: found.slice(0, WORDS_TOLD).map(hitOf) },
    isNew && { kind: "newAccount", days, posts },
    links > (isNew ? 0 : FEW_LINKS) && { kind: "links", count: links },
    own + others > 0 && { kind: "repeated", own, others },
    recent >= UNHURRIED && { kind: "speed", count: recent + 1 },
  ];
  return signals.filter((signal) => signal !== false);
}

const hitOf = ({ entry: { word, ground, strength }, start, end, variants }: Found<Listed>): Hit => ({
  ...{ word, ground, strength, start, end, variants },
});

const ADDRESS = /https?:\/\/[^\s，。；、）]*/g;
const HOST =
  /(?<![a-z0-9.@-])(?:[a-z0-9-]{1,63}\.){1,5}(?:com|cn|net|org|top|vip|shop|xyz|cc|io|me|info|site)(?![a-z0-9-])/g;

/** Addresses on the web, with or without what they begin with. */
export function countLinks(text: string): number {
  const plain = decodeString(text).normalize("NFKC").toLowerCase();
  const bare = plain.replace(ADDRESS, " ");
  return [...plain.matchAll(ADDRESS), ...bare.matchAll(HOST)].length;
}

/** Whether a text, folded, is long enough for it to mean something that it was written before. */
export const isTelling = (folded: string): boolean => [...folded].length >= SHORTEST_REPEATED;
