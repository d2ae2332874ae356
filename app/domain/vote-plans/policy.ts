import { type Actor, hasRole } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** Why this person may not add a rule of the community's own, or null when they may. */
export function refusalToAddRule(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "chair") ? null : "chair_only";
}
