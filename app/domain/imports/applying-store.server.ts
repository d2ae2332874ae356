import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { newId, touchAll } from "./fact-store.server.ts";
import { type ImportKey, takeStock } from "./judging-tables.server.ts";

/** Rows of the preview that are to be written. */
const WRITTEN = Prisma.sql`"judged_row" r JOIN "verdict" v ON v."rowNo" = r."rowNo" AND v."verdict" IN ('new', 'changed')
  JOIN "row_party" m ON m."rowNo" = r."rowNo"`;

/** Names all that is there already and will be changed: units, their owners before and after, and buildings. */
export async function touchChanged(tx: Db) {
  await touchAll(tx, "unit", Prisma.sql`SELECT r."unitId" AS "id" FROM ${WRITTEN}`);
  await touchAll(
    tx,
    "party",
    Prisma.sql`SELECT m."partyId" AS "id" FROM ${WRITTEN} WHERE m."isKnown" UNION
      SELECT r."formerPartyId" FROM ${WRITTEN} WHERE r."formerPartyId" <> m."partyId"`,
  );
  await touchAll(tx, "building", Prisma.sql`SELECT r."buildingId" AS "id" FROM ${WRITTEN} WHERE r."grid" IS NOT NULL`);
}

/** Areas, grids and buildings that were not there; and buildings go into the grids that rows name. */
export async function writePlaces(tx: Db, { communityId }: ImportKey) {
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO "PropertyArea" ("communityId", "id", "name")
      SELECT ${communityId}, ${newId}, n."name" FROM (SELECT DISTINCT "area" AS "name" FROM "judged_row" WHERE "areaId" IS NULL) n
      RETURNING "id", "name"
    ), named AS (INSERT INTO "touched" ("kind", "id", "label") SELECT 'propertyArea', "id", "name" FROM made)
    UPDATE "judged_row" r SET "areaId" = made."id" FROM made WHERE r."areaId" IS NULL AND made."name" = r."area"`;
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO "Grid" ("communityId", "id", "name")
      SELECT ${communityId}, ${newId}, n."name" FROM (SELECT DISTINCT r."grid" AS "name" FROM ${WRITTEN}) n
      WHERE n."name" IS NOT NULL ON CONFLICT DO NOTHING
      RETURNING "id", "name"
    )
    INSERT INTO "touched" ("kind", "id", "label") SELECT 'grid', "id", "name" FROM made`;
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO "Building" ("communityId", "id", "propertyAreaId", "name")
      SELECT ${communityId}, ${newId}, n."areaId", n."building"
      FROM (SELECT DISTINCT "areaId", "building" FROM "judged_row" WHERE "buildingId" IS NULL) n
      RETURNING "id", "propertyAreaId", "name"
    ), named AS (INSERT INTO "touched" ("kind", "id", "label") SELECT 'building', "id", "name" FROM made)
    UPDATE "judged_row" r SET "buildingId" = made."id" FROM made
    WHERE r."buildingId" IS NULL AND made."propertyAreaId" = r."areaId" AND made."name" = r."building"`;
  await tx.$executeRaw`
    UPDATE "Building" b SET "gridId" = g."id"
    FROM (SELECT DISTINCT r."buildingId", r."grid" FROM ${WRITTEN} WHERE r."grid" IS NOT NULL) r
    JOIN "Grid" g ON g."communityId" = ${communityId} AND g."name" = r."grid"
    WHERE b."communityId" = ${communityId} AND b."id" = r."buildingId" AND b."gridId" IS DISTINCT FROM g."id"`;
  await takeStock(tx, "judged_row");
}

/** Owner parties that were not there: the members in the order the first of their rows names them, then who votes for them. */
export async function writeNewParties(tx: Db, { communityId }: ImportKey) {
  const first = Prisma.sql`SELECT DISTINCT ON (m."partyId") m."partyId", m."class", r."areaId", r."names", r."idTails"
    FROM ${WRITTEN} WHERE NOT m."isKnown" ORDER BY m."partyId", r."rowNo"`;
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO "OwnerParty" ("communityId", "id", "propertyAreaId", "kind")
      SELECT ${communityId}, f."partyId", f."areaId", (CASE WHEN f."class" <> 'people' THEN f."class"
        WHEN cardinality(f."names") > 1 THEN 'coOwners' ELSE 'person' END)::"PartyKind"
      FROM (${first}) f RETURNING "id"
    )
    INSERT INTO "touched" ("kind", "id") SELECT 'party', "id" FROM made`;
  await tx.$executeRaw`
    INSERT INTO "OwnerPartyMember" ("communityId", "partyId", "position", "name", "idTail")
    SELECT ${communityId}, f."partyId", n."position" - 1, n."name", nullif(n."tail", '')
    FROM (${first}) f, unnest(f."names", f."idTails") WITH ORDINALITY AS n("name", "tail", "position")`;
  await takeStock(tx, "OwnerParty", "OwnerPartyMember");
}

/** Fills in what is now known of owners' documents. */
export async function completeParties(tx: Db, { communityId }: ImportKey) {
  await tx.$executeRaw`
    UPDATE "OwnerPartyMember" o SET "idTail" = n."tail"
    FROM (
      SELECT DISTINCT ON (m."partyId", n."key", n."nth") m."partyId", n."key", n."tail", n."nth"
      FROM ${WRITTEN}
      JOIN LATERAL (
        SELECT "key", "tail", row_number() OVER (PARTITION BY "key" ORDER BY "tail") AS "nth"
        FROM unnest(r."nameKeys", r."tailKeys") AS n("key", "tail")
      ) n ON n."tail" <> ''
      WHERE m."isKnown" ORDER BY m."partyId", n."key", n."nth", r."rowNo"
    ) n
    JOIN (
      SELECT "partyId", "position", regexp_replace(normalize("name", NFKC), '\\s', '', 'g') AS "key",
        row_number() OVER (PARTITION BY "partyId", regexp_replace(normalize("name", NFKC), '\\s', '', 'g')
          ORDER BY coalesce("idTail", ''), "position") AS "nth"
      FROM "OwnerPartyMember" WHERE "communityId" = ${communityId} AND "capacity" = 'owner'
    ) k ON k."partyId" = n."partyId" AND k."key" = n."key" AND k."nth" = n."nth"
    WHERE o."communityId" = ${communityId} AND o."partyId" = k."partyId" AND o."position" = k."position"
      AND o."idTail" IS NULL`;
}

/** Who votes for a party, as its first row that says so has it: one of the owners, or somebody in their place. */
export async function writeVoters(tx: Db, { communityId }: ImportKey) {
  await tx.$executeRawUnsafe(`CREATE TEMP TABLE "new_voter" ("partyId" uuid PRIMARY KEY, "name" text, "tail" text,
    "capacity" "MemberCapacity", "position" int) ON COMMIT DROP`);
  await tx.$executeRaw`
    INSERT INTO "new_voter"
    SELECT n.*, (SELECT o."position" FROM "OwnerPartyMember" o
      WHERE o."communityId" = ${communityId} AND o."partyId" = n."partyId" AND o."capacity" = n."capacity"
        AND regexp_replace(normalize(o."name", NFKC), '\\s', '', 'g') = regexp_replace(n."name", '\\s', '', 'g')
      ORDER BY coalesce(o."idTail", '') = coalesce(n."tail", '') DESC, o."position" LIMIT 1)
    FROM (SELECT DISTINCT ON (m."partyId") m."partyId", r."voter" AS "name", r."voterTail" AS "tail", r."voterCapacity" AS "capacity"
      FROM ${WRITTEN} WHERE r."voter" IS NOT NULL ORDER BY m."partyId", r."rowNo") n`;
  await tx.$executeRaw`
    DELETE FROM "OwnerPartyMember" o USING "new_voter" n
    WHERE o."communityId" = ${communityId} AND o."partyId" = n."partyId" AND o."designatedVoter"
      AND o."capacity" <> 'owner' AND o."accountId" IS NULL AND o."position" IS DISTINCT FROM n."position"`;
  await tx.$executeRaw`
    UPDATE "OwnerPartyMember" o SET "designatedVoter" = o."position" IS NOT DISTINCT FROM n."position" FROM "new_voter" n
    WHERE o."communityId" = ${communityId} AND o."partyId" = n."partyId"
      AND o."designatedVoter" <> (o."position" IS NOT DISTINCT FROM n."position")`;
  await tx.$executeRaw`
    INSERT INTO "OwnerPartyMember" ("communityId", "partyId", "position", "name", "idTail", "capacity", "designatedVoter")
    SELECT ${communityId}, n."partyId", (SELECT coalesce(max(o."position"), -1) + 1 FROM "OwnerPartyMember" o
      WHERE o."communityId" = ${communityId} AND o."partyId" = n."partyId"), n."name", n."tail", n."capacity", true
    FROM "new_voter" n WHERE n."position" IS NULL`;
}

/** Units that were not there; parking bays count for nothing unless the row says otherwise. */
export async function writeUnits(tx: Db, { communityId }: ImportKey) {
  await tx.$executeRaw`
    WITH made AS (
      INSERT INTO "ExclusiveUnit" ("communityId", "id", "buildingId", "stairwell", "room", "kind", "areaDm2",
        "countsForArea", "countsForHead", "areaSource", "areaDocument", "registeredOn", "partyId")
      SELECT ${communityId}, ${newId}, r."buildingId", r."stairwell", r."room", coalesce(r."kind", 'flat'), r."areaDm2",
        coalesce(r."countsForArea", r."kind" IS DISTINCT FROM 'parkingBay'),
        coalesce(r."countsForHead", r."kind" IS DISTINCT FROM 'parkingBay'),
        coalesce(r."areaSource", 'registered'), r."areaDocument", r."registeredOn", m."partyId"
      FROM ${WRITTEN} WHERE v."verdict" = 'new' RETURNING "id"
    )
    INSERT INTO "touched" ("kind", "id") SELECT 'unit', "id" FROM made`;
  await tx.$executeRaw`
    UPDATE "ExclusiveUnit" u SET "kind" = coalesce(r."kind", u."kind"), "areaDm2" = coalesce(r."areaDm2", u."areaDm2"),
      "countsForArea" = coalesce(r."countsForArea", u."countsForArea"),
      "countsForHead" = coalesce(r."countsForHead", u."countsForHead"),
      "areaSource" = coalesce(r."areaSource", u."areaSource"), "areaDocument" = coalesce(r."areaDocument", u."areaDocument"),
      "registeredOn" = coalesce(r."registeredOn", u."registeredOn"), "partyId" = m."partyId"
    FROM ${WRITTEN} WHERE v."verdict" = 'changed' AND u."communityId" = ${communityId} AND u."id" = r."unitId"`;
  await takeStock(tx, "ExclusiveUnit");
}

/** Parties that this leaves without a unit go, unless somebody's account hangs on them or they stand on a roll. */
export async function removeEmptyParties(tx: Db, { communityId }: ImportKey) {
  // Only who lost a unit can be left with none, and these are few: looked up one by one, not joined by a plan that
  // takes tables nobody has counted yet for small ones.
  await tx.$executeRawUnsafe(`CREATE TEMP TABLE "left_party" ("id" uuid PRIMARY KEY) ON COMMIT DROP`);
  await tx.$executeRaw`
    INSERT INTO "left_party" SELECT DISTINCT r."formerPartyId" FROM ${WRITTEN} WHERE r."formerPartyId" <> m."partyId"`;
  await takeStock(tx, "left_party");
  const empty = Prisma.sql`SELECT p."id" FROM "left_party" p
    WHERE NOT EXISTS (SELECT FROM "ExclusiveUnit" u WHERE u."communityId" = ${communityId} AND u."partyId" = p."id")
      AND NOT EXISTS (SELECT FROM "RollSeat" s WHERE s."communityId" = ${communityId} AND s."partyId" = p."id")
      AND NOT EXISTS (SELECT FROM "OwnerPartyMember" o
        WHERE o."communityId" = ${communityId} AND o."partyId" = p."id" AND o."accountId" IS NOT NULL)`;
  await tx.$executeRaw`
    DELETE FROM "OwnerPartyMember" WHERE "communityId" = ${communityId} AND "partyId" IN (${empty})`;
  await tx.$executeRaw`DELETE FROM "OwnerParty" WHERE "communityId" = ${communityId} AND "id" IN (${empty})`;
}
