import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type ImportKey, takeStock } from "./judging-tables.server.ts";

/** A name as it is compared: half width, without spaces. */
const nameKey = (name: Prisma.Sql) => Prisma.sql`regexp_replace(normalize(${name}, NFKC), '\\s', '', 'g')`;

/**
 * What tells one owner from another within a property area (司法解释 on 区分所有权, art. 8–9): of companies the name, of
 * people names and documents together. Null while a document is not known: a name alone makes nobody the same.
 */
export const ownerKey = (ownerClass: Prisma.Sql, names: Prisma.Sql, tails: Prisma.Sql) => Prisma.sql`
  CASE WHEN ${names} IS NULL THEN NULL
    WHEN ${ownerClass} <> 'people' THEN ${ownerClass} || ':' || array_to_string(${names}, '+')
    WHEN '' = ANY(${tails}) THEN NULL
    ELSE 'people:' || array_to_string(${names}, '+') || '#' || array_to_string(${tails}, '+') END`;

/** Lays out the rows without faults of their own. */
async function layOut(tx: Db, { communityId, importId }: ImportKey) {
  await tx.$executeRaw`
    INSERT INTO "said_row"
    SELECT r."rowNo", v.* FROM "PlaceImportRow" r
    CROSS JOIN jsonb_to_record(r."values") AS v(
      "area" text, "building" text, "stairwell" text, "room" text, "grid" text,
      "areaSaid" text, "buildingSaid" text, "stairwellSaid" text, "roomSaid" text, "gridSaid" text,
      "kind" "UnitKind", "areaDm2" int, "areaSource" "AreaSource", "areaDocument" text, "registeredOn" date,
      "countsForArea" boolean, "countsForHead" boolean,
      "ownerClass" text, "guessedClass" text, "names" text[], "idTails" text[],
      "voter" text, "voterTail" text, "voterCapacity" "MemberCapacity")
    WHERE r."communityId" = ${communityId} AND r."importId" = ${importId}::uuid AND r."values"->'faults' = '[]'`;
  await takeStock(tx, "said_row");
}

/** Finds the area, the building, the unit and the grid there are for each row: by the name as written, else in its plain form. */
export async function findPlaces(tx: Db, key: ImportKey) {
  await layOut(tx, key);
  const { communityId } = key;
  await tx.$executeRaw`
    INSERT INTO "judged_row"
    SELECT v."rowNo", coalesce(a1."name", a2."name", v."area"), coalesce(b1."name", b2."name", v."building"),
      coalesce(u1."stairwell", u2."stairwell", v."stairwell"), coalesce(u1."room", u2."room", v."room"),
      coalesce(g1."name", v."grid"),
      coalesce(a1."id", a2."id"), coalesce(b1."id", b2."id"), coalesce(u1."id", u2."id"),
      coalesce(u1."partyId", u2."partyId"),
      v."kind", v."areaDm2", v."areaSource", v."areaDocument", v."registeredOn", v."countsForArea", v."countsForHead",
      v."ownerClass", v."guessedClass", v."names", v."idTails", o."nameKeys", o."tailKeys",
      v."voter", v."voterTail", v."voterCapacity"
    FROM "said_row" v
    LEFT JOIN "PropertyArea" a1 ON a1."communityId" = ${communityId} AND a1."name" = v."areaSaid"
    LEFT JOIN "PropertyArea" a2 ON a2."communityId" = ${communityId} AND a2."name" = v."area"
    LEFT JOIN "Building" b1 ON b1."communityId" = ${communityId}
      AND b1."propertyAreaId" = coalesce(a1."id", a2."id") AND b1."name" = v."buildingSaid"
    LEFT JOIN "Building" b2 ON b2."communityId" = ${communityId}
      AND b2."propertyAreaId" = coalesce(a1."id", a2."id") AND b2."name" = v."building"
    LEFT JOIN "ExclusiveUnit" u1 ON u1."communityId" = ${communityId} AND u1."buildingId" = coalesce(b1."id", b2."id")
      AND u1."stairwell" = coalesce(v."stairwellSaid", v."stairwell") AND u1."room" = coalesce(v."roomSaid", v."room")
    LEFT JOIN "ExclusiveUnit" u2 ON u2."communityId" = ${communityId} AND u2."buildingId" = coalesce(b1."id", b2."id")
      AND u2."stairwell" = v."stairwell" AND u2."room" = v."room"
    LEFT JOIN "Grid" g1 ON g1."communityId" = ${communityId} AND g1."name" = v."gridSaid"
    CROSS JOIN LATERAL (
      SELECT array_agg("key" ORDER BY "key" COLLATE "C", "tail" COLLATE "C") AS "nameKeys",
        array_agg("tail" ORDER BY "key" COLLATE "C", "tail" COLLATE "C") AS "tailKeys"
      FROM (SELECT ${nameKey(Prisma.sql`"name"`)} AS "key", "tail" FROM unnest(v."names", v."idTails") AS n("name", "tail")) n
    ) o`;
  await takeStock(tx, "judged_row");
}

/** Every owner party of the community, as rows are compared with it. */
export async function findParties(tx: Db, communityId: string) {
  const partyClass = Prisma.sql`CASE WHEN p."kind" IN ('company', 'developer') THEN p."kind"::text ELSE 'people' END`;
  await tx.$executeRaw`
    INSERT INTO "known_party"
    SELECT p."id", p."propertyAreaId", ${partyClass}, o."names", o."nameKeys", o."tailKeys",
      ${ownerKey(partyClass, Prisma.sql`o."nameKeys"`, Prisma.sql`o."tailKeys"`)},
      v."name", v."idTail", v."capacity", coalesce(o."hasAccount", false)
    FROM "OwnerParty" p
    LEFT JOIN (
      SELECT "partyId", string_agg("name", '、' ORDER BY "position") AS "names",
        array_agg("key" ORDER BY "key" COLLATE "C", "tail" COLLATE "C") AS "nameKeys",
        array_agg("tail" ORDER BY "key" COLLATE "C", "tail" COLLATE "C") AS "tailKeys",
        bool_or("accountId" IS NOT NULL) AS "hasAccount"
      FROM (
        SELECT "partyId", "position", "name", "accountId", coalesce("idTail", '') AS "tail",
          ${nameKey(Prisma.sql`"name"`)} AS "key"
        FROM "OwnerPartyMember" WHERE "communityId" = ${communityId} AND "capacity" = 'owner'
      ) m GROUP BY "partyId"
    ) o ON o."partyId" = p."id"
    LEFT JOIN (
      SELECT DISTINCT ON ("partyId") "partyId", "name", "idTail", "capacity"
      FROM "OwnerPartyMember" WHERE "communityId" = ${communityId} AND "designatedVoter"
      ORDER BY "partyId", "position"
    ) v ON v."partyId" = p."id"
    WHERE p."communityId" = ${communityId}`;
  await takeStock(tx, "known_party");
}

/**
 * Decides which party each row belongs to. Owners who still fit the party their unit has stay in it; what a row knows
 * more of them is added. Else those told apart by their documents join the party of the same owners in their area, which
 * may be one that only now turns out to be theirs; everybody else is a party of their own.
 */
export async function matchParties(tx: Db) {
  const named = Prisma.sql`CASE WHEN o."fits" THEN o."class" ELSE coalesce(o."ownerClass", o."guessedClass") END`;
  await tx.$executeRaw`
    INSERT INTO "row_party"
    WITH owner AS (
      SELECT r."rowNo", r."area", r."areaId", r."formerPartyId", r."ownerClass", r."guessedClass", r."nameKeys",
        r."tailKeys", p."class", p."key" AS "formerKey", p."hasAccount",
        r."names" IS NULL OR coalesce(r."ownerClass", p."class") = p."class" AND r."nameKeys" = p."nameKeys"
          AND (p."class" <> 'people' OR NOT EXISTS (
            SELECT FROM unnest(r."tailKeys", p."tailKeys") AS t("here", "there")
            WHERE "here" <> '' AND "there" <> '' AND "here" <> "there")) AS "fits"
      FROM "judged_row" r LEFT JOIN "known_party" p ON p."id" = r."formerPartyId"
    ), keyed AS MATERIALIZED (
      SELECT o.*, ${named} AS "newClass",
        ${ownerKey(named, Prisma.sql`o."nameKeys"`, Prisma.sql`o."tailKeys"`)} AS "key"
      FROM owner o
    ), known AS (
      SELECT DISTINCT ON ("areaId", "key") "areaId", "key", "id" FROM "known_party"
      WHERE "key" IS NOT NULL ORDER BY "areaId", "key", "hasAccount" DESC, "id"
    ), completed AS (
      SELECT "areaId", "formerPartyId", min("key") AS "key", bool_or("hasAccount") AS "hasAccount",
        min("rowNo") AS "rowNo"
      FROM keyed WHERE "fits" AND "key" IS DISTINCT FROM "formerKey" AND "key" IS NOT NULL
      GROUP BY "areaId", "formerPartyId" HAVING count(DISTINCT "key") = 1
    ), survivor AS (
      SELECT DISTINCT ON ("areaId", "key") "areaId", "key", "formerPartyId" AS "id" FROM completed
      ORDER BY "areaId", "key", "hasAccount" DESC, "rowNo"
    ), fresh AS MATERIALIZED (
      SELECT "area", "key", gen_random_uuid() AS "id"
      FROM (SELECT DISTINCT "area", "key" FROM keyed WHERE "key" IS NOT NULL) k
    ), matched AS (
      SELECT k."rowNo", k."newClass", k."key",
        CASE WHEN k."nameKeys" IS NULL OR k."fits" AND (k."key" IS NULL OR k."key" = k."formerKey")
            THEN k."formerPartyId"
          WHEN k."key" IS NOT NULL THEN coalesce(n."id", s."id", f."id")
          ELSE gen_random_uuid() END AS "partyId"
      FROM keyed k
      LEFT JOIN known n ON n."areaId" = k."areaId" AND n."key" = k."key"
      LEFT JOIN survivor s ON s."areaId" = k."areaId" AND s."key" = k."key"
      LEFT JOIN fresh f ON f."area" = k."area" AND f."key" = k."key"
    )
    SELECT m."rowNo", m."partyId", m."newClass", m."key", p."id" IS NOT NULL
    FROM matched m LEFT JOIN "known_party" p ON p."id" = m."partyId"`;
  await takeStock(tx, "row_party");
}
