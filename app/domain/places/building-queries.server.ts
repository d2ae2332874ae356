import { prisma } from "#app/db/client.server.ts";
import type { UnitKind } from "#app/db/generated/enums.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { historyOf, placeNames } from "./history-queries.server.ts";
import { refusalToEditPlaces, refusalToSeePlaces } from "./policy.ts";
import { revisionOf } from "./revision.server.ts";
import { findBuilding } from "./store.server.ts";

const PAGE_SIZE = 60;

type UnitRow = { id: string; room: string; kind: UnitKind; areaDm2: number };

/** A building with its stairwells, and 60 units of the one that was asked for. */
export async function buildingPage(actor: Actor, id: string, asked: { stairwell?: string; after?: string }) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const { facts } = await findBuilding(prisma, communityId, id);
  const stairwells = await listStairwells(communityId, id);
  const stairwell = stairwells.find(({ name }) => name === asked.stairwell) ?? stairwells[0] ?? null;
  const [units, grids, history, names] = await Promise.all([
    stairwell ? unitsIn(communityId, id, stairwell.name, asked.after) : { rows: [], next: null, first: true },
    prisma.grid.findMany({ where: { communityId }, orderBy: { name: "asc" }, select: { id: true, name: true } }),
    historyOf(communityId, "building", id),
    placeNames(communityId),
  ]);
  return {
    ...{ id, ...facts, revision: revisionOf(facts), stairwells, stairwell, units, grids, history, names },
    mayEdit: refusalToEditPlaces(actor) === null,
  };
}

const listStairwells = (communityId: string, buildingId: string) =>
  prisma.$queryRaw<{ name: string; units: number }[]>`
    SELECT u."stairwell" AS "name", count(*)::int AS "units" FROM "ExclusiveUnit" u
    WHERE u."communityId" = ${communityId} AND u."buildingId" = ${buildingId}::uuid
    GROUP BY u."stairwell" ORDER BY lpad(u."stairwell", 20) COLLATE "C"`;

/** Rooms in their order, after the unit with this id. */
async function unitsIn(communityId: string, buildingId: string, stairwell: string, after: string | undefined) {
  const afterId = after && isId(after) ? after : null;
  const rows = await prisma.$queryRaw<UnitRow[]>`
    SELECT u."id", u."room", u."kind", u."areaDm2" FROM "ExclusiveUnit" u
    WHERE u."communityId" = ${communityId} AND u."buildingId" = ${buildingId}::uuid AND u."stairwell" = ${stairwell}
      AND (${afterId}::uuid IS NULL OR (lpad(u."room", 20) COLLATE "C", u."id") > (
        SELECT lpad(l."room", 20) COLLATE "C", l."id" FROM "ExclusiveUnit" l
        WHERE l."communityId" = ${communityId} AND l."id" = ${afterId}::uuid))
    ORDER BY lpad(u."room", 20) COLLATE "C", u."id" LIMIT ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  return { rows: shown, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null, first: afterId === null };
}
