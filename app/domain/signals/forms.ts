import { z } from "zod";

import { GROUNDS } from "#app/domain/moderation/grounds.ts";
import { text } from "#app/domain/shared/fields.ts";
import { foldedForm } from "./folding.ts";

/** Whose comments can be looked at before others see them. */
export const REVIEWED = ["newcomers", "everybody"] as const;
export const REVIEW_MODES = ["off", ...REVIEWED] as const;
export type ReviewMode = (typeof REVIEW_MODES)[number];

/** What a word on the list does: tells the committee, or keeps the comment from others until the committee saw it. */
export const STRENGTHS = ["note", "hold"] as const;

export const LONGEST_WORD = 40;
/** So many words a community has an eye on, and adds at once. */
export const MOST_WORDS = 2_000;
const MOST_AT_ONCE = 200;
export const LONGEST_ADDED = 8_000;
export const LONGEST_TRIED = 2_000;

/** One a line; what two characters are not left of says too little to be looked for. */
const words = text(LONGEST_ADDED)
  .transform((typed) => [...new Set(typed.split("\n").map((line) => line.trim()))].filter((line) => line !== ""))
  .refine((lines) => lines.length <= MOST_AT_ONCE, { error: "too_many_words" })
  .refine((lines) => lines.every((line) => line.length <= LONGEST_WORD), { error: "word_too_long" })
  .refine((lines) => lines.every((line) => [...foldedForm(line)].length > 1), { error: "word_too_short" });

export const WordsForm = z.object({ words, ground: z.enum(GROUNDS), strength: z.enum(STRENGTHS) });
export type NewWords = z.output<typeof WordsForm>;

export const TrialForm = z.object({ text: text(LONGEST_TRIED) });
