import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
import { momentOf } from "#app/domain/shared/time.ts";

export const LONGEST_REASON = 500;
const reason = text(LONGEST_REASON);

/** What needs no more than a reason. */
export const ActForm = z.object({ reason, formKey });
export type ProposedAct = z.output<typeof ActForm>;

export const ExtensionForm = z.object({
  /** As a datetime-local field holds it, in Shanghai. */
  closesAt: z.string().transform((local, ctx) => {
    const moment = momentOf(local);
    if (!moment) ctx.addIssue({ code: "custom", message: "bad_moment" });
    return moment ?? z.NEVER;
  }),
  reason,
  formKey,
});
export type ProposedExtension = z.output<typeof ExtensionForm>;

export const RefusalForm = z.object({ reason });

export const RollRequestForm = z.object({ text: text(LONGEST_REASON), formKey });
export type NewRollRequest = z.output<typeof RollRequestForm>;

export const ObjectionAnswerForm = z.object({ verdict: z.enum(["rejected", "upheld"]), answer: reason, formKey });
export type ObjectionAnswer = z.output<typeof ObjectionAnswerForm>;

export const AnswerForm = z.object({ answer: text(LONGEST_REASON) });
