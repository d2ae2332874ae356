import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
import { momentOf } from "#app/domain/shared/time.ts";
import { QUORUMS, type Quorum, TRACKS } from "./rules.ts";
import { faultsOfScope } from "./scope.ts";
import { CHOICES } from "./tally.ts";
import { MODES } from "./track-rules.ts";

/** What a datetime-local field holds, in Shanghai. */
const readMoment = (local: string, ctx: z.core.$RefinementCtx): Date => {
  const moment = momentOf(local);
  if (!moment) ctx.addIssue({ code: "custom", message: "bad_moment" });
  return moment ?? z.NEVER;
};

const place = z
  .union([z.uuid(), z.literal("")])
  .default("")
  .transform((id) => id || null);

export const OpenVoteForm = z
  .object({
    question: text(120),
    explanation: text(5000, 0),
    track: z.enum(TRACKS),
    mode: z.enum(MODES).default("people"),
    /** Empty asks all residents. */
    propertyAreaId: place,
    buildingId: place,
    gridId: place,
    quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]).default("none"),
    /** Empty opens the vote at once. */
    opensAt: z.string().transform((local, ctx) => (local === "" ? null : readMoment(local, ctx))),
    closesAt: z.string().min(1).transform(readMoment),
    formKey,
  })
  .check(({ value, issues }) => {
    for (const { path, code } of faultsOfScope(value))
      issues.push({ code: "custom", path: [path], message: code, input: value[path] });
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

const choice = z.enum(CHOICES);

/** The ballot itself: leads to the confirmation. */
export const BallotForm = z.object({ choice });

/** The confirmation: casts it. */
export const ConfirmedBallotForm = z.object({ choice, formKey });
