import { z } from "zod";

import { type Actor, hasRole } from "#app/domain/shared/actor.ts";
import { Correction } from "#app/domain/votes/correction.ts";

/** What each kind of act says: everything that its second person approves, and that the database holds it to. */
export const ActDetail = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rollCorrection"), ...Correction.shape }),
  z.object({ kind: z.literal("extension"), closesAt: z.iso.datetime() }),
  z.object({ kind: z.literal("cancellation") }),
  /** Takes back what was published, because an objection holds: the reason is what its objector is answered. */
  z.object({ kind: z.literal("annulment"), objection: z.uuid() }),
  z.object({
    ...{ kind: z.literal("publication"), title: z.string(), body: z.string(), bodyHtml: z.string() },
    ...{ effectiveOn: z.string(), noticeDays: z.int() },
    /** Which result it tells of: its hash. Not there where it was proposed before that was asked. */
    counted: z.string().optional(),
    tasks: z.array(z.object({ title: z.string(), unit: z.string(), dueOn: z.string() })),
  }),
]);
export type ActDetail = z.infer<typeof ActDetail>;
export type ActKind = ActDetail["kind"];
export type DetailOf<Kind extends ActKind> = Extract<ActDetail, { kind: Kind }>;

export type Verdict = "waiting" | "approved" | "refused" | "withdrawn";

export type CommitteeRole = "moderator" | "chair";

/** As whom somebody of the committee acts. */
export const roleOf = (actor: Actor): CommitteeRole => (hasRole(actor, "chair") ? "chair" : "moderator");
