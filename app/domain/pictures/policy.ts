import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** What a picture goes with. */
export type Shown = { authorId: string; hidden: boolean; draft: boolean };

/**
 * What goes with a draft is there for its author alone; with what is hidden for them, for whoever judges it and for their
 * supervisors. For everybody else there is nothing.
 */
export function refusalToSeePicture(actor: Actor, { authorId, hidden, draft }: Shown): RefusalCode | null {
  if (authorId === actor.accountId) return null;
  const isKept = draft || (hidden && !isCommittee(actor) && !hasRole(actor, "supervisor"));
  return isKept ? "not_found" : null;
}
