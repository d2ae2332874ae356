import { z } from "zod";

import { revision, text } from "#app/domain/shared/fields.ts";

/** An empty field means that there is none. */
const optional = (max: number) => text(max, 0).transform((value) => value || null);

export const SettingsForm = z.object({
  endorsementThreshold: z.coerce
    .number({ error: "bad_count" })
    .int({ error: "bad_count" })
    .refine((count) => count >= 0 && count <= 1_000, { error: "bad_count" }),
  icpNumber: optional(60),
  privacyUrl: optional(300).refine((url) => url === null || /^https?:\/\/\S+$/.test(url), { error: "bad_url" }),
  complaintChannel: optional(120),
  revision,
});
