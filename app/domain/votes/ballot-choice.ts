import { canonicalJson, type Plain } from "./ledger/canonical.ts";
import { inOrder } from "./methods/ties.ts";
import type { VoteSettings } from "./settings.ts";
import { CHOICES } from "./tally.ts";

/**
 * What a ballot says, in the one way to write it (docs/ledger.md, "choice"): a motion's word, an option, a list of
 * options, points by option, or groups of options with the best first.
 */
export type BallotChoice = Plain;

/** On paper a ballot can also be spoilt. */
export const INVALID = "invalid";

export const CHOICE_FAULTS = ["choice_missing", "choice_unknown", "too_many_chosen"] as const;
export type ChoiceFault = (typeof CHOICE_FAULTS)[number];
export type ReadChoice = { choice: BallotChoice } | { fault: ChoiceFault };

type Ballot = Pick<VoteSettings, "method" | "options">;

/** The name of an option's field on the form of a ballot. */
export const fieldOf = (optionId: string) => `${PREFIX}${optionId}`;
const PREFIX = "option-";

/** What the fields of a ballot's form say. Options that are left out are not chosen, have no points, or rank last. */
export function readChoice({ method, options }: Ballot, fields: Readonly<Record<string, string>>): ReadChoice {
  if (method.code === "motion" || method.code === "singleChoice") {
    const { choice = "" } = fields;
    const allowed: readonly string[] = method.code === "motion" ? CHOICES : options.map(({ id }) => id);
    if (choice === "") return { fault: "choice_missing" };
    return allowed.includes(choice) ? { choice } : { fault: "choice_unknown" };
  }
  const given = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && value !== "" ? [{ id: name.slice(PREFIX.length), value }] : [],
  );
  const known = new Set(options.map(({ id }) => id));
  const marks = given.map(({ id, value }) => ({ id, mark: MARK.test(value) ? Number(value) : Number.NaN }));
  if (given.some(({ id }) => !known.has(id))) return { fault: "choice_unknown" };
  switch (method.code) {
    case "score":
      if (marks.some(({ mark }) => !(mark <= method.max))) return { fault: "choice_unknown" };
      return { choice: Object.fromEntries(marks.map(({ id, mark }) => [id, mark])) };
    case "schulze":
    case "irv":
    case "stv":
      if (marks.some(({ mark }) => !(mark >= 1 && mark <= options.length))) return { fault: "choice_unknown" };
      return { choice: groupsOf(marks) };
    default:
      if (given.some(({ value }) => value !== CHOSEN)) return { fault: "choice_unknown" };
      if (method.code === "approval" && given.length > method.most) return { fault: "too_many_chosen" };
      return { choice: given.map(({ id }) => id).sort(inOrder) };
  }
}

/** What a box that is ticked sends. */
export const CHOSEN = "on";
const MARK = /^\d{1,4}$/;

/** Options with the same rank stand together. */
function groupsOf(marks: readonly { id: string; mark: number }[]): string[][] {
  const groups = new Map<number, string[]>();
  for (const { id, mark } of marks) groups.set(mark, [...(groups.get(mark) ?? []), id]);
  return [...groups].sort(([a], [b]) => a - b).map(([, ids]) => ids.sort(inOrder));
}

export const isSameChoice = (a: BallotChoice, b: BallotChoice) => canonicalJson(a) === canonicalJson(b);

/** The fields that say this: what readChoice() reads back. */
export function fieldsOfChoice({ method }: Pick<Ballot, "method">, choice: BallotChoice): Record<string, string> {
  if (typeof choice === "string") return { choice };
  if (!Array.isArray(choice))
    return Object.fromEntries(Object.entries(choice ?? {}).map(([id, points]) => [fieldOf(id), String(points)]));
  const isRanking = method.code === "schulze" || method.code === "irv" || method.code === "stv";
  return Object.fromEntries(
    choice.flatMap((one, at) =>
      isRanking ? (one as string[]).map((id) => [fieldOf(id), String(at + 1)]) : [[fieldOf(String(one)), CHOSEN]],
    ),
  );
}
