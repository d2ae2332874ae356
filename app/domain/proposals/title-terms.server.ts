import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Jieba } from "@node-rs/jieba";

import { type TitleTerms, termsOfTitle } from "./likeness.ts";

let jieba: Jieba | undefined;

/** Loaded with the first title: the dictionary takes a quarter of a second, and 45 MB. */
function dictionary(): Jieba {
  jieba ??= Jieba.withDict(readFileSync(createRequire(import.meta.url).resolve("@node-rs/jieba/dict.txt")));
  return jieba;
}

/** The terms by which titles are compared. */
export const titleTerms = (title: string): TitleTerms =>
  termsOfTitle(dictionary().cut(title.normalize("NFKC").toLowerCase(), true));
