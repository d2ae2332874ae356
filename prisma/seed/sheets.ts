import { settledChoice } from "#app/domain/papers/readings.ts";
import { type BallotChoice, INVALID, isSameChoice } from "#app/domain/votes/ballot-choice.ts";
import type { Way } from "#app/domain/votes/tally.ts";
import type { Random } from "./random.ts";
import type { Seat } from "./roll.ts";
import type { PapersStory } from "./stories.ts";

/** A printed ballot, and what was read on it: twice the same is a ballot, all else waits for somebody to read it. */
export type Sheet = { seat: Seat; sheetNo: number; read: BallotChoice[] };

/** Hands sheets to seats that nobody has voted for; first to those whose holders cannot vote online. */
export function sheetsFor(papers: PapersStory, seats: readonly Seat[], random: Random, choose: () => BallotChoice) {
  const left = random.shuffled(seats).sort((one, other) => Number(one.voter !== null) - Number(other.voter !== null));
  const take = (count: number, fill: () => BallotChoice[][]): Sheet[] =>
    left.splice(0, count).flatMap((seat) => fill().map((read, at) => ({ seat, sheetNo: at + 1, read })));
  const twice = (choice: BallotChoice) => [choice, choice];
  return [
    ...take(papers.settled, () => [twice(choose())]),
    ...take(papers.spoilt, () => [twice(INVALID)]),
    ...take(papers.disputed, () => [twice("agree"), twice("against")]),
    ...take(papers.readOnce, () => [[choose()]]),
    ...take(papers.differing, () => [["agree", "against"]]),
  ];
}

/** What a sheet says, once that is settled. */
export const saidBy = ({ read }: Sheet): BallotChoice | null =>
  settledChoice(read.map((choice, at) => ({ readerId: String(at), choice })));

/** Whether a sheet lets its seat take part. */
export function isBallot(sheet: Sheet) {
  const said = saidBy(sheet);
  return said !== null && said !== INVALID;
}

/** What counts for a seat that has nothing but these sheets. */
export function countedFor(sheets: readonly Sheet[]): { way: Way; choice: BallotChoice | null } {
  const [first, ...others] = sheets.map(saidBy).filter((choice) => choice !== null);
  if (first === undefined) return { way: "notVoted", choice: null };
  if (others.some((other) => !isSameChoice(other, first))) return { way: "disputed", choice: null };
  return first === INVALID ? { way: "invalid", choice: null } : { way: "paper", choice: first };
}
