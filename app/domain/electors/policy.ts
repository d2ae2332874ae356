import { refusalToEditPlaces, refusalToSeePlaces } from "#app/domain/places/policy.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** The list of the collective's members has real names, as the register has. */
export const refusalToSeeMembers = refusalToSeePlaces;

/** Why this person may not take that account into the list or out of it: the committee keeps it, and nobody themselves. */
export function refusalToKeepMember(actor: Actor, accountId: string | null): RefusalCode | null {
  const refusal = refusalToEditPlaces(actor);
  if (refusal) return refusal;
  return accountId !== null && accountId === actor.accountId ? "own_item" : null;
}

/** Why this person may not say who votes for a household: the committee does, and nobody for their own. */
export function refusalToNameVoter(actor: Actor, atHome: readonly { accountId: string }[]): RefusalCode | null {
  const refusal = refusalToEditPlaces(actor);
  if (refusal) return refusal;
  return atHome.some(({ accountId }) => accountId === actor.accountId) ? "own_item" : null;
}
