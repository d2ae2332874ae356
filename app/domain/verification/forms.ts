import { z } from "zod";

import { formKey, text, uploadedFile } from "#app/domain/shared/fields.ts";
import { STANDINGS } from "./standing.ts";

/** A photo as a phone takes it; the whole form may be a little larger. */
const MOST_PROOF_BYTES = 9 * 1024 * 1024;

const said = {
  standing: z.enum(STANDINGS),
  claimedName: text(60),
  /** Whom tenants and family name as the owner; left empty by who does not know. */
  ownerName: text(60, 0).optional().default(""),
  proof: uploadedFile(MOST_PROOF_BYTES).optional(),
  formKey,
};

export const JoinForm = z.object(said);
export type JoinForm = z.output<typeof JoinForm>;

export const ClaimForm = z.object({
  ...said,
  buildingId: z.uuid(),
  stairwell: text(20, 0),
  room: text(20),
});

export const DecisionForm = z
  .object({
    verdict: z.enum(["accept", "refuse"]),
    reason: text(300, 0),
    /** The register's line that is to be linked; none was chosen when empty. */
    entry: z
      .string()
      .regex(/^\d{0,4}$/)
      .optional()
      .transform((position) => (position ? Number(position) : undefined)),
  })
  .refine(({ verdict, reason }) => verdict === "accept" || reason.length > 0, {
    path: ["reason"],
    error: "refusal_reason_missing",
  });
export type DecisionForm = z.output<typeof DecisionForm>;

/** Letters for one unit, for a stairwell, or for the whole building. */
export const PrintForm = z.object({
  unitId: z.uuid().optional(),
  stairwell: text(20, 0).optional(),
  which: z.enum(["all", "unlinked"]).default("all"),
});
export type PrintForm = z.output<typeof PrintForm>;

export const RevokeForm = z.object({ unitId: z.uuid().optional() });

export const ClaimsFilter = z.object({
  show: z.enum(["waiting", "decided"]).catch("waiting"),
  after: z.string().max(100).optional().catch(undefined),
});
export type ClaimsFilter = z.output<typeof ClaimsFilter>;
