import { z } from "zod";

import { LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import { GROUNDS } from "#app/domain/moderation/grounds.ts";
import { text } from "#app/domain/shared/fields.ts";
import { LENGTHS, SANCTION_KINDS } from "./sanction.ts";

export const SanctionForm = z.object({
  kind: z.enum(SANCTION_KINDS),
  /** Of a warning there is one length alone, whatever is chosen. */
  days: z.coerce.number().pipe(z.literal(LENGTHS)),
  ground: z.enum(GROUNDS),
  note: text(LONGEST_NOTE),
});
export type SanctionInput = z.output<typeof SanctionForm>;

export const LiftForm = z.object({ reason: text(LONGEST_NOTE) });
