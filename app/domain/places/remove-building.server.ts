import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { RemovalForm } from "./forms.ts";
import { removedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { findBuilding } from "./store.server.ts";

/** Takes away a building without units. */
export async function removeBuilding(actor: Actor, id: string, { revision }: z.output<typeof RemovalForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await removedOnce(communityId, "building", id, () =>
    inTransaction(async (tx) => {
      const { facts: before } = await findBuilding(tx, communityId, id, { locked: true });
      refuseStale(before, revision);
      const units = await tx.exclusiveUnit.count({ where: { communityId, buildingId: id } });
      const votes = await tx.vote.count({ where: { communityId, buildingId: id } });
      if (units + votes > 0) throw new Refused("place_in_use");
      await tx.building.delete({ where: { communityId_id: { communityId, id } }, select: { id: true } });
      await recordChange(tx, actor, { kind: "building", subjectId: id, label: before.name, before, after: null });
    }),
  );
}
