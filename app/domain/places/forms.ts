import { z } from "zod";

import { revision, text } from "#app/domain/shared/fields.ts";

/** An empty field means that there is none. */
const optional = (max: number) => text(max, 0).transform((value) => value || null);

export const SettingsForm = z.object({
  endorsementThreshold: z
    .string()
    .refine((count) => /^\d{1,4}$/.test(count) && Number(count) <= 1_000, { error: "bad_count" })
    .transform(Number),
  icpNumber: optional(60),
  privacyUrl: optional(300).refine((url) => url === null || /^https?:\/\/\S+$/.test(url), { error: "bad_url" }),
  complaintChannel: optional(120),
  revision,
});
