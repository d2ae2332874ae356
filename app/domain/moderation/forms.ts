import { z } from "zod";

import { revision, text } from "#app/domain/shared/fields.ts";
import { GROUNDS } from "./grounds.ts";

export const LONGEST_NOTE = 500;
export const LONGEST_APPEAL = 1_000;

export const FlagForm = z.object({ ground: z.enum(GROUNDS), note: text(LONGEST_NOTE, 0) });
export type FlagInput = z.output<typeof FlagForm>;

export const KeepForm = z.object({ revision });
export const HideForm = z.object({ ground: z.enum(GROUNDS), note: text(LONGEST_NOTE), revision });
export type HideInput = z.output<typeof HideForm>;

export const AppealForm = z.object({ appeal: text(LONGEST_APPEAL) });

export const VERDICTS = ["upheld", "reversed"] as const;
export const AppealAnswerForm = z.object({ verdict: z.enum(VERDICTS), answer: text(LONGEST_APPEAL) });
export type AppealAnswer = z.output<typeof AppealAnswerForm>;
