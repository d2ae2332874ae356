import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { AreaForm } from "./forms.ts";
import { namedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { findArea } from "./store.server.ts";

export async function editArea(actor: Actor, id: string, { revision, ...after }: z.output<typeof AreaForm>) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const { facts: before } = await findArea(tx, communityId, id, { locked: true });
      refuseStale(before, revision);
      await tx.propertyArea.update({
        where: { communityId_id: { communityId, id } },
        data: after,
        select: { id: true },
      });
      await recordChange(tx, actor, { kind: "propertyArea", subjectId: id, label: after.name, before, after });
    }),
  );
}
