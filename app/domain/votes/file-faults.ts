import type { BudgetFile, OptionsFile, PlainFile } from "./plain-file.ts";

/** What is wrong with a plain vote file, and where: ["ballots", 3, "ranking", 0, 1]. */
export type Fault = { path: (string | number)[]; code: FaultCode | string };

export const FAULT_CODES = [
  "unknown_method",
  "not_an_amount",
  "not_scores",
  "no_roll",
  "no_seat",
  "seat_twice",
  "off_roll",
  "weight_on_roll",
  "nothing_to_measure",
  "too_large",
  "no_such_electorate",
  "quorum_of_law",
  "unknown_option",
  "repeated_option",
  "not_a_score",
  "negative_use",
  "choices_or_scores",
  "costs_nothing",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A file may be wrong a million times; the first few say what is wrong with it. */
export const MOST_FAULTS = 20;

export class MalformedFile extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(
      faults
        .slice(0, MOST_FAULTS)
        .map(({ path, code }) => `${pathOf(path)} ${code}`)
        .join("\n"),
    );
    this.name = "MalformedFile";
  }
}

/** "ballots[3].ranking[0][1]"; "$" is the file itself. */
export function pathOf(path: readonly (string | number)[]): string {
  const parts = path.map((part) => {
    if (typeof part === "number") return `[${part}]`;
    return /^[A-Za-z_]\w*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
  });
  return parts.join("").replace(/^\./, "") || "$";
}

/**
 * Where on the roll each ballot's seat is; null without a roll. Faults are seats that are there twice, that vote
 * twice, or that the roll does not have.
 */
export function placesOf({ roll, ballots }: PlainFile): { places: Int32Array | null; faults: Fault[] } {
  if (!roll) return { places: null, faults: repeated(ballots, "ballots").faults };
  const { positions, faults } = repeated(roll, "roll");
  const places = new Int32Array(ballots.length);
  const voted = new Uint8Array(roll.length);
  ballots.forEach(({ seat, weight = 1 }, at) => {
    const place = seat === undefined ? undefined : positions.get(String(seat));
    const code = seat === undefined ? "no_seat" : place === undefined ? "off_roll" : voted[place] ? "seat_twice" : null;
    if (code) faults.push({ path: ["ballots", at, "seat"], code });
    if (weight !== 1) faults.push({ path: ["ballots", at, "weight"], code: "weight_on_roll" });
    if (place === undefined) return;
    places[at] = place;
    voted[place] = 1;
  });
  return { places, faults };
}

/** Seats by name, and those that come again. */
function repeated(seated: readonly { seat?: string | number }[], key: string) {
  const faults: Fault[] = [];
  const positions = new Map<string, number>();
  seated.forEach(({ seat }, at) => {
    if (seat === undefined) return;
    const before = positions.size;
    positions.set(String(seat), at);
    // One look-up instead of two: a million seats are a moment then.
    if (positions.size === before) faults.push({ path: [key, at, "seat"], code: "seat_twice" });
  });
  return { positions, faults };
}

/** Money that is none, points below nothing, and ballots that say it in two ways. */
export function faultsOfBudget(file: OptionsFile | BudgetFile): Fault[] {
  if (!("projects" in file)) return [];
  const faults: Fault[] = file.projects.flatMap(({ cost }, at) =>
    /[1-9]/.test(cost) ? [] : [{ path: ["projects", at, "cost"], code: "costs_nothing" }],
  );
  if (file.method !== "equalShares") return faults;
  const scored = file.ballots.some(({ scores }) => scores);
  file.ballots.forEach(({ choices, scores }, at) => {
    if ((scored ? choices : scores) || !(scored ? scores : choices)) {
      faults.push({ path: ["ballots", at], code: "choices_or_scores" });
    }
    for (const [id, points] of Object.entries(scores ?? {})) {
      if (Number(points) < 0) faults.push({ path: ["ballots", at, "scores", id], code: "negative_use" });
    }
  });
  return faults;
}

/** Faults of what is voted on, and of ballots that name what nobody can vote for. */
export function faultsOfChoices(file: OptionsFile | BudgetFile): Fault[] {
  const faults: Fault[] = [];
  const listed = "projects" in file ? file.projects.map(({ id }) => id) : file.options;
  const known = new Set<string>();
  listed?.forEach((id, at) => {
    const path = "projects" in file ? ["projects", at, "id"] : ["options", at];
    if (known.has(id)) faults.push({ path, code: "repeated_option" });
    known.add(id);
  });
  file.ballots.forEach((ballot, at) => {
    const named = new Set<string>();
    const check = (id: string, ...path: Fault["path"]) => {
      if (listed && !known.has(id)) faults.push({ path: ["ballots", at, ...path], code: "unknown_option" });
      if (named.has(id)) faults.push({ path: ["ballots", at, ...path], code: "repeated_option" });
      named.add(id);
    };
    const { ranking, choices, scores }: Marks = ballot;
    for (const [rank, group] of ranking?.entries() ?? []) {
      for (const [place, id] of group.entries()) check(id, "ranking", rank, place);
    }
    for (const [place, id] of choices?.entries() ?? []) check(id, "choices", place);
    for (const [id, points] of Object.entries(scores ?? {})) {
      check(id, "scores", id);
      if (!Number.isSafeInteger(points)) faults.push({ path: ["ballots", at, "scores", id], code: "not_a_score" });
    }
  });
  return faults;
}

/** All that any method may find on a ballot. */
type Marks = { ranking?: string[][]; choices?: string[]; scores?: Record<string, unknown> };
