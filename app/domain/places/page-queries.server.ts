import { prisma } from "#app/db/client.server.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import { partyWeight, units } from "#app/domain/parties/weight.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { historyOf, placeNames } from "./history-queries.server.ts";
import { refusalToEditPlaces, refusalToSeePlaces, refusalToSettle } from "./policy.ts";
import { revisionOf } from "./revision.server.ts";
import { findArea, findGrid } from "./store.server.ts";

export type AreaRow = { id: string; name: string; units: number; parties: number; heads: number; areaDm2: number };
export type BuildingRow = { id: string; name: string; propertyAreaId: string; gridId: string | null; units: number };
export type GridRow = { id: string; name: string; buildings: number; workers: number };

/** All places of the community at a glance. */
export async function placesPage(actor: Actor) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const [community, areas, buildings, grids] = await Promise.all([
    communityCard(communityId),
    listAreas(communityId),
    listBuildings(communityId),
    listGrids(communityId),
  ]);
  const may = { mayEdit: mayEdit(actor), maySettle: refusalToSettle(actor) === null };
  return { community, areas, buildings, grids, ...may };
}

/** The two top levels. */
async function communityCard(id: string) {
  const { subdistrict, ...own } = await prisma.community.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, name: true, endorsementThreshold: true, complaintChannel: true },
      subdistrict: { select: { name: true } },
    },
  });
  return { ...own, subdistrict: subdistrict.name };
}

export async function areaPage(actor: Actor, id: string) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const { facts } = await findArea(prisma, communityId, id);
  const [areas, buildings, history, names] = await Promise.all([
    listAreas(communityId, id),
    listBuildings(communityId, id),
    historyOf(communityId, "propertyArea", id),
    placeNames(communityId),
  ]);
  const revision = revisionOf(facts);
  return { id, ...facts, revision, weighs: areas[0] ?? null, buildings, history, names, mayEdit: mayEdit(actor) };
}

/** A grid with every building it could hold, and everybody who could look after it. Who does is real data. */
export async function gridPage(actor: Actor, id: string) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const { facts } = await findGrid(prisma, communityId, id);
  const [buildings, holders, history, names] = await Promise.all([
    listBuildings(communityId),
    gridWorkers(communityId),
    historyOf(communityId, "grid", id),
    placeNames(communityId),
  ]);
  const buildingIds = buildings.filter(({ gridId }) => gridId === id).map((building) => building.id);
  const shown = holders.map((holder) => ({ ...holder, works: facts.workerIds.includes(holder.id) }));
  await recordLooks(
    prisma,
    actor,
    shown.map((holder) => holder.id),
    "roles",
  );
  return {
    ...{ id, name: facts.name, revision: revisionOf({ ...facts, buildingIds: buildingIds.sort() }) },
    ...{ buildings, holders: shown, history, names, mayEdit: mayEdit(actor) },
  };
}

/** What a new building may belong to. */
export async function newBuildingPage(actor: Actor) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  const [areas, grids] = await Promise.all([
    prisma.propertyArea.findMany({
      where: { communityId },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    prisma.grid.findMany({ where: { communityId }, orderBy: { name: "asc" }, select: { id: true, name: true } }),
  ]);
  return { areas, grids };
}

/** The areas of the community, or one of them, with what their owners weigh together. */
const listAreas = (communityId: string, id: string | null = null) => prisma.$queryRaw<AreaRow[]>`
  SELECT a."id", a."name", coalesce(w."units", 0) AS "units", coalesce(w."parties", 0) AS "parties",
    coalesce(w."heads", 0) AS "heads", coalesce(w."areaDm2", 0) AS "areaDm2"
  FROM "PropertyArea" a
  LEFT JOIN (
    SELECT p."propertyAreaId", sum(p."units")::int AS "units", count(*)::int AS "parties",
      sum(p."heads")::int AS "heads", sum(p."areaDm2")::float8 AS "areaDm2"
    FROM (
      SELECT b."propertyAreaId", u."partyId", count(*) AS "units", ${partyWeight} FROM ${units}
      WHERE b."communityId" = ${communityId} AND (${id}::uuid IS NULL OR b."propertyAreaId" = ${id}::uuid)
      GROUP BY b."propertyAreaId", u."partyId"
    ) p GROUP BY p."propertyAreaId"
  ) w ON w."propertyAreaId" = a."id"
  WHERE a."communityId" = ${communityId} AND (${id}::uuid IS NULL OR a."id" = ${id}::uuid)
  ORDER BY length(a."name"), a."name"`;

/** Buildings as people would read them out: 2号楼 before 10号楼. */
const listBuildings = (communityId: string, areaId: string | null = null) => prisma.$queryRaw<BuildingRow[]>`
  SELECT b."id", b."name", b."propertyAreaId", b."gridId", (SELECT count(*)::int FROM "ExclusiveUnit" u
    WHERE u."communityId" = b."communityId" AND u."buildingId" = b."id") AS "units"
  FROM "Building" b
  WHERE b."communityId" = ${communityId} AND (${areaId}::uuid IS NULL OR b."propertyAreaId" = ${areaId}::uuid)
  ORDER BY lpad(b."name", 40) COLLATE "C", b."id"`;

const listGrids = (communityId: string) => prisma.$queryRaw<GridRow[]>`
  SELECT g."id", g."name",
    (SELECT count(*)::int FROM "Building" b WHERE b."communityId" = g."communityId" AND b."gridId" = g."id") AS "buildings",
    (SELECT count(*)::int FROM "GridWorker" w
      JOIN "Membership" m ON m."communityId" = w."communityId" AND m."accountId" = w."accountId"
        AND m."role" = 'gridWorker' AND m."endedAt" IS NULL
      WHERE w."communityId" = g."communityId" AND w."gridId" = g."id") AS "workers"
  FROM "Grid" g WHERE g."communityId" = ${communityId} ORDER BY length(g."name"), g."name"`;

async function gridWorkers(communityId: string): Promise<{ id: string; name: string }[]> {
  const rows = await prisma.membership.findMany({
    where: { communityId, role: "gridWorker", endedAt: null },
    orderBy: { grantedAt: "asc" },
    select: { account: { select: { id: true, realName: true } } },
  });
  return rows.map(({ account }) => ({ id: account.id, name: account.realName }));
}

const mayEdit = (actor: Actor) => refusalToEditPlaces(actor) === null;
