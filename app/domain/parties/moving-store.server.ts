import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { BuildingFacts } from "#app/domain/places/facts.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Leaving } from "./moving.ts";
import { lockParties, type Party, readParties, UNIT_FACTS, type Unit } from "./store.server.ts";
import { unitLabel, units } from "./weight.server.ts";

/** An owner with units in a building, and how many they have elsewhere. */
export type OwnerIn = { id: string; inside: number; outside: number };

export async function findMovable(db: Db, communityId: string, id: string): Promise<BuildingFacts> {
  const where = { communityId_id: { communityId, id } };
  const select = { propertyAreaId: true, name: true, gridId: true } as const;
  const facts = isId(id) ? await db.building.findUnique({ where, select }) : null;
  if (!facts) throw new Refused("not_found");
  return facts;
}

/** A building with its area and the one it goes to, held until commit: no roll is taken of either meanwhile. */
export async function lockMovable(tx: Db, communityId: string, id: string, to: string): Promise<BuildingFacts> {
  const { propertyAreaId } = await findMovable(tx, communityId, id);
  const areas = await tx.$queryRaw<unknown[]>`SELECT FROM "PropertyArea" WHERE "communityId" = ${communityId}
    AND "id" IN (${propertyAreaId}::uuid, ${to}::uuid) ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT FROM "Building" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`;
  const facts = await findMovable(tx, communityId, id);
  if (facts.propertyAreaId === to) throw new Refused("same_place");
  if (facts.propertyAreaId !== propertyAreaId) throw new Refused("stale_form");
  if (areas.length < 2) throw new Refused("not_found");
  return facts;
}

/** Who owns units in a building, in the order of their ids. */
export const ownersIn = (db: Db, communityId: string, buildingId: string) => db.$queryRaw<OwnerIn[]>`
  SELECT u."partyId" AS "id", count(*) FILTER (WHERE u."buildingId" = ${buildingId}::uuid)::int AS "inside",
    count(*) FILTER (WHERE u."buildingId" <> ${buildingId}::uuid)::int AS "outside"
  FROM "ExclusiveUnit" u
  WHERE u."communityId" = ${communityId} AND u."partyId" IN (SELECT i."partyId" FROM "ExclusiveUnit" i
    WHERE i."communityId" = ${communityId} AND i."buildingId" = ${buildingId}::uuid)
  GROUP BY u."partyId" ORDER BY u."partyId"`;

/** Owners in another area of whom somebody has the name of one of these. */
export async function namesakesIn(db: Db, communityId: string, areaId: string, ids: readonly string[]) {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p."id" FROM "OwnerParty" p
    JOIN "OwnerPartyMember" m ON m."communityId" = p."communityId" AND m."partyId" = p."id" AND m."capacity" = 'owner'
    WHERE p."communityId" = ${communityId} AND p."propertyAreaId" = ${areaId}::uuid
      AND m."name" IN (SELECT o."name" FROM "OwnerPartyMember" o WHERE o."communityId" = ${communityId}
        AND o."partyId" = ANY(${ids}::uuid[]) AND o."capacity" = 'owner')
      AND EXISTS (SELECT FROM "ExclusiveUnit" u WHERE u."communityId" = p."communityId" AND u."partyId" = p."id")
    ORDER BY p."id"`;
  return rows.map(({ id }) => id);
}

/** Those who leave with a building, and their namesakes where it goes: as they are, or held until commit. */
export async function partiesOfMove(
  db: Db,
  communityId: string,
  { owners, to, locked }: { owners: readonly OwnerIn[]; to: string; locked: boolean },
): Promise<{ leaving: Leaving[]; there: Party[] }> {
  const ids = owners.map(({ id }) => id);
  const namesakes = await namesakesIn(db, communityId, to, ids);
  const all = [...ids, ...namesakes];
  const rows = locked
    ? [...(await lockParties(db, communityId, all)).values()]
    : await readParties(db, communityId, all);
  const parties = new Map(rows.map((party) => [party.id, party]));
  return {
    leaving: owners.flatMap(({ id, outside }) => {
      const party = parties.get(id);
      return party ? [{ ...party, outside }] : [];
    }),
    there: namesakes.flatMap((id) => parties.get(id) ?? []),
  };
}

/** The units of a building, by id, held until commit. */
export async function lockUnitsIn(tx: Db, communityId: string, buildingId: string): Promise<Unit[]> {
  await tx.$queryRaw`SELECT FROM "ExclusiveUnit" WHERE "communityId" = ${communityId}
    AND "buildingId" = ${buildingId}::uuid ORDER BY "id" FOR UPDATE`;
  return tx.$queryRaw<Unit[]>`
    SELECT u."id", ${unitLabel} AS "label", b."propertyAreaId", ${UNIT_FACTS} AS "facts"
    FROM ${units} WHERE u."communityId" = ${communityId} AND u."buildingId" = ${buildingId}::uuid ORDER BY u."id"`;
}

/** The building stands in the other area, and these owners with it. */
export async function putInto(tx: Db, communityId: string, to: string, moved: { building: string; parties: string[] }) {
  const { building: id, parties } = moved;
  await tx.building.update({
    where: { communityId_id: { communityId, id } },
    data: { propertyAreaId: to },
    select: { id: true },
  });
  const stands = Prisma.sql`"communityId" = ${communityId} AND "id" = ANY(${parties}::uuid[])`;
  await tx.$executeRaw`UPDATE "OwnerParty" SET "propertyAreaId" = ${to}::uuid WHERE ${stands}`;
}

/** The areas of the community, by name. */
export const listAreas = (db: Db, communityId: string) => db.$queryRaw<{ id: string; name: string }[]>`
  SELECT "id", "name" FROM "PropertyArea" WHERE "communityId" = ${communityId} ORDER BY length("name"), "name"`;
