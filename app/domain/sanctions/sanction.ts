import type { SanctionKind, SanctionState } from "#app/db/generated/enums.ts";
import { type Ground, isUrgent } from "#app/domain/moderation/grounds.ts";

export type { SanctionKind, SanctionState };

export const SANCTION_KINDS = ["warning", "slow", "mute"] as const satisfies SanctionKind[];

const DAY_MS = 86_400_000;

/** For so many days a sanction is remembered: what comes after it may be harder, and trust waits so long. */
export const MEMORY_DAYS = 90;
/** So many days after its end it can still be appealed against. */
export const APPEAL_DAYS = 7;
/** Whoever is slowed down says one thing in so many minutes. */
export const SLOW_MINUTES = 30;

/** The lengths to choose from, in days. */
export const LENGTHS = [1, 3, 7, 14, 30] as const;

type Before = "nothing" | "anything" | "mute";
type Step = {
  kind: SanctionKind;
  mostDays: number;
  /** What there has to have been within the memory, unless the ground cannot wait where that says so. */
  after: Before;
  orUrgent: boolean;
};

/** What may follow on what, from mild to hard: the whole rule of proportion. A warning always counts for the full memory. */
export const LADDER: readonly Step[] = [
  { kind: "warning", mostDays: MEMORY_DAYS, after: "nothing", orUrgent: false },
  { kind: "slow", mostDays: 14, after: "nothing", orUrgent: false },
  { kind: "mute", mostDays: 7, after: "anything", orUrgent: true },
  { kind: "mute", mostDays: 30, after: "mute", orUrgent: false },
];

/** What may be done about somebody now, given what was done before and still counts. The longest in days; 0 is not at all. */
export function mostDays(kind: SanctionKind, ground: Ground, before: readonly SanctionKind[]): number {
  const has: Record<Before, boolean> = {
    nothing: true,
    anything: before.length > 0,
    mute: before.includes("mute"),
  };
  const steps = LADDER.filter((step) => step.kind === kind && (has[step.after] || (step.orUrgent && isUrgent(ground))));
  return Math.max(0, ...steps.map((step) => step.mostDays));
}

export const lengthOf = (kind: SanctionKind, days: number): number => (kind === "warning" ? MEMORY_DAYS : days);

export const daysAfter = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY_MS);

export type Course = { state: SanctionState; from: Date; until: Date; liftedAt: Date | null };

/** Whether it was found to be wrong: then it never was, as far as the person is concerned. */
export const isVoid = ({ state }: Pick<Course, "state">): boolean => state === "reversed" || state === "fallen";

const endOf = ({ until, liftedAt }: Course): Date => (liftedAt && liftedAt < until ? liftedAt : until);

/** In force from its first moment up to, and not including, its last. */
export const isRunning = (course: Course, now: Date): boolean => !isVoid(course) && now < endOf(course);

/** Whether it still counts when the next is considered. */
export const isRemembered = (course: Course, now: Date): boolean =>
  !isVoid(course) && now < daysAfter(course.from, MEMORY_DAYS);

export const appealableUntil = (course: Course): Date => daysAfter(endOf(course), APPEAL_DAYS);

/** How it stands, in one word. */
export type SanctionStanding = "running" | "lifted" | "over" | "reversed" | "fallen";

export function standingOf(course: Course, now: Date): SanctionStanding {
  if (course.state === "reversed" || course.state === "fallen") return course.state;
  if (isRunning(course, now)) return "running";
  return course.liftedAt ? "lifted" : "over";
}
