import { refusalToEditPlaces } from "#app/domain/places/policy.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** The accounts that own or stand in for owners. */
type WithMembers = { members: readonly { accountId: string | null }[] };

/** The committee keeps the register of units and owners, but nobody the entries that their own vote rests on. */
export function refusalToEditParties(actor: Actor, ...parties: readonly WithMembers[]): RefusalCode | null {
  const isOwn = parties.some(({ members }) => members.some(({ accountId }) => accountId === actor.accountId));
  return refusalToEditPlaces(actor) ?? (isOwn ? "own_item" : null);
}
