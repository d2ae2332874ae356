import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { PartyFacts } from "./facts.ts";
import { recordChanges } from "./record-change.server.ts";

/**
 * The register of owners stays as it is, but no line of it in this community is this account's any more: nobody votes
 * for those parties by it. In the caller's transaction, and in the history of places.
 */
export async function unlinkFromRegister(
  tx: Db,
  author: Pick<Actor, "communityId" | "accountId">,
  accountId: string,
): Promise<void> {
  const { communityId } = author;
  await tx.$queryRaw`SELECT FROM "OwnerPartyMember"
    WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid ORDER BY "partyId", "position" FOR UPDATE`;
  const parties = await tx.ownerParty.findMany({
    where: { communityId, members: { some: { accountId } } },
    select: { id: true, propertyAreaId: true, kind: true, members, propertyArea, units },
  });
  if (parties.length === 0) return;
  await tx.ownerPartyMember.updateMany({ where: { communityId, accountId }, data: { accountId: null } });
  await recordChanges(
    tx,
    author,
    parties.map(({ id, propertyAreaId, kind, members, propertyArea, units: [unit] }) => {
      const before: PartyFacts = { propertyAreaId, kind, members };
      const unlinked = members.map((one) => (one.accountId === accountId ? { ...one, accountId: null } : one));
      const label = unit ? `${unit.building.name}${unit.stairwell}${unit.room}` : propertyArea.name;
      return { kind: "party", subjectId: id, label, before, after: { ...before, members: unlinked } } as const;
    }),
  );
}

const members = {
  orderBy: { position: "asc" },
  select: { name: true, capacity: true, idTail: true, accountId: true, designatedVoter: true },
} as const;
const propertyArea = { select: { name: true } } as const;
const units = {
  take: 1,
  orderBy: { id: "asc" },
  select: { stairwell: true, room: true, building: { select: { name: true } } },
} as const;
