import { z } from "zod";

const SeatFacts = z.object({
  heads: z.int(),
  areaDm2: z.int(),
  partyId: z.uuid().nullable(),
  voterId: z.uuid().nullable(),
});
/** What a seat weighs and whose it is. */
export type SeatFacts = z.infer<typeof SeatFacts>;

/** From what to what one seat of a roll is corrected; a side is null where there was or is to be none. */
export const Correction = z.object({
  /** The owner party, or the resident's account. */
  subject: z.uuid(),
  /** Its number on the roll; null where it is not on it yet. */
  seat: z.int().nullable(),
  from: SeatFacts.extend({ commitment: z.string() }).nullable(),
  to: SeatFacts.nullable(),
});
export type Correction = z.infer<typeof Correction>;

/** The people whose own vote a correction is about. */
export const votersIn = ({ from, to }: Pick<Correction, "from" | "to">): (string | null)[] => [
  from?.voterId ?? null,
  to?.voterId ?? null,
];
