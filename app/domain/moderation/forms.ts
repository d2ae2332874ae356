import { z } from "zod";

import { isMoment } from "#app/domain/shared/cursor.ts";
import { revision, text } from "#app/domain/shared/fields.ts";
import { isId } from "#app/domain/shared/id.ts";
import { GROUNDS } from "./grounds.ts";

export const LONGEST_NOTE = 500;
export const LONGEST_APPEAL = 1_000;

export const FlagForm = z.object({ ground: z.enum(GROUNDS), note: text(LONGEST_NOTE, 0) });
export type FlagInput = z.output<typeof FlagForm>;

export const KeepForm = z.object({ revision });
export const HideForm = z.object({ ground: z.enum(GROUNDS), note: text(LONGEST_NOTE), revision });
export type HideInput = z.output<typeof HideForm>;

/** So many are judged at one stroke. */
export const MOST_AT_ONCE = 50;

const CASE = "case-";
export type Chosen = { id: string; revision: number }[];

/** Boxes named after the cases they stand for, each with the revision that was read. */
const chosenOf = (sent: Record<string, unknown>): Chosen =>
  Object.entries(sent)
    .map(([name, value]) => ({ id: name.slice(CASE.length), revision: Number(value), name }))
    .filter(({ id, revision, name }) => name.startsWith(CASE) && isId(id) && Number.isSafeInteger(revision))
    .slice(0, MOST_AT_ONCE)
    .map(({ id, revision }) => ({ id, revision }));

export const BulkHidingForm = z
  .looseObject({ ground: z.enum(GROUNDS), note: text(LONGEST_NOTE) })
  .transform(({ ground, note, ...sent }) => ({ ground, note, chosen: chosenOf(sent) }));
export type BulkHiding = z.output<typeof BulkHidingForm>;
export const BulkKeepingForm = z.looseObject({}).transform(chosenOf);

export const UndoForm = z.object({
  at: z
    .string()
    .refine(isMoment)
    .transform((at) => new Date(at)),
});

/** How many days an author may be given to change their words. */
export const DAYS_TO_EDIT = ["1", "3", "7"] as const;
export const AskForm = HideForm.extend({ days: z.enum(DAYS_TO_EDIT).transform(Number) });
export type AskInput = z.output<typeof AskForm>;

export const AppealForm = z.object({ appeal: text(LONGEST_APPEAL) });

export const VERDICTS = ["upheld", "reversed"] as const;
export const AppealAnswerForm = z.object({ verdict: z.enum(VERDICTS), answer: text(LONGEST_APPEAL) });
export type AppealAnswer = z.output<typeof AppealAnswerForm>;
