import { withoutLookAlikes } from "./look-alikes.ts";

export const SHORTEST_NAME = 2;
export const LONGEST_NAME = 16;

export type NameFault = "too_short" | "too_long" | "name_characters" | "name_reserved";

/** Scripts that people here write their names in. Others are hardly ever names, and full of look-alikes. */
const SCRIPTS = [
  ...["Han", "Bopomofo", "Latin", "Cyrillic", "Greek", "Hiragana", "Katakana", "Hangul", "Tibetan", "Mongolian"],
  ...["Arabic", "Yi", "Lisu", "Thai", "Tai_Le", "New_Tai_Lue", "Devanagari"],
];
const CHARACTERS = new RegExp(
  `^(?:[${[...SCRIPTS, "Inherited"].map((script) => `\\p{Script=${script}}`).join("")}\\p{Nd} ·・ー'’._-])+$`,
  "u",
);
/** Not drawn at all, or drawn in another direction; private use could look like anything. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{C}]/u;
const PILED_UP = /^\p{M}|\p{M}{4}/u;
/** Alphabets whose letters pass for each other's are not mixed in one name. */
const ALPHABETS = ["Latin", "Cyrillic", "Greek", "Lisu"].map((script) => new RegExp(`\\p{Script=${script}}`, "u"));

/** What speaks for the committee or the house, and nobody may be called. */
const RESERVED = [
  ...[
    "管理员",
    "管理处",
    "居委",
    "居民委",
    "官方",
    "街道办",
    "监督委",
    "监委会",
    "党委",
    "党支部",
    "派出所",
    "客服",
    "已注销",
  ],
  ...["admin", "админ", "official", "moderator"],
];
/** Holds a reserved word by chance. */
const INNOCENT = ["badminton"];

/** A name as it is kept and shown: NFKC, single spaces, none at its ends. */
export const shownForm = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/\p{White_Space}+/gu, " ")
    .replace(/^ | $/g, "");

/** The one form in which names that could be taken for each other are the same. Doing it twice changes nothing. */
export function nameKey(name: string): string {
  let key = name;
  for (let last = ""; key !== last; ) {
    last = key;
    key = fold(key);
  }
  return key;
}

const fold = (name: string) =>
  withoutLookAlikes(withoutAccents(name.normalize("NFKC").toUpperCase().toLowerCase())).replace(
    /[^\p{L}\p{M}\p{N}]|\p{Default_Ignorable_Code_Point}/gu,
    "",
  );

/** Only where they are accents: in other scripts marks are half of the writing. */
const withoutAccents = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, "$1")
    .normalize("NFKC");

const RESERVED_KEYS = RESERVED.map(nameKey);
const INNOCENT_KEYS = INNOCENT.map(nameKey);

/** Whether a name could be taken for the committee's or the house's own. */
export function isReservedName(name: string): boolean {
  const key = INNOCENT_KEYS.reduce((rest, innocent) => rest.replaceAll(innocent, " "), nameKey(name));
  return RESERVED_KEYS.some((reserved) => key.includes(reserved));
}

/** Why nobody may be called this; null when somebody may. `name` is in its shown form. */
export function faultOfName(name: string): NameFault | null {
  const length = [...name].length;
  if (length < SHORTEST_NAME) return "too_short";
  if (length > LONGEST_NAME) return "too_long";
  if (UNSEEN.test(name) || !CHARACTERS.test(name) || PILED_UP.test(name) || !/\p{L}/u.test(name)) {
    return "name_characters";
  }
  if (ALPHABETS.filter((alphabet) => alphabet.test(name)).length > 1) return "name_characters";
  return isReservedName(name) ? "name_reserved" : null;
}

/** Whether a name is that of one of these people, or has it in it. Masked names stand for too many to be kept for one. */
export function resemblesAny(name: string, others: readonly string[]): boolean {
  const key = nameKey(name);
  const keys = others.filter((other) => !other.includes("*")).map(nameKey);
  return keys.some((other) => [...other].length >= SHORTEST_NAME && key.includes(other));
}
