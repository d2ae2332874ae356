import { type Ground, isUrgent, MANY_FLAGS } from "./grounds.ts";

export type CaseState = "waiting" | "asked" | "kept" | "hidden" | "removed";

export type CaseFacts = {
  state: CaseState;
  urgent: boolean;
  escalated: boolean;
  flags: number;
  revision: number;
  /** Since when it waits; of what its author was asked to change, until when it does not. */
  openedAt: Date;
};

/** What an author was asked to change waits again by itself once their time is over. */
export const isWaiting = ({ state, openedAt }: Pick<CaseFacts, "state" | "openedAt">, now: Date): boolean =>
  state === "waiting" || (state === "asked" && now >= openedAt);

type NewFlag = {
  urgent: boolean;
  /** How many flagged it since it was last judged, this flag among them. */
  fresh: number;
  now: Date;
};

/**
 * What a case is after another flag. What was judged already waits again, for the flag may say something new; what its
 * author is changing is left to them, unless it has become urgent.
 */
export function afterFlag(before: CaseFacts | null, { urgent, fresh, now }: NewFlag): CaseFacts {
  const cannotWait = urgent || fresh >= MANY_FLAGS;
  const anew = { state: "waiting", urgent: cannotWait, escalated: false, openedAt: now } as const;
  if (!before) return { ...anew, flags: 1, revision: 1 };
  const flags = before.flags + 1;
  const revision = before.revision + 1;
  if (before.state !== "waiting" && before.state !== "asked") return { ...anew, flags, revision };
  const isBack = !isWaiting(before, now) && cannotWait && !before.urgent;
  return {
    ...{ ...before, flags, urgent: before.urgent || cannotWait },
    ...(isBack && { state: "waiting", openedAt: now, revision }),
  };
}

/** Why a case goes before others: a ground that cannot wait, or how many object. */
export function urgencyOf({ urgent, flags }: Pick<CaseFacts, "urgent" | "flags">, named: readonly Ground[]) {
  return { law: urgent && named.some(isUrgent), many: urgent && flags >= MANY_FLAGS };
}
