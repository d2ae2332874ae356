import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { ImportKey } from "./judging-tables.server.ts";

/** Names all that an import changed, with what it made of it and what it was. */
export const touchImported = (tx: Db, { communityId, importId }: ImportKey) =>
  tx.$executeRaw`
    INSERT INTO "touched" ("kind", "id", "label", "expected", "restored")
    SELECT "kind", "subjectId", "label", "after", "before" FROM "PlaceChange"
    WHERE "communityId" = ${communityId} AND "importId" = ${importId}::uuid`;

/** Whether a roll was taken since from one of the property areas that an import wrote to. */
export async function isVotedOn(db: Db, key: ImportKey): Promise<boolean> {
  const { communityId, importId } = key;
  const areas = await areasVotedOnSince(db, key);
  // What an import wrote may be long: it is not looked through for nothing.
  if (areas.length === 0) return false;
  const [{ isThere } = { isThere: false }] = await db.$queryRaw<{ isThere: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "PlaceChange" c
      LEFT JOIN "Building" b ON c."kind" = 'unit' AND b."communityId" = c."communityId"
        AND b."id" = (coalesce(c."after", c."before")->>'buildingId')::uuid
      WHERE c."communityId" = ${communityId} AND c."importId" = ${importId}::uuid AND c."kind" IN ('unit', 'party')
        AND coalesce(b."propertyAreaId", (coalesce(c."after", c."before")->>'propertyAreaId')::uuid) = ANY(${areas}::uuid[])
    ) AS "isThere"`;
  return isThere;
}

/** Whether a building went to another property area since: its owners are not to be put back where it no longer stands. */
export async function isMovedSince(db: Db, { communityId, importId }: ImportKey): Promise<boolean> {
  const [{ isThere } = { isThere: false }] = await db.$queryRaw<{ isThere: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "PlaceChange" c
      JOIN "PlaceImport" i ON i."communityId" = c."communityId" AND i."id" = ${importId}::uuid AND c."at" >= i."appliedAt"
      WHERE c."communityId" = ${communityId} AND c."kind" = 'building'
        AND c."before"->>'propertyAreaId' <> c."after"->>'propertyAreaId'
    ) AS "isThere"`;
  return isThere;
}

async function areasVotedOnSince(db: Db, { communityId, importId }: ImportKey): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT v."propertyAreaId" AS "id" FROM "Vote" v
    JOIN "PlaceImport" i ON i."communityId" = v."communityId" AND i."id" = ${importId}::uuid
    WHERE v."communityId" = ${communityId} AND v."noticeAt" >= i."appliedAt" AND v."propertyAreaId" IS NOT NULL`;
  return rows.map(({ id }) => id);
}

const touched = (kind: string, condition: Prisma.Sql) =>
  Prisma.sql`SELECT t."id" FROM "touched" t WHERE t."kind" = ${kind} AND ${condition}`;

const WAS_NOT = Prisma.sql`t."restored" IS NULL`;
const WAS = Prisma.sql`t."restored" IS NOT NULL`;

/** Puts back what was: first what others stand on, then what stands on it. */
export async function restorePlaces(tx: Db, { communityId }: ImportKey) {
  await tx.$executeRaw`
    DELETE FROM "ExclusiveUnit" WHERE "communityId" = ${communityId} AND "id" IN (${touched("unit", WAS_NOT)})`;
  await tx.$executeRaw`
    INSERT INTO "OwnerParty" ("communityId", "id", "propertyAreaId", "kind")
    SELECT ${communityId}, t."id", (t."restored"->>'propertyAreaId')::uuid, (t."restored"->>'kind')::"PartyKind"
    FROM "touched" t WHERE t."kind" = 'party' AND ${WAS} ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE "ExclusiveUnit" u SET "kind" = r."kind", "areaDm2" = r."areaDm2", "countsForArea" = r."countsForArea",
      "countsForHead" = r."countsForHead", "areaSource" = r."areaSource", "areaDocument" = r."areaDocument",
      "registeredOn" = r."registeredOn", "partyId" = r."partyId"
    FROM "touched" t, jsonb_populate_record(NULL::"ExclusiveUnit", t."restored") r
    WHERE t."kind" = 'unit' AND ${WAS} AND u."communityId" = ${communityId} AND u."id" = t."id"`;
  await tx.$executeRaw`
    DELETE FROM "OwnerPartyMember" WHERE "communityId" = ${communityId} AND "partyId" IN (${touched("party", Prisma.sql`true`)})`;
  await tx.$executeRaw`
    INSERT INTO "OwnerPartyMember" ("communityId", "partyId", "position", "name", "capacity", "idTail", "accountId", "designatedVoter")
    SELECT ${communityId}, t."id", m."position" - 1, m."name", m."capacity", m."idTail", m."accountId", m."designatedVoter"
    FROM "touched" t, ROWS FROM (jsonb_to_recordset(t."restored"->'members')
      AS ("name" text, "capacity" "MemberCapacity", "idTail" text, "accountId" uuid, "designatedVoter" boolean))
      WITH ORDINALITY AS m("name", "capacity", "idTail", "accountId", "designatedVoter", "position")
    WHERE t."kind" = 'party' AND ${WAS}`;
  await tx.$executeRaw`
    DELETE FROM "OwnerParty" WHERE "communityId" = ${communityId} AND "id" IN (${touched("party", WAS_NOT)})`;
  await tx.$executeRaw`
    UPDATE "Building" b SET "gridId" = (t."restored"->>'gridId')::uuid FROM "touched" t
    WHERE t."kind" = 'building' AND ${WAS} AND b."communityId" = ${communityId} AND b."id" = t."id"`;
  await tx.$executeRaw`
    DELETE FROM "Building" WHERE "communityId" = ${communityId} AND "id" IN (${touched("building", WAS_NOT)})`;
  await tx.$executeRaw`
    DELETE FROM "Grid" WHERE "communityId" = ${communityId} AND "id" IN (${touched("grid", WAS_NOT)})`;
  await tx.$executeRaw`
    DELETE FROM "PropertyArea" WHERE "communityId" = ${communityId} AND "id" IN (${touched("propertyArea", WAS_NOT)})`;
}
