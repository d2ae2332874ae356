import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
import { momentOf } from "#app/domain/shared/time.ts";
import { QUORUMS, type Quorum, TRACKS } from "./rules.ts";

/** What a datetime-local field holds, in Shanghai. */
const readMoment = (local: string, ctx: z.core.$RefinementCtx): Date => {
  const moment = momentOf(local);
  if (!moment) ctx.addIssue({ code: "custom", message: "bad_moment" });
  return moment ?? z.NEVER;
};

export const OpenVoteForm = z
  .object({
    question: text(120),
    explanation: text(5000, 0),
    track: z.enum(TRACKS),
    /** Empty asks all residents. */
    propertyAreaId: z.union([z.uuid(), z.literal("")]).transform((id) => id || null),
    quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]).default("none"),
    /** Empty opens the vote at once. */
    opensAt: z.string().transform((local, ctx) => (local === "" ? null : readMoment(local, ctx))),
    closesAt: z.string().min(1).transform(readMoment),
    formKey,
  })
  .refine(({ track, propertyAreaId }) => track === "deliberation" || propertyAreaId !== null, {
    path: ["propertyAreaId"],
    message: "area_missing",
  });
export type OpenVote = z.output<typeof OpenVoteForm>;

/** A head that somebody holds against the ledger, as a printed code has it; null when there is none to be made out. */
export const HeldHeadFilter = z
  .object({
    size: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1),
    root: z.string().regex(/^[\w-]{43}$/),
  })
  .nullable()
  .catch(null);

/** One field a ballot has for each option; what they say is for readChoice(). */
const MOST_FIELDS = 400;
const marks = z
  .record(z.string().max(100), z.string().max(100))
  .refine((all) => Object.keys(all).length <= MOST_FIELDS);

/** The ballot itself: leads to the confirmation. */
export const BallotForm = marks;

/** The confirmation: casts it. */
export const ConfirmedBallotForm = marks
  .and(z.looseObject({ formKey }))
  .transform(({ formKey, ...fields }) => ({ formKey, fields: fields as Record<string, string> }));
