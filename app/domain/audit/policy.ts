import { type Actor, hasRole } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** Those who watch over the others read what these did; whoever is watched reads what they did themselves, with their account. */
export function refusalToReadAudit(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "supervisor") ? null : "supervisor_only";
}
