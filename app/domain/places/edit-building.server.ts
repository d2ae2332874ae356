import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { BuildingForm } from "./forms.ts";
import { namedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { findBuilding, findGrid } from "./store.server.ts";

/** Renames a building, or puts it into another grid or none. Its property area is another matter: its owners vote there. */
export async function editBuilding(actor: Actor, id: string, input: z.output<typeof BuildingForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  const { name, gridId } = input;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      if (gridId) await findGrid(tx, communityId, gridId, { locked: true });
      const { facts: before } = await findBuilding(tx, communityId, id, { locked: true });
      refuseStale(before, input.revision);
      const after = { ...before, name, gridId };
      const where = { communityId_id: { communityId, id } };
      await tx.building.update({ where, data: { name, gridId }, select: { id: true } });
      await recordChange(tx, actor, { kind: "building", subjectId: id, label: name, before, after });
    }),
  );
}
