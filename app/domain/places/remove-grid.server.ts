import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { RemovalForm } from "./forms.ts";
import { removedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { findGrid } from "./store.server.ts";

/** Takes away a grid without buildings; who looked after it keeps their role. */
export async function removeGrid(actor: Actor, id: string, { revision }: z.output<typeof RemovalForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await removedOnce(communityId, "grid", id, () =>
    inTransaction(async (tx) => {
      const { facts: before } = await findGrid(tx, communityId, id, { locked: true });
      const buildings = await tx.building.count({ where: { communityId, gridId: id } });
      const votes = await tx.vote.count({ where: { communityId, gridId: id } });
      if (buildings + votes > 0) throw new Refused("place_in_use");
      refuseStale({ ...before, buildingIds: [] }, revision);
      await tx.grid.delete({ where: { communityId_id: { communityId, id } }, select: { id: true } });
      await recordChange(tx, actor, { kind: "grid", subjectId: id, label: before.name, before, after: null });
    }),
  );
}
