import { decodeString } from "micromark-util-decode-string";

import { looksLike } from "#app/domain/accounts/look-alikes.ts";
import table from "./traditional.json" with { type: "json" };

const SIMPLIFIED = new Map(
  table.characters
    .split(" ")
    .flatMap(([simplified = "", ...traditional]) =>
      [simplified, ...traditional].slice(1).map((character) => [character, simplified] as const),
    ),
);

/** A character by its number or its name, which readers see as that character; in parentheses, so that split() keeps it. */
const REFERENCE = /(&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});)/i;

/** What a text says once all that only changes its looks is gone, a character each with where it stood in the text. */
export type Folded = {
  characters: string[];
  /** What each is in the text, in its own looks. */
  read: string[];
  /** Where each begins and ends in the text, in UTF-16 units. */
  starts: number[];
  ends: number[];
  /** What it is part of when it stands beside its like: a written word, a number, or neither. */
  kinds: Kind[];
};
type Kind = "letter" | "digit" | "sign";

const INVISIBLE = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const DIGIT = /\p{Nd}/u;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Letters and digits in circles and squares that Unicode does not resolve: the first code, and what it stands for. */
const SHAPES = [
  ...[0x1f150, 0x1f170, 0x1f1e6].map((first) => ({ first, last: first + 25, as: 0x61 })),
  ...[0x2776, 0x2780, 0x278a].map((first) => ({ first, last: first + 8, as: 0x31 })),
];

/**
 * Full width, letter case, accents, circles and other people's digits are looks; so is what cannot be seen. A character can
 * come to nothing, or to several.
 */
export function plainLooks(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  const shape = SHAPES.find(({ first, last }) => code >= first && code <= last);
  if (shape) return String.fromCodePoint(code - shape.first + shape.as);
  const plain = character.normalize("NFKD").replace(INVISIBLE, "").normalize("NFKC").toLowerCase();
  return DIGIT.test(plain) ? [...plain].map(westernDigit).join("") : plain;
}

/** Unicode writes the ten digits of a script one behind the other. */
function westernDigit(character: string): string {
  if (!DIGIT.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** The simplified form of a traditional character, or of one simplified in Japan. */
export const simplified = (character: string) => SIMPLIFIED.get(character) ?? character;

/** A text as it is typed, in pieces, each with what it is read as: a character is itself, a reference what it refers to. */
function* piecesOf(text: string): Generator<{ typed: string; read: string }> {
  for (const part of text.split(REFERENCE)) {
    const read = part.startsWith("&") ? decodeString(part) : part;
    if (read !== part) yield { typed: part, read };
    else for (const character of part) yield { typed: character, read: character };
  }
}

/** Goes through a text once. Spaces, punctuation and pictures are left out. */
export function fold(text: string): Folded {
  const folded: Folded = { characters: [], read: [], starts: [], ends: [], kinds: [] };
  let at = 0;
  for (const { typed, read } of piecesOf(text)) {
    for (const character of plainLooks(read)) {
      if (!SAYS_SOMETHING.test(character)) continue;
      folded.characters.push(looksLike(simplified(character)));
      folded.read.push(read);
      folded.starts.push(at);
      folded.ends.push(at + typed.length);
      folded.kinds.push(DIGIT.test(character) ? "digit" : LETTER.test(character) ? "letter" : "sign");
    }
    at += typed.length;
  }
  return folded;
}

/** The one form in which a text is the same as all its variants. */
export const foldedForm = (text: string) => fold(text).characters.join("");
