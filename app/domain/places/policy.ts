import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** The chair and the administrator settle how the community works here. */
export function refusalToSettle(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "chair", "admin") ? null : "settings_only";
}

/** Places and parties with the names in them: for the committee, and for those who supervise it to read. */
export function refusalToSeePlaces(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) || hasRole(actor, "supervisor") ? null : "committee_only";
}

export function refusalToEditPlaces(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) ? null : "committee_only";
}
