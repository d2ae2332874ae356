import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Jieba } from "@node-rs/jieba";

import { type TitleTerms, termsOfTitle } from "./likeness.ts";

/** Words met less often than this in jieba's corpus are two thirds of its dictionary, and half of its memory. */
const LEAST_OFTEN = 10;
const [LINE_END, SPACE, ZERO, NINE] = [10, 32, 48, 57];

let jieba: Jieba | undefined;

/** Loaded with the first title: the dictionary takes a quarter of a second, and 21 MB. */
function dictionary(): Jieba {
  jieba ??= Jieba.withDict(common(readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt"))));
  return jieba;
}

/** The lines `word frequency class` of words that are frequent, by their bytes: as text they would take the memory that is saved. */
function common(lines: Buffer): Buffer {
  const kept = Buffer.alloc(lines.length);
  let length = 0;
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(LINE_END, start) + 1 || lines.length;
    if (numberAt(lines, lines.indexOf(SPACE, start) + 1) >= LEAST_OFTEN) length += lines.copy(kept, length, start, end);
    start = end;
  }
  return kept.subarray(0, length);
}

function numberAt(bytes: Buffer, at: number): number {
  let number = 0;
  for (let digit = bytes[at] ?? 0; digit >= ZERO && digit <= NINE; digit = bytes[++at] ?? 0) {
    number = number * 10 + digit - ZERO;
  }
  return number;
}

/** The terms by which titles are compared. */
export const titleTerms = (title: string): TitleTerms =>
  termsOfTitle(dictionary().cut(title.normalize("NFKC").toLowerCase(), true));
