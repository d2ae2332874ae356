import { Prisma } from "#app/db/generated/client.ts";

/*
 * The rule of counting.ts in SQL, for rolls of any length in one statement. `u` is the unit, `b` its building, `m` a
 * member of the party.
 */

/** One owner is one head however many units, and the areas add up (司法解释 on 区分所有权, art. 8–9). */
export const partyWeight = Prisma.sql`max(u."countsForHead"::int) AS "heads",
  coalesce(sum(u."areaDm2") FILTER (WHERE u."countsForArea"), 0)::int AS "areaDm2"`;

export const units = Prisma.sql`"Building" b
  JOIN "ExclusiveUnit" u ON u."communityId" = b."communityId" AND u."buildingId" = b."id"`;

/** Units in the order people would read them out: 2号楼 before 10号楼. */
export const unitPlace = Prisma.sql`ARRAY[
  lpad(b."name", 40) COLLATE "C", lpad(u."stairwell", 20) COLLATE "C", lpad(u."room", 20) COLLATE "C"]`;

/** 7号楼1单元502. */
export const unitLabel = Prisma.sql`b."name" || u."stairwell" || u."room"`;

/** Co-owners have one ballot, by the one they designated; the only one of them with an account needs no designation. */
export const partyVoter = Prisma.sql`CASE
  WHEN bool_or(m."designatedVoter")
    THEN (array_agg(m."accountId" ORDER BY m."position") FILTER (WHERE m."designatedVoter"))[1]
  WHEN count(DISTINCT m."accountId") = 1
    THEN (array_agg(m."accountId") FILTER (WHERE m."accountId" IS NOT NULL))[1]
END`;
