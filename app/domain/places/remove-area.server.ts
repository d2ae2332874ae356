import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { RemovalForm } from "./forms.ts";
import { removedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { findArea } from "./store.server.ts";

/** Takes away a property area in which there is nothing and was no vote. */
export async function removeArea(actor: Actor, id: string, { revision }: z.output<typeof RemovalForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await removedOnce(communityId, "propertyArea", id, () =>
    inTransaction(async (tx) => {
      const { facts: before } = await findArea(tx, communityId, id, { locked: true });
      refuseStale(before, revision);
      const inside = { communityId, propertyAreaId: id };
      const buildings = await tx.building.count({ where: inside });
      const parties = await tx.ownerParty.count({ where: inside });
      const votes = await tx.vote.count({ where: inside });
      if (buildings + parties + votes > 0) throw new Refused("place_in_use");
      await tx.propertyArea.delete({ where: { communityId_id: { communityId, id } }, select: { id: true } });
      await recordChange(tx, actor, { kind: "propertyArea", subjectId: id, label: before.name, before, after: null });
    }),
  );
}
