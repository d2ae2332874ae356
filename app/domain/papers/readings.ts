import { type BallotChoice, isSameChoice } from "#app/domain/votes/ballot-choice.ts";

/** What one person read on a sheet. */
export type Reading = { readerId: string; choice: BallotChoice };

export type SheetState = "unread" | "readOnce" | "differing" | "settled";

/** How far a sheet is, from what was read on it, the first reading first. */
export function stateOf(readings: readonly Reading[]): SheetState {
  if (settledChoice(readings) !== null) return "settled";
  return readings.length === 0 ? "unread" : readings.length === 1 ? "readOnce" : "differing";
}

/** What a sheet says: what two people read alike, or else what the third one read. Null while that is open. */
export function settledChoice([first, second, third]: readonly Reading[]): BallotChoice | null {
  if (first && second && isSameChoice(first.choice, second.choice)) return first.choice;
  return third?.choice ?? null;
}
