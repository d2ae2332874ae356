import type { z } from "zod";

import { type Db, inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { BuildingFacts } from "./facts.ts";
import type { GridForm } from "./forms.ts";
import { namedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { findGrid, gridWorkerIds, lockBuildings } from "./store.server.ts";

/**
 * Renames a grid and says which buildings are in it and who looks after them. A building chosen leaves the grid it was
 * in. The form was drawn from the grid and its buildings together.
 */
export async function editGrid(actor: Actor, id: string, input: z.output<typeof GridForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  const { name, workerIds, buildingIds } = input;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const { facts: before } = await findGrid(tx, communityId, id, { locked: true });
      const buildings = await lockBuildings(tx, communityId);
      const inside = buildings.filter(({ gridId }) => gridId === id).map((building) => building.id);
      refuseStale({ ...before, buildingIds: inside }, input.revision);

      const holders = await gridWorkerIds(tx, communityId);
      if (!workerIds.every((workerId) => holders.has(workerId))) throw new Refused("not_a_grid_worker");
      if (!buildingIds.every((chosen) => buildings.some((building) => building.id === chosen))) {
        throw new Refused("not_found");
      }
      await tx.grid.update({ where: { communityId_id: { communityId, id } }, data: { name }, select: { id: true } });
      await tx.gridWorker.deleteMany({ where: { communityId, gridId: id } });
      await tx.gridWorker.createMany({
        data: workerIds.map((accountId) => ({ communityId, gridId: id, accountId })),
      });
      await recordChange(tx, actor, { kind: "grid", subjectId: id, label: name, before, after: { name, workerIds } });
      for (const building of buildings) {
        const gridId = buildingIds.includes(building.id) ? id : building.gridId === id ? null : building.gridId;
        if (gridId !== building.gridId) await putInto(tx, actor, building, gridId);
      }
    }),
  );
}

async function putInto(tx: Db, actor: Actor, { id, ...before }: { id: string } & BuildingFacts, gridId: string | null) {
  const { communityId } = actor;
  await tx.building.update({ where: { communityId_id: { communityId, id } }, data: { gridId }, select: { id: true } });
  const after = { ...before, gridId };
  await recordChange(tx, actor, { kind: "building", subjectId: id, label: before.name, before, after });
}
