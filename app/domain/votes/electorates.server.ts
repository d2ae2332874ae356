import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { partyVoter, partyWeight, unitLabel, unitPlace, units } from "#app/domain/parties/weight.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Electorate, RuleSet } from "./rules.ts";
import { reaches } from "./shares.ts";
import { isUnanimous, REPRESENTATIVES } from "./track-rules.ts";

/** Where those live or own who are asked; null is the whole community. */
export type Scope = { propertyAreaId: string | null; buildingId: string | null; gridId: string | null };

export type ElectorateRule = Pick<RuleSet, "electorate" | "measures" | "majority" | "majorityOf">;

/**
 * The seats of an electorate as they are now: who holds each, what it weighs, who votes for it, and the place by which it
 * is ordered. Nobody without weight in what is measured gets a seat.
 */
export function seatsOf(communityId: string, rule: ElectorateRule, scope: Scope): Prisma.Sql {
  const weighs = rule.measures.includes("area") ? Prisma.sql`"heads" > 0 OR "areaDm2" > 0` : Prisma.sql`"heads" > 0`;
  return Prisma.sql`SELECT * FROM (${everybody(communityId, rule, scope)}) seat WHERE ${weighs}`;
}

export type RollTotals = { seats: number; heads: number; areaDm2: number };

/** What the roll would add up to if it were taken now. */
export async function weighSeats(db: Db, communityId: string, rule: ElectorateRule, scope: Scope): Promise<RollTotals> {
  const [row] = await db.$queryRaw<TotalsRow[]>`
    SELECT ${totals} FROM (${seatsOf(communityId, rule, scope)}) seat`;
  return totalsOf(row);
}

/** The same place by place: each building, or one line for all where seats are people. */
export async function weighSeatsByPlace(db: Db, communityId: string, rule: ElectorateRule, scope: Scope) {
  const rows = await db.$queryRaw<(TotalsRow & { place: string | null; online: number })[]>`
    SELECT ltrim("place"[1]) AS "place", count("voterId")::int AS "online", ${totals}
    FROM (${seatsOf(communityId, rule, scope)}) seat GROUP BY "place"[1] ORDER BY "place"[1]`;
  return rows.map(({ place, online, ...row }) => ({ place, online, ...totalsOf(row) }));
}

type TotalsRow = { seats: number; heads: bigint; areaDm2: bigint };

const totals = Prisma.sql`count(*)::int AS "seats", coalesce(sum("heads"), 0)::bigint AS "heads",
  coalesce(sum("areaDm2"), 0)::bigint AS "areaDm2"`;

const totalsOf = (row: TotalsRow | undefined): RollTotals => ({
  ...{ seats: row?.seats ?? 0, heads: Number(row?.heads ?? 0), areaDm2: Number(row?.areaDm2 ?? 0) },
});

function everybody(communityId: string, rule: ElectorateRule, scope: Scope): Prisma.Sql {
  switch (rule.electorate) {
    case "owners":
      return owners(communityId, scope, isUnanimous(rule));
    case "households":
      return households(communityId, scope.gridId);
    case "residents":
      return residents(communityId, null);
    case "villagers":
      return residents(communityId, scope.gridId);
    case "residentRepresentatives":
    case "villagerRepresentatives":
      return body(communityId);
    case "members":
      return members(communityId);
  }
}

/** A body whose elected representatives are fewer than four fifths is none that may decide. */
export async function refuseUnbalancedBody(tx: Db, communityId: string, electorate: Electorate) {
  if (electorate !== "residentRepresentatives" && electorate !== "villagerRepresentatives") return;
  const { body: all, elected } = await countBody(tx, communityId);
  if (!reaches(elected, all, REPRESENTATIVES)) throw new Refused("body_unbalanced");
}

/** How many sit in the body of representatives, and how many of them are elected. */
export async function countBody(db: Db, communityId: string) {
  const [row] = await db.$queryRaw<{ body: number; elected: number }[]>`
    SELECT count(*)::int AS "body", (count(*) FILTER (WHERE NOT "serves"))::int AS "elected" FROM (
      SELECT bool_or("role" <> 'representative') AS "serves" FROM ${seated(communityId)} GROUP BY "accountId"
    ) sitting`;
  return row ?? { body: 0, elected: 0 };
}

/** The representatives, and the committee with them. */
const seated = (communityId: string) => Prisma.sql`(
  SELECT "accountId", "role" FROM "Membership"
  WHERE "communityId" = ${communityId} AND "endedAt" IS NULL AND "role" IN ('representative', 'moderator', 'chair')) seated`;

/** A seat for each party, by the rule of counting.ts. Where everyone has to agree, each is one head whatever it owns. */
const owners = (communityId: string, { propertyAreaId, buildingId }: Scope, everyone: boolean) => Prisma.sql`
  SELECT p."partyId" AS "id", p."partyId", ${everyone ? Prisma.sql`1 AS "heads"` : Prisma.sql`p."heads"`}, p."areaDm2", p."place",
    CASE WHEN p."units" = 1 THEN p."first" ELSE p."first" || ' 等 ' || p."units" || ' 套' END AS "label",
    (SELECT ${partyVoter} FROM "OwnerPartyMember" m WHERE m."communityId" = ${communityId} AND m."partyId" = p."partyId") AS "voterId"
  FROM (
    SELECT u."partyId", ${partyWeight}, count(*) AS "units", min(${unitPlace}) AS "place",
      (array_agg(${unitLabel} ORDER BY ${unitPlace}))[1] AS "first"
    FROM ${units}
    WHERE b."communityId" = ${communityId} AND b."propertyAreaId" = ${propertyAreaId}::uuid
      ${buildingId ? Prisma.sql`AND b."id" = ${buildingId}::uuid` : Prisma.empty}
    GROUP BY u."partyId"
  ) p`;

const person = Prisma.sql`a."id", NULL::uuid AS "partyId", 1 AS "heads", 0 AS "areaDm2", NULL::text[] AS "place",
  a."shownName" AS "label", a."id" AS "voterId"`;

/** Everybody who is registered as living here, or in the buildings of one grid. */
const residents = (communityId: string, gridId: string | null) => Prisma.sql`
  SELECT ${person} FROM "Membership" m JOIN "Account" a ON a."id" = m."accountId"
  WHERE m."communityId" = ${communityId} AND m."role" = 'resident' AND m."endedAt" IS NULL
    ${gridId ? Prisma.sql`AND a."id" IN (SELECT home."accountId" FROM (${homes(communityId, gridId)}) home)` : Prisma.empty}`;

const body = (communityId: string) => Prisma.sql`
  SELECT ${person} FROM "Account" a WHERE a."id" IN (SELECT "accountId" FROM ${seated(communityId)})`;

const members = (communityId: string) => Prisma.sql`
  SELECT c."id", NULL::uuid AS "partyId", 1 AS "heads", 0 AS "areaDm2", NULL::text[] AS "place", c."name" AS "label",
    c."accountId" AS "voterId"
  FROM "CollectiveMember" c WHERE c."communityId" = ${communityId} AND c."removedAt" IS NULL`;

/** A seat for each flat that somebody lives in: whom the committee named votes, or else who was linked to it first. */
const households = (communityId: string, gridId: string | null) => Prisma.sql`
  SELECT u."id", NULL::uuid AS "partyId", 1 AS "heads", 0 AS "areaDm2", ${unitPlace} AS "place", ${unitLabel} AS "label",
    coalesce(
      (array_agg(home."accountId") FILTER (WHERE home."accountId" = v."accountId"))[1],
      (array_agg(home."accountId" ORDER BY home."since", home."accountId"))[1]
    ) AS "voterId"
  FROM (${homes(communityId, gridId)}) home
  JOIN "ExclusiveUnit" u ON u."communityId" = ${communityId} AND u."id" = home."unitId"
  JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
  LEFT JOIN "HouseholdVoter" v ON v."communityId" = u."communityId" AND v."unitId" = u."id"
  GROUP BY u."id", b."name", u."stairwell", u."room"`;

/**
 * Who lives in which flat, and since when: tenants and families where they are registered; owners who are registered as
 * living nowhere here in the first of their flats that is not let.
 */
export const homes = (communityId: string, gridId: string | null) => Prisma.sql`
  SELECT home.* FROM (
    SELECT o."unitId", o."accountId", o."since" FROM "Occupancy" o WHERE o."communityId" = ${communityId}
    UNION ALL
    (SELECT DISTINCT ON (m."accountId") u."id", m."accountId", held."grantedAt"
    FROM "OwnerPartyMember" m
    JOIN "ExclusiveUnit" u ON u."communityId" = m."communityId" AND u."partyId" = m."partyId" AND u."kind" = 'flat'
    JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
    JOIN "Membership" held ON held."communityId" = m."communityId" AND held."accountId" = m."accountId"
      AND held."role" = 'owner' AND held."endedAt" IS NULL
    WHERE m."communityId" = ${communityId} AND m."capacity" = 'owner' AND NOT EXISTS (SELECT FROM "Occupancy" o
      WHERE o."communityId" = m."communityId"
        AND (o."accountId" = m."accountId" OR o."unitId" = u."id" AND o."living" = 'tenant'))
    ORDER BY m."accountId", ${unitPlace})
  ) home
  JOIN "ExclusiveUnit" flat ON flat."communityId" = ${communityId} AND flat."id" = home."unitId" AND flat."kind" = 'flat'
  JOIN "Building" house ON house."communityId" = flat."communityId" AND house."id" = flat."buildingId"
  ${gridId ? Prisma.sql`WHERE house."gridId" = ${gridId}::uuid` : Prisma.empty}`;
