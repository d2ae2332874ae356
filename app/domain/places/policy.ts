import { type Actor, hasRole, isCommittee, type Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** The chair and the administrator settle how the community works here. */
export function refusalToSettle(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "chair", "admin") ? null : "settings_only";
}

/** What a subdistrict is called stands on every page of its communities: the committee of each may put it right. */
export function refusalToNameSubdistrict(actor: Pick<Actor, "accountId" | "roles">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  const mayName = ["moderator", "chair", "admin"] as const;
  return mayName.some((role) => actor.roles.has(role)) ? null : "committee_only";
}

/** The administrator of one of its communities looks after a subdistrict, and adds communities to it. */
export function refusalToKeepSubdistrict(actor: Pick<Actor, "accountId" | "roles">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return actor.roles.has("admin") ? null : "admin_only";
}

/**
 * A community goes to another subdistrict by whoever looks after both: its officials see it from then on, and its
 * administrator has a say there. Nobody becomes an official of a community by their own move. `there` is what the actor
 * is in the communities of the other; null when there are none yet.
 */
export function refusalToMoveCommunity(here: Actor, there: ReadonlySet<Role> | null): RefusalCode | null {
  const refusal = refusalToKeepSubdistrict(here);
  if (refusal || there === null) return refusal;
  if (!there.has("admin")) return "admin_only";
  return there.has("official") && !here.roles.has("official") ? "own_role" : null;
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
