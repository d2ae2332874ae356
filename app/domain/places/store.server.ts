import type { Db } from "#app/db/client.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { BuildingFacts, GridFacts, PropertyAreaFacts } from "./facts.ts";

type Found<Facts> = { id: string; facts: Facts };

/** Whether the row is held until commit, so that nobody else changes what stands in it meanwhile. */
type Reading = { locked?: boolean };

export const findArea = (db: Db, communityId: string, id: string, { locked = false }: Reading = {}) =>
  found<PropertyAreaFacts>(id, async () => {
    if (locked) {
      await db.$queryRaw`SELECT FROM "PropertyArea" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`;
    }
    return db.propertyArea.findUnique({ where: { communityId_id: { communityId, id } }, select: { name: true } });
  });

export const findBuilding = (db: Db, communityId: string, id: string, { locked = false }: Reading = {}) =>
  found<BuildingFacts>(id, async () => {
    if (locked) {
      await db.$queryRaw`SELECT FROM "Building" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`;
    }
    return db.building.findUnique({
      where: { communityId_id: { communityId, id } },
      select: { propertyAreaId: true, name: true, gridId: true },
    });
  });

/** A grid with its workers, and the buildings that belong to it: those are each building's own fact. */
export const findGrid = (db: Db, communityId: string, id: string, { locked = false }: Reading = {}) =>
  found<GridFacts>(id, async () => {
    if (locked) {
      await db.$queryRaw`SELECT FROM "Grid" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`;
    }
    const grid = await db.grid.findUnique({
      where: { communityId_id: { communityId, id } },
      select: { name: true, workers: { select: { accountId: true }, orderBy: { accountId: "asc" } } },
    });
    return grid && { name: grid.name, workerIds: grid.workers.map(({ accountId }) => accountId) };
  });

/** The buildings of the community by which grid they are in, in the order of their ids, held until commit. */
export const lockBuildings = (tx: Db, communityId: string) =>
  tx.$queryRaw<({ id: string } & BuildingFacts)[]>`
    SELECT "id", "propertyAreaId", "name", "gridId" FROM "Building" WHERE "communityId" = ${communityId}
    ORDER BY "id" FOR UPDATE`;

/** Who holds the role of a grid worker now. */
export async function gridWorkerIds(db: Db, communityId: string): Promise<Set<string>> {
  const rows = await db.membership.findMany({
    where: { communityId, role: "gridWorker", endedAt: null },
    select: { accountId: true },
  });
  return new Set(rows.map(({ accountId }) => accountId));
}

async function found<Facts>(id: string, read: () => Promise<Facts | null>): Promise<Found<Facts>> {
  const facts = isId(id) ? await read() : null;
  if (!facts) throw new Refused("not_found");
  return { id, facts };
}
