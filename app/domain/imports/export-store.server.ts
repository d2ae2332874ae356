import type { Db } from "#app/db/client.server.ts";
import type { RegisteredUnit } from "./writing/unit-row.ts";

const BUILDINGS_AT_A_TIME = 20;

/** Every unit of a community with its owners, some buildings at a time, in the order people would read them out. */
export async function* unitsOf(db: Db, communityId: string): AsyncGenerator<RegisteredUnit[]> {
  const buildings = await db.$queryRaw<{ id: string }[]>`
    SELECT b."id" FROM "Building" b
    JOIN "PropertyArea" a ON a."communityId" = b."communityId" AND a."id" = b."propertyAreaId"
    WHERE b."communityId" = ${communityId}
    ORDER BY lpad(a."name", 40) COLLATE "C", lpad(b."name", 40) COLLATE "C", b."id"`;
  for (let from = 0; from < buildings.length; from += BUILDINGS_AT_A_TIME) {
    yield listUnits(
      db,
      communityId,
      buildings.slice(from, from + BUILDINGS_AT_A_TIME).map(({ id }) => id),
    );
  }
}

/** The units of these buildings, in the order the buildings are given. */
const listUnits = (db: Db, communityId: string, buildingIds: string[]) =>
  db.$queryRaw<RegisteredUnit[]>`
    SELECT a."name" AS "area", b."name" AS "building", u."stairwell", u."room", g."name" AS "grid", u."kind", u."areaDm2",
      u."areaSource", u."areaDocument", u."registeredOn"::text AS "registeredOn", u."countsForArea", u."countsForHead",
      p."kind" AS "partyKind", o."names", o."idTails", v."name" AS "voter", v."idTail" AS "voterTail",
      v."capacity" AS "voterCapacity"
    FROM unnest(${buildingIds}::uuid[]) WITH ORDINALITY AS w("id", "place")
    JOIN "Building" b ON b."communityId" = ${communityId} AND b."id" = w."id"
    JOIN "PropertyArea" a ON a."communityId" = ${communityId} AND a."id" = b."propertyAreaId"
    LEFT JOIN "Grid" g ON g."communityId" = ${communityId} AND g."id" = b."gridId"
    JOIN "ExclusiveUnit" u ON u."communityId" = ${communityId} AND u."buildingId" = b."id"
    JOIN "OwnerParty" p ON p."communityId" = ${communityId} AND p."id" = u."partyId"
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(m."name" ORDER BY m."position"), '{}') AS "names",
        coalesce(array_agg(coalesce(m."idTail", '') ORDER BY m."position"), '{}') AS "idTails"
      FROM "OwnerPartyMember" m
      WHERE m."communityId" = ${communityId} AND m."partyId" = p."id" AND m."capacity" = 'owner') o
    LEFT JOIN LATERAL (
      SELECT m."name", m."idTail", m."capacity" FROM "OwnerPartyMember" m
      WHERE m."communityId" = ${communityId} AND m."partyId" = p."id" AND m."designatedVoter"
      ORDER BY m."position" LIMIT 1) v ON true
    ORDER BY w."place", lpad(u."stairwell", 20) COLLATE "C", lpad(u."room", 20) COLLATE "C"`;
