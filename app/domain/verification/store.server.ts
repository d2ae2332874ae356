import type { Db } from "#app/db/client.server.ts";
import type { ClaimState, MemberCapacity, PartyKind } from "#app/db/generated/enums.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Standing } from "./standing.ts";

export type RegisterMember = {
  position: number;
  name: string;
  capacity: MemberCapacity;
  idTail: string | null;
  accountId: string | null;
  designatedVoter: boolean;
};

export type LockedUnit = {
  id: string;
  communityId: string;
  buildingId: string;
  /** 7号楼1单元502 */
  address: string;
  party: { id: string; propertyAreaId: string; kind: PartyKind };
  members: RegisterMember[];
  occupantIds: string[];
};

type UnitRow = Pick<LockedUnit, "id" | "buildingId" | "address"> & { partyId: string };

/**
 * A unit with its owners and who lives there, held until commit: claims to it, and to whatever else its owners own,
 * are judged one after the other. Taken before letters and claims, always in this order.
 */
export async function lockUnit(tx: Db, communityId: string, unitId: string): Promise<LockedUnit> {
  const [unit] = await tx.$queryRaw<UnitRow[]>`
    SELECT u."id", u."buildingId", b."name" || u."stairwell" || u."room" AS "address", u."partyId"
    FROM "ExclusiveUnit" u JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
    WHERE u."communityId" = ${communityId} AND u."id" = ${unitId}::uuid FOR NO KEY UPDATE OF u`;
  if (!unit) throw new Refused("not_found");
  const { partyId, ...rest } = unit;
  const [party] = await tx.$queryRaw<LockedUnit["party"][]>`
    SELECT "id", "propertyAreaId", "kind" FROM "OwnerParty"
    WHERE "communityId" = ${communityId} AND "id" = ${partyId}::uuid FOR NO KEY UPDATE`;
  if (!party) throw new Refused("not_found");
  const [members, occupants] = [
    await tx.ownerPartyMember.findMany({
      where: { communityId, partyId },
      orderBy: { position: "asc" },
      select: { position: true, name: true, capacity: true, idTail: true, accountId: true, designatedVoter: true },
    }),
    await tx.occupancy.findMany({ where: { communityId, unitId }, select: { accountId: true } }),
  ];
  return { ...rest, communityId, party, members, occupantIds: occupants.map(({ accountId }) => accountId) };
}

export type LockedClaim = {
  id: string;
  claimantId: string;
  unitId: string;
  standing: Standing;
  letterId: string | null;
  state: ClaimState;
};

export async function lockClaim(tx: Db, communityId: string, claimId: string): Promise<LockedClaim> {
  const [claim] = await tx.$queryRaw<LockedClaim[]>`
    SELECT "id", "accountId" AS "claimantId", "unitId", "standing", "letterId", "state" FROM "Claim"
    WHERE "communityId" = ${communityId} AND "id" = ${claimId}::uuid FOR UPDATE`;
  if (!claim) throw new Refused("not_found");
  return claim;
}

/** Where a claim is to be judged. A claim never moves to another unit. */
export async function unitOfClaim(tx: Db, communityId: string, claimId: string): Promise<string> {
  const claim = await tx.claim.findUnique({
    where: { communityId_id: { communityId, id: claimId } },
    select: { unitId: true },
  });
  if (!claim) throw new Refused("not_found");
  return claim.unitId;
}

export type Filed = { id: string; state: ClaimState };

export const findFiled = (tx: Db, key: { communityId: string; accountId: string; formKey: string }) =>
  tx.claim.findUnique({
    where: { communityId_accountId_formKey: key },
    select: { id: true, state: true, unitId: true, standing: true, claimedName: true },
  });

export type NewClaim = {
  communityId: string;
  accountId: string;
  unitId: string;
  standing: Standing;
  claimedName: string;
  letterId: string | null;
  nameMatches: boolean;
  state: "waiting" | "accepted";
  decidedAt: Date | null;
  formKey: string;
};

export const insertClaim = (tx: Db, claim: NewClaim): Promise<Filed> =>
  tx.claim.create({ data: claim, select: { id: true, state: true } });

export async function insertProof(tx: Db, communityId: string, claimId: string, image: Uint8Array<ArrayBuffer>) {
  await tx.claimProof.create({ data: { communityId, claimId, image }, select: { claimId: true } });
}

/** The unit of each of a person's claims that waits in this community. */
export async function listWaiting(tx: Db, communityId: string, accountId: string) {
  return tx.claim.findMany({
    where: { communityId, accountId, state: "waiting" },
    select: { id: true, unitId: true },
  });
}

/** Who else waits to be let into the same unit. */
export async function listRivals(tx: Db, communityId: string, { id, unitId }: Pick<LockedClaim, "id" | "unitId">) {
  const claims = await tx.claim.findMany({
    where: { communityId, unitId, state: "waiting", id: { not: id } },
    select: { accountId: true },
  });
  return claims.map(({ accountId }) => accountId);
}

type Ending = {
  state: Exclude<ClaimState, "waiting">;
  reason: string;
  decidedAt: Date;
  decidedById: string | null;
};

/** The claim's picture goes with its wait. */
export async function endClaims(tx: Db, communityId: string, claimIds: string[], ending: Ending): Promise<void> {
  await tx.claimProof.deleteMany({ where: { communityId, claimId: { in: claimIds } } });
  await tx.claim.updateMany({ where: { communityId, id: { in: claimIds } }, data: ending });
}

export async function linkMember(tx: Db, unit: LockedUnit, position: number, accountId: string): Promise<void> {
  const { communityId, party } = unit;
  await tx.ownerPartyMember.update({
    where: { communityId_partyId_position: { communityId, partyId: party.id, position } },
    data: { accountId },
    select: { position: true },
  });
}

export async function addOccupant(tx: Db, unit: LockedUnit, accountId: string, living: "tenant" | "family") {
  await tx.occupancy.createMany({
    data: [{ communityId: unit.communityId, unitId: unit.id, accountId, living }],
    skipDuplicates: true,
  });
}

export async function deleteProofsBefore(db: Db, moment: Date): Promise<void> {
  await db.claimProof.deleteMany({ where: { createdAt: { lt: moment } } });
}

/** What is where in a building. Says nothing of owners. */
export const listUnits = (db: Db, communityId: string, buildingId: string) =>
  db.exclusiveUnit.findMany({
    where: { communityId, buildingId },
    select: { id: true, stairwell: true, room: true },
  });

/** Whether a vote is under way whose roll somebody accepted now is no longer put on. */
export async function rollTakenFor(tx: Db, communityId: string, propertyAreaId: string, isOwner: boolean) {
  const votes = await tx.vote.count({
    where: {
      communityId,
      status: { in: ["notice", "open"] },
      OR: [{ propertyAreaId: null }, ...(isOwner ? [{ propertyAreaId }] : [])],
    },
  });
  return votes > 0;
}
