import type { Ground } from "#app/domain/moderation/grounds.ts";
import { type Course, isRunning, type SanctionKind, SLOW_MINUTES } from "./sanction.ts";

/** Everything one does here that others read, or have to look at. */
export const WRITINGS = ["comment", "edit", "amendment", "proposal", "revision", "flag"] as const;
export type Writing = (typeof WRITINGS)[number];
/** Of these there is only so much in a time. */
export type Counted = Extract<Writing, "comment" | "proposal" | "flag">;

const HOUR_MS = 3_600_000;

/** What is counted, and over how long. */
export const QUANTITIES = {
  commentsAnHour: { of: "comment", ms: HOUR_MS },
  commentsADay: { of: "comment", ms: 24 * HOUR_MS },
  proposalsAWeek: { of: "proposal", ms: 7 * 24 * HOUR_MS },
  flagsADay: { of: "flag", ms: 24 * HOUR_MS },
} as const satisfies Record<string, { of: Counted; ms: number }>;
export type Quantity = keyof typeof QUANTITIES;

/** What a sanction keeps from being written, but not a change that the committee itself asks for; what is slowed down counts as one with all else that is. */
const STOPPED: Record<SanctionKind, readonly Writing[]> = {
  warning: [],
  slow: ["comment", "proposal"],
  mute: WRITINGS.filter((writing) => writing !== "amendment"),
};

/** What no sanction ever touches: the rest of what one can do here. */
export const NEVER_TAKEN = ["vote", "endorse", "object", "correct", "appeal", "ownData"] as const;

export type WriterFacts = {
  now: Date;
  /** Of the account. */
  createdAt: Date;
  /** When something of theirs was hidden last that is hidden still. */
  hiddenAt: Date | null;
  sanctions: readonly (Course & { id: string; kind: SanctionKind; ground: Ground })[];
  /** When they wrote of late, the latest first; as far back, and as many, as any limit asks for. */
  recent: Record<Counted, readonly Date[]>;
};

export type Stop = {
  code: "muted" | "slowed";
  told: { by: "sanction"; id: string; ground: Ground; until: Date; freeAt: Date };
};

/** What keeps somebody from writing this now; the hardest and longest of what there is. */
export function stopOf(writing: Writing, { now, sanctions, recent }: WriterFacts): Stop | null {
  const last = (kind: SanctionKind) =>
    sanctions
      .filter((one) => one.kind === kind && STOPPED[kind].includes(writing) && isRunning(one, now))
      .sort((a, b) => b.until.getTime() - a.until.getTime())[0];
  const mute = last("mute");
  if (mute) return { code: "muted", told: { ...toldOf(mute), freeAt: mute.until } };
  const slow = last("slow");
  const lastAt = Math.max(...[recent.comment[0], recent.proposal[0]].map((at) => at?.getTime() ?? 0));
  const nextAt = lastAt + SLOW_MINUTES * 60_000;
  if (!slow || now.getTime() >= nextAt) return null;
  return { code: "slowed", told: { ...toldOf(slow), freeAt: new Date(Math.min(nextAt, slow.until.getTime())) } };
}

const toldOf = ({ id, ground, until }: WriterFacts["sanctions"][number]) => ({
  ...{ by: "sanction" as const, id, ground, until },
});

export type Enough = { quantity: Quantity; most: number; freeAt: Date };

const quantitiesOf = (writing: Writing) =>
  (Object.keys(QUANTITIES) as Quantity[]).filter((quantity) => QUANTITIES[quantity].of === writing);

/** Which limit was reached, and when there is room again: when the oldest of so many is long enough ago. The longest wait of several. */
export function enoughOf(
  writing: Writing,
  { now, recent }: WriterFacts,
  limits: Record<Quantity, number>,
): Enough | null {
  const reached = quantitiesOf(writing).flatMap((quantity) => {
    const { of, ms } = QUANTITIES[quantity];
    const most = limits[quantity];
    const oldest = recent[of][most - 1];
    const freeAt = oldest && new Date(oldest.getTime() + ms);
    return freeAt && now < freeAt ? [{ quantity, most, freeAt }] : [];
  });
  return reached.sort((a, b) => b.freeAt.getTime() - a.freeAt.getTime())[0] ?? null;
}

/** How many more there may be now. */
export function leftOf(writing: Counted, { now, recent }: WriterFacts, limits: Record<Quantity, number>): number {
  const lefts = quantitiesOf(writing).map((quantity) => {
    const { of, ms } = QUANTITIES[quantity];
    return limits[quantity] - recent[of].filter((at) => now.getTime() - at.getTime() < ms).length;
  });
  return Math.max(0, Math.min(...lefts));
}
