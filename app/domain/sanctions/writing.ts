import type { Ground } from "#app/domain/moderation/grounds.ts";
import { type Course, isRunning, type SanctionKind, SLOW_MINUTES } from "./sanction.ts";

/** Everything one does here that others read, or have to look at. */
export const WRITINGS = ["comment", "edit", "proposal", "revision", "flag"] as const;
export type Writing = (typeof WRITINGS)[number];

/** What a sanction keeps from being written; what is slowed down counts as one with all else that is. */
const STOPPED: Record<SanctionKind, readonly Writing[]> = {
  warning: [],
  slow: ["comment", "proposal"],
  mute: WRITINGS,
};

/** What no sanction ever touches: the rest of what one can do here. */
export const NEVER_TAKEN = ["vote", "endorse", "object", "correct", "appeal", "ownData"] as const;

export type WriterFacts = {
  now: Date;
  sanctions: readonly (Course & { id: string; kind: SanctionKind; ground: Ground })[];
  /** When they last said or proposed something. */
  lastAt: Date | null;
};

export type Stop = {
  code: "muted" | "slowed";
  told: { id: string; ground: Ground; until: Date; freeAt: Date };
};

/** What keeps somebody from writing this now; the hardest and longest of what there is. */
export function stopOf(writing: Writing, { now, sanctions, lastAt }: WriterFacts): Stop | null {
  const last = (kind: SanctionKind) =>
    sanctions
      .filter((one) => one.kind === kind && STOPPED[kind].includes(writing) && isRunning(one, now))
      .sort((a, b) => b.until.getTime() - a.until.getTime())[0];
  const mute = last("mute");
  if (mute) return { code: "muted", told: { ...toldOf(mute), freeAt: mute.until } };
  const slow = last("slow");
  const nextAt = lastAt && new Date(lastAt.getTime() + SLOW_MINUTES * 60_000);
  if (!slow || !nextAt || now >= nextAt) return null;
  const freeAt = new Date(Math.min(nextAt.getTime(), slow.until.getTime()));
  return { code: "slowed", told: { ...toldOf(slow), freeAt } };
}

const toldOf = ({ id, ground, until }: WriterFacts["sanctions"][number]) => ({ id, ground, until });
