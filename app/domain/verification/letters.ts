import { dayAfter, endOfDay, shanghaiDay } from "#app/domain/shared/time.ts";

const VALID_DAYS = 60;

/** Sheets of eight, as many as one answer holds: the largest towers. */
export const LETTERS_A_SHEET = 8;
export const MOST_LETTERS = 400;

/** How many names may be tried with one letter before it no longer opens anything by itself. */
export const NAMES_A_LETTER = 3;

export const LETTER_STATES = ["out", "used", "revoked", "expired"] as const;
export type LetterState = (typeof LETTER_STATES)[number];

export type Letter = { expiresAt: Date; revokedAt: Date | null; usedAt: Date | null };

/** 24:00 of the sixtieth day. */
export const expiryOf = (printedAt: Date) => endOfDay(dayAfter(shanghaiDay(printedAt), VALID_DAYS));

export function letterState({ expiresAt, revokedAt, usedAt }: Letter, now: Date): LetterState {
  if (usedAt) return "used";
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "out";
}
