import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";

/** A member of the collective. The account is what they sign in with, known only to who was told; empty when they have none. */
export const MemberForm = z.object({
  name: text(40, 2),
  account: text(60, 0).default(""),
  reason: text(200, 2),
  formKey,
});
export type NewMember = z.output<typeof MemberForm>;

export const LeavingForm = z.object({ reason: text(200, 2) });
export type Leaving = z.output<typeof LeavingForm>;

/** Who votes for a household; empty is whoever was linked to the flat first. */
export const HouseholdVoterForm = z.object({
  accountId: z.union([z.uuid(), z.literal("")]).transform((id) => id || null),
});
export type HouseholdVoter = z.output<typeof HouseholdVoterForm>;
