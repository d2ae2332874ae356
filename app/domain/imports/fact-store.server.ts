import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type ImportKey, takeStock } from "./judging-tables.server.ts";

/** Ids that sort by when they were made, which servers before PostgreSQL 18 do not make themselves. */
export const newId = Prisma.sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
  substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1),
  'hex')::uuid`;

/** What is kept of a thing before and after a change, in the shapes of domain/places/facts.ts. */
const FACTS = {
  propertyArea: Prisma.sql`SELECT 'propertyArea' AS "kind", a."id", a."name" AS "label",
    jsonb_build_object('name', a."name") AS "facts" FROM "PropertyArea" a
    JOIN "touched" t ON t."kind" = 'propertyArea' AND t."id" = a."id"`,
  grid: Prisma.sql`SELECT 'grid', g."id", g."name", jsonb_build_object('name', g."name", 'workerIds', coalesce((
      SELECT jsonb_agg(w."accountId" ORDER BY w."accountId") FROM "GridWorker" w
      WHERE w."communityId" = g."communityId" AND w."gridId" = g."id"), '[]'))
    FROM "Grid" g JOIN "touched" t ON t."kind" = 'grid' AND t."id" = g."id"`,
  building: Prisma.sql`SELECT 'building', b."id", b."name", jsonb_build_object(
      'propertyAreaId', b."propertyAreaId", 'name', b."name", 'gridId', b."gridId")
    FROM "Building" b JOIN "touched" t ON t."kind" = 'building' AND t."id" = b."id"`,
  unit: Prisma.sql`SELECT 'unit', u."id", b."name" || u."stairwell" || u."room", jsonb_build_object(
      'buildingId', u."buildingId", 'stairwell', u."stairwell", 'room', u."room", 'kind', u."kind",
      'areaDm2', u."areaDm2", 'countsForArea', u."countsForArea", 'countsForHead', u."countsForHead",
      'areaSource', u."areaSource", 'areaDocument', u."areaDocument", 'registeredOn', u."registeredOn"::text,
      'partyId', u."partyId")
    FROM "ExclusiveUnit" u JOIN "touched" t ON t."kind" = 'unit' AND t."id" = u."id"
    JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"`,
  party: Prisma.sql`SELECT 'party', p."id", coalesce(l."label", ''), jsonb_build_object(
      'propertyAreaId', p."propertyAreaId", 'kind', p."kind", 'members', coalesce(m."members", '[]'))
    FROM "OwnerParty" p JOIN "touched" t ON t."kind" = 'party' AND t."id" = p."id"
    LEFT JOIN (
      SELECT m."communityId", m."partyId", jsonb_agg(jsonb_build_object('name', m."name", 'capacity', m."capacity",
        'idTail', m."idTail", 'accountId', m."accountId", 'designatedVoter', m."designatedVoter")
        ORDER BY m."position") AS "members"
      FROM "OwnerPartyMember" m JOIN "touched" t ON t."kind" = 'party' AND t."id" = m."partyId"
      GROUP BY m."communityId", m."partyId"
    ) m ON m."communityId" = p."communityId" AND m."partyId" = p."id"
    LEFT JOIN (
      SELECT DISTINCT ON (u."partyId") u."partyId", b."name" || u."stairwell" || u."room" AS "label"
      FROM "ExclusiveUnit" u JOIN "touched" t ON t."kind" = 'party' AND t."id" = u."partyId"
      JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
      ORDER BY u."partyId", b."name", u."stairwell", u."room"
    ) l ON l."partyId" = p."id"`,
};

const factsNow = (communityId: string) => Prisma.sql`
  ${Prisma.join(
    Object.entries(FACTS).map(
      ([kind, facts]) => Prisma.sql`${facts} WHERE ${alias(kind)}."communityId" = ${communityId}`,
    ),
    " UNION ALL ",
  )}`;

const alias = (kind: string) =>
  Prisma.raw({ propertyArea: "a", grid: "g", building: "b", unit: "u", party: "p" }[kind] ?? "");

/**
 * Things that are about to be changed, with what they are before; what is made only then has nothing before. An undoing
 * also knows what it expects to find and what it restores.
 */
export async function makeTouched(tx: Db) {
  await tx.$executeRawUnsafe(`CREATE TEMP TABLE "touched" ("kind" text, "id" uuid, "label" text, "before" jsonb,
    "expected" jsonb, "restored" jsonb, PRIMARY KEY ("kind", "id")) ON COMMIT DROP`);
}

/** Names what will be changed. */
export const touchAll = (tx: Db, kind: keyof typeof FACTS, ids: Prisma.Sql) =>
  tx.$executeRaw`INSERT INTO "touched" ("kind", "id") SELECT DISTINCT ${kind}, x."id"::uuid FROM (${ids}) x
    WHERE x."id" IS NOT NULL ON CONFLICT DO NOTHING`;

/** Keeps what all that was named is like before the change. */
export async function keepBefore(tx: Db, communityId: string) {
  await takeStock(tx, "touched");
  await tx.$executeRaw`
    UPDATE "touched" t SET "before" = f."facts", "label" = f."label" FROM (${factsNow(communityId)}) f
    WHERE f."kind" = t."kind" AND f."id" = t."id"`;
}

/** Adds to the history whatever is different now, in the name of an import and of who wanted it. Returns how much. */
export async function recordTouched(tx: Db, { communityId, importId }: ImportKey, actorId: string | null) {
  await takeStock(tx, "touched");
  return tx.$executeRaw`
    INSERT INTO "PlaceChange" ("communityId", "id", "actorId", "kind", "subjectId", "label", "before", "after", "importId")
    SELECT ${communityId}, ${newId}, ${actorId}::uuid, t."kind", t."id", coalesce(nullif(f."label", ''), t."label", ''),
      t."before", f."facts", ${importId}::uuid
    FROM "touched" t LEFT JOIN (${factsNow(communityId)}) f ON f."kind" = t."kind" AND f."id" = t."id"
    WHERE t."before" IS DISTINCT FROM f."facts"`;
}

/** How many of the things that were named are not what they are expected to be. */
export async function countUnexpected(tx: Db, communityId: string): Promise<number> {
  const [{ others } = { others: 0 }] = await tx.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS "others" FROM "touched" t
    LEFT JOIN (${factsNow(communityId)}) f ON f."kind" = t."kind" AND f."id" = t."id"
    WHERE t."expected" IS DISTINCT FROM f."facts"`;
  return others;
}
