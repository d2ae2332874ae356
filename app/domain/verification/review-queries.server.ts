import { type Db, inTransaction } from "#app/db/client.server.ts";
import type { ClaimState, PartyKind } from "#app/db/generated/enums.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { letterState } from "./letters.ts";
import { isSameName } from "./names.ts";
import { refusalToCheckPeople, refusalToDecide, refusalToVerify } from "./policy.ts";
import { isOwning, type Living, type MemberCapacity, type Standing } from "./standing.ts";
import { listRivals, rollTakenFor } from "./store.server.ts";

/** All there is to know of a claim, for who decides it; that it was looked at is written down with the reading. */
export async function claimPage(actor: Actor, claimId: string) {
  refuseIf(refusalToCheckPeople(actor));
  return inTransaction(async (tx) => {
    const claim = await readClaim(tx, actor, claimId);
    const members = await listMembers(tx, actor.communityId, claim.partyId);
    const occupants = await listOccupants(tx, actor.communityId, claim.unitId);
    const rivals = await listRivals(tx, actor.communityId, claim);
    const here = [...members, ...occupants].flatMap(({ accountId }) => accountId ?? []);
    const subject = { claimantId: claim.claimantId, unitAccountIds: [...here, ...rivals], state: claim.state };
    refuseIf(refusalToVerify(actor, subject));
    await recordLooks(tx, actor, [claim.claimantId, ...here], "claim");

    const { realName, phone, since, claimedName, standing } = claim;
    const { state, address, nameMatches, reason, createdAt, decidedAt, decidedBy, hasProof, kind } = claim;
    return {
      ...{ id: claimId, state, standing, claimedName, nameMatches, reason, createdAt, decidedAt, decidedBy, hasProof },
      ...{ address, occupants: occupants.map(({ accountId: _, ...occupant }) => occupant) },
      claimant: { realName, phone: maskedPhone(phone), since, sameName: isSameName(realName, claimedName) },
      party: {
        kind,
        members: members.map(({ accountId, ...member }) => ({
          ...member,
          matches: isOwning(standing) && isSameName(member.name, claimedName),
          isFree: accountId === null || accountId === claim.claimantId,
        })),
      },
      letter: letterOf(claim),
      rivals: rivals.length,
      rollTaken: await rollTakenFor(tx, actor.communityId, claim.propertyAreaId, isOwning(standing)),
      refusal: refusalToDecide(actor, subject),
    };
  });
}

/** The picture that came with a claim, while it waits; looking at it is written down. */
export async function proofOf(actor: Actor, claimId: string): Promise<Uint8Array> {
  refuseIf(refusalToCheckPeople(actor));
  const { communityId } = actor;
  return inTransaction(async (tx) => {
    const { claimantId, state, partyId, unitId } = await readClaim(tx, actor, claimId);
    const here = [...(await listMembers(tx, communityId, partyId)), ...(await listOccupants(tx, communityId, unitId))];
    const rivals = await listRivals(tx, communityId, { id: claimId, unitId });
    const unitAccountIds = [...here.flatMap(({ accountId }) => accountId ?? []), ...rivals];
    refuseIf(refusalToVerify(actor, { claimantId, unitAccountIds }));
    const key = { communityId_claimId: { communityId, claimId } };
    const proof = await tx.claimProof.findUnique({ where: key, select: { image: true } });
    if (!proof || state !== "waiting") throw new Refused("not_found");
    await recordLooks(tx, actor, [claimantId], "proof");
    return proof.image;
  });
}

type ClaimRow = {
  id: string;
  claimantId: string;
  unitId: string;
  partyId: string;
  propertyAreaId: string;
  kind: PartyKind;
  address: string;
  state: ClaimState;
  standing: Standing;
  claimedName: string;
  nameMatches: boolean;
  reason: string;
  createdAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  realName: string;
  phone: string | null;
  since: Date;
  hasProof: boolean;
  letterId: string | null;
  expiresAt: Date;
  revokedAt: Date | null;
  usedAt: Date | null;
  usedById: string | null;
};

async function readClaim(tx: Db, { communityId }: Actor, claimId: string): Promise<ClaimRow> {
  const [claim] = isId(claimId)
    ? await tx.$queryRaw<ClaimRow[]>`
        SELECT c."id", c."accountId" AS "claimantId", c."unitId", u."partyId", b."propertyAreaId", p."kind",
          b."name" || u."stairwell" || u."room" AS "address", c."state", c."standing", c."claimedName", c."nameMatches",
          c."reason", c."createdAt", c."decidedAt", d."shownName" AS "decidedBy", a."realName", a."phone",
          a."createdAt" AS "since", c."letterId", l."expiresAt", l."revokedAt", l."usedAt", l."usedById",
          EXISTS (SELECT FROM "ClaimProof" x WHERE x."communityId" = c."communityId" AND x."claimId" = c."id") AS "hasProof"
        FROM "Claim" c
        JOIN "Account" a ON a."id" = c."accountId"
        JOIN "ExclusiveUnit" u ON u."communityId" = c."communityId" AND u."id" = c."unitId"
        JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
        JOIN "OwnerParty" p ON p."communityId" = u."communityId" AND p."id" = u."partyId"
        LEFT JOIN "Account" d ON d."id" = c."decidedById"
        LEFT JOIN "UnitLetter" l ON l."communityId" = c."communityId" AND l."id" = c."letterId"
        WHERE c."communityId" = ${communityId} AND c."id" = ${claimId}::uuid`
    : [];
  if (!claim) throw new Refused("not_found");
  return claim;
}

type MemberRow = {
  position: number;
  name: string;
  capacity: MemberCapacity;
  accountId: string | null;
  linkedTo: string | null;
};

const listMembers = (tx: Db, communityId: string, partyId: string) =>
  tx.$queryRaw<MemberRow[]>`
    SELECT m."position", m."name", m."capacity", m."accountId", a."shownName" AS "linkedTo"
    FROM "OwnerPartyMember" m LEFT JOIN "Account" a ON a."id" = m."accountId"
    WHERE m."communityId" = ${communityId} AND m."partyId" = ${partyId}::uuid ORDER BY m."position"`;

type OccupantRow = { accountId: string; name: string; living: Living };

const listOccupants = (tx: Db, communityId: string, unitId: string) =>
  tx.$queryRaw<OccupantRow[]>`
    SELECT o."accountId", a."realName" AS "name", o."living"
    FROM "Occupancy" o JOIN "Account" a ON a."id" = o."accountId"
    WHERE o."communityId" = ${communityId} AND o."unitId" = ${unitId}::uuid ORDER BY o."since", a."id"`;

/** The letter somebody came with, as it was when they came. */
function letterOf({ letterId, createdAt, claimantId, usedById, ...letter }: ClaimRow) {
  if (!letterId) return null;
  const before = (moment: Date | null) => (moment && moment < createdAt ? moment : null);
  const usedAt = usedById === claimantId ? null : before(letter.usedAt);
  return { state: letterState({ ...letter, usedAt, revokedAt: before(letter.revokedAt) }, createdAt) };
}

/** 138****1234 */
const maskedPhone = (phone: string | null) => phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`;
