import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
import { momentOf } from "#app/domain/shared/time.ts";
import { preconditionFields, readPreconditions } from "#app/domain/vote-plans/preconditions.ts";
import { readSettings, settingsFields } from "#app/domain/vote-plans/settings-form.ts";
import { QUORUMS, type Quorum, TRACKS } from "./rules.ts";
import { faultsOfScope } from "./scope.ts";
import { MODES, ruleFor } from "./track-rules.ts";

/** What a datetime-local field holds, in Shanghai. */
const readMoment = (local: string, ctx: z.core.$RefinementCtx): Date => {
  const moment = momentOf(local);
  if (!moment) ctx.addIssue({ code: "custom", message: "bad_moment" });
  return moment ?? z.NEVER;
};

/** A version of the community's own rule for a kind of decision: "ownerOrdinary-3". */
function readVersion(typed: string, ctx: z.core.$RefinementCtx) {
  if (typed === "") return null;
  const [name, version = ""] = typed.split("-");
  const track = TRACKS.find((one) => one === name);
  if (track && /^[1-9]\d{0,5}$/.test(version)) return { track, version: Number(version) };
  ctx.addIssue({ code: "custom", message: "unknown_option" });
  return z.NEVER;
}

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
    /** "" is the law's rule; else "ownerOrdinary-3": a version of the community's own. */
    ruleVersion: z.string().default("").transform(readVersion),
    ...settingsFields,
    ...preconditionFields,
    quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]).default("none"),
    /** Empty opens the vote at once. */
    opensAt: z.string().transform((local, ctx) => (local === "" ? null : readMoment(local, ctx))),
    closesAt: z.string().min(1).transform(readMoment),
    formKey,
  })
  .transform((sent, ctx) => {
    const { question, explanation, track, mode, propertyAreaId, buildingId, gridId, ...rest } = sent;
    const { ruleVersion, quorum, opensAt, closesAt, formKey: key } = rest;
    const { settings, faults: ofSettings } = readSettings(sent, ruleFor(sent));
    const { preconditions, faults: ofBefore } = readPreconditions(sent, track);
    const faults: { path: string; code: string }[] = [...faultsOfScope(sent), ...ofSettings, ...ofBefore];
    if (ruleVersion && ruleVersion.track !== track) faults.push({ path: "ruleVersion", code: "rule_of_other_track" });
    for (const { path, code } of faults) ctx.addIssue({ code: "custom", path: [path], message: code });
    if (!settings) return z.NEVER;
    return {
      ...{ question, explanation, track, mode, propertyAreaId, buildingId, gridId, ruleVersion, quorum },
      ...{ settings, preconditions, opensAt, closesAt, formKey: key },
    };
  });
export type OpenVote = z.output<typeof OpenVoteForm>;

/** The seat after which a page of the roll begins; whatever else is in the address begins it anew. */
export const RollFilter = z.object({ after: z.coerce.number().int().min(0).max(1_000_000_000).catch(0) });

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
