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
export async function isVotedOn(db: Db, { communityId, importId }: ImportKey): Promise<boolean> {
  const [{ votes } = { votes: 0 }] = await db.$queryRaw<{ votes: number }[]>`
    SELECT count(*)::int AS "votes" FROM "Vote" v
    JOIN "PlaceImport" i ON i."communityId" = v."communityId" AND i."id" = ${importId}::uuid
    WHERE v."communityId" = ${communityId} AND v."noticeAt" >= i."appliedAt" AND v."propertyAreaId" IN (
      SELECT b."propertyAreaId" FROM "PlaceChange" c
      JOIN "Building" b ON b."communityId" = c."communityId"
        AND b."id" = (coalesce(c."after", c."before")->>'buildingId')::uuid
      WHERE c."communityId" = ${communityId} AND c."importId" = i."id" AND c."kind" = 'unit'
      UNION
      SELECT (coalesce(c."after", c."before")->>'propertyAreaId')::uuid FROM "PlaceChange" c
      WHERE c."communityId" = ${communityId} AND c."importId" = i."id" AND c."kind" = 'party')`;
  return votes > 0;
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
