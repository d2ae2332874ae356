import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { ClaimState, Standing } from "#app/db/generated/enums.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { ClaimsFilter } from "./forms.ts";
import { realNameOf } from "./letter-queries.server.ts";
import { refusalToCheckPeople } from "./policy.ts";

const PAGE_SIZE = 20;

/** A claim as the queue shows it: without anybody's name. */
export type ClaimRow = {
  id: string;
  state: ClaimState;
  standing: Standing;
  address: string;
  nameMatches: boolean;
  byLetter: boolean;
  hasProof: boolean;
  createdAt: Date;
  decidedAt: Date | null;
};

const address = Prisma.sql`b."name" || u."stairwell" || u."room" AS "address"`;
const claimsWithUnits = Prisma.sql`"Claim" c
  JOIN "ExclusiveUnit" u ON u."communityId" = c."communityId" AND u."id" = c."unitId"
  JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"`;

/** What waits, the longest wait first; or what was decided in the last 90 days, the latest first. */
export async function claimsPage(actor: Actor, { show, after }: ClaimsFilter) {
  refuseIf(refusalToCheckPeople(actor));
  const cursor = readCursor(after, isMoment);
  const isWaiting = show === "waiting";
  const conditions = [
    Prisma.sql`c."communityId" = ${actor.communityId}`,
    isWaiting
      ? Prisma.sql`c."state" = 'waiting'`
      : Prisma.sql`c."state" IN ('accepted', 'refused') AND c."decidedAt" > now() - interval '90 days'`,
    ...(cursor && isWaiting
      ? [Prisma.sql`(c."createdAt", c."id") > (${cursor.value}::timestamptz, ${cursor.id}::uuid)`]
      : []),
    ...(cursor && !isWaiting
      ? [Prisma.sql`(c."decidedAt", c."id") < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`]
      : []),
  ];
  const order = isWaiting ? Prisma.sql`c."createdAt", c."id"` : Prisma.sql`c."decidedAt" DESC, c."id" DESC`;
  const rows = await prisma.$queryRaw<ClaimRow[]>`
    SELECT c."id", c."state", c."standing", c."nameMatches", c."letterId" IS NOT NULL AS "byLetter", c."createdAt", c."decidedAt",
      ${address}, EXISTS (SELECT FROM "ClaimProof" p WHERE p."communityId" = c."communityId" AND p."claimId" = c."id") AS "hasProof"
    FROM ${claimsWithUnits}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${order} LIMIT ${PAGE_SIZE + 1}`;
  const last = rows[PAGE_SIZE - 1];
  const value = last && (isWaiting ? last.createdAt : (last.decidedAt ?? last.createdAt));
  const next =
    rows.length > PAGE_SIZE && last && value ? showCursor({ value: value.toISOString(), id: last.id }) : null;
  return { claims: rows.slice(0, PAGE_SIZE), next };
}

/** How many wait for the committee. */
export const claimsWaiting = (communityId: string) => prisma.claim.count({ where: { communityId, state: "waiting" } });

export type OwnClaim = {
  id: string;
  state: ClaimState;
  standing: Standing;
  address: string;
  reason: string;
  createdAt: Date;
  decidedAt: Date | null;
  /** A vote is under way whose roll was taken before: this person is not on it. */
  missedVote: boolean;
  /** Several owners of this unit are linked, and none of them is the one who votes. */
  lacksVoter: boolean;
};

/** What a person claimed here, and what became of it. */
export async function ownClaims(actor: Actor) {
  return prisma.$queryRaw<OwnClaim[]>`
    SELECT c."id", c."state", c."standing", c."reason", c."createdAt", c."decidedAt", ${address},
      c."state" = 'accepted' AND ${rollTaken} AS "missedVote",
      c."state" = 'accepted' AND c."standing" IN ('owner', 'coOwner') AND (
        SELECT count(m."accountId") > 1 AND NOT bool_or(m."designatedVoter") FROM "OwnerPartyMember" m
        WHERE m."communityId" = u."communityId" AND m."partyId" = u."partyId") AS "lacksVoter"
    FROM ${claimsWithUnits}
    WHERE c."communityId" = ${actor.communityId} AND c."accountId" = ${accountOf(actor)}::uuid
    ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 20`;
}

/** Whether a roll that somebody accepted by this claim would stand on was taken before it was, and still counts. */
const rollTaken = Prisma.sql`EXISTS (
  SELECT FROM "Vote" v WHERE v."communityId" = c."communityId" AND v."status" IN ('notice', 'open')
    AND v."noticeAt" < coalesce(c."decidedAt", now())
    AND (v."propertyAreaId" IS NULL OR (v."propertyAreaId" = b."propertyAreaId" AND c."standing" IN ('owner', 'coOwner'))))`;

export type BuildingChoice = { id: string; label: string };

/** What the form for a claim without a letter begins with. */
export async function newClaimPage(actor: Actor) {
  accountOf(actor);
  const [buildings, name] = await Promise.all([
    prisma.$queryRaw<{ id: string; name: string; areaName: string }[]>`
      SELECT b."id", b."name", a."name" AS "areaName" FROM "Building" b
      JOIN "PropertyArea" a ON a."communityId" = b."communityId" AND a."id" = b."propertyAreaId"
      WHERE b."communityId" = ${actor.communityId} ORDER BY a."name", lpad(b."name", 40) LIMIT 1000`,
    realNameOf(actor),
  ]);
  const areas = new Set(buildings.map(({ areaName }) => areaName));
  const label = (building: (typeof buildings)[number]) =>
    areas.size > 1 ? `${building.areaName} · ${building.name}` : building.name;
  return {
    name,
    buildings: buildings.map((building): BuildingChoice => ({ id: building.id, label: label(building) })),
  };
}
