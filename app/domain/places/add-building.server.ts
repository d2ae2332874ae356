import type { z } from "zod";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { NewBuildingForm } from "./forms.ts";
import { addedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { addedAs, recordChange } from "./record-change.server.ts";
import { findArea, findGrid } from "./store.server.ts";

/** Adds a building to a property area. Returns its id. */
export async function addBuilding(actor: Actor, { formKey: id, ...after }: z.output<typeof NewBuildingForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await addedOnce(
    async () => (await prisma.building.count({ where: { communityId, id } })) > 0,
    () =>
      inTransaction(async (tx) => {
        await findArea(tx, communityId, after.propertyAreaId, { locked: true });
        if (after.gridId) await findGrid(tx, communityId, after.gridId, { locked: true });
        await tx.building.create({ data: { communityId, id, ...after }, select: { id: true } });
        await recordChange(tx, actor, { kind: "building", subjectId: id, label: after.name, before: null, after });
      }),
    () => addedAs(communityId, "building", id, after),
  );
  return id;
}
