import { type Actor, hasRole } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** The chair and the administrator settle how the community works here. */
export function refusalToSettle(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "chair", "admin") ? null : "settings_only";
}
