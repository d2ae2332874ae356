import type { Db } from "#app/db/client.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { recordChange } from "#app/domain/places/record-change.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isOwning, rolesOf, type Standing } from "./standing.ts";
import { addOccupant, type LockedUnit, linkMember, type RegisterMember } from "./store.server.ts";

/** Stands beside the role, for whoever sees who holds which: without the address, which is the claim's. */
const REASON = "住户认证";

type Accepted = {
  accountId: string;
  standing: Standing;
  /** The register's line of an owner; null for tenants and family. */
  entry: RegisterMember | null;
  /** Who accepted it; null when a letter did. */
  grantedById: string | null;
};

/** Makes somebody what they claimed to be, in the caller's transaction and under the caller's lock of the unit. */
export async function settleClaim(tx: Db, actor: Actor, unit: LockedUnit, accepted: Accepted): Promise<void> {
  const { accountId, standing, entry, grantedById } = accepted;
  const { communityId } = unit;
  if (entry) await linkEntry(tx, actor, unit, entry, accountId);
  else await addOccupant(tx, unit, accountId, standing === "family" ? "family" : "tenant");
  for (const role of rolesOf(isOwning(standing) && entry ? { ...entry, kind: unit.party.kind } : null)) {
    await grantRole(tx, { communityId, accountId, role, grantedById, reason: REASON });
  }
}

async function linkEntry(tx: Db, actor: Actor, unit: LockedUnit, entry: RegisterMember, accountId: string) {
  const { party, address: label } = unit;
  await linkMember(tx, unit, entry.position, accountId);
  const facts = (linkedTo: string | null) => ({
    propertyAreaId: party.propertyAreaId,
    kind: party.kind,
    members: unit.members.map(({ position, ...member }) =>
      position === entry.position ? { ...member, accountId: linkedTo } : member,
    ),
  });
  await recordChange(tx, actor, {
    ...{ kind: "party", subjectId: party.id, label },
    ...{ before: facts(entry.accountId), after: facts(accountId) },
  });
}
