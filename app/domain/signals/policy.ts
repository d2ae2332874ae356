import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** A list that everybody could read would teach how to write around it; those who supervise the committee read it. */
export function refusalToSeeWords(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) || hasRole(actor, "supervisor") ? null : "committee_only";
}

export function refusalToKeepWords(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) ? null : "committee_only";
}
