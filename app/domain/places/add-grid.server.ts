import type { z } from "zod";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { NewGridForm } from "./forms.ts";
import { addedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { addedAs, recordChange } from "./record-change.server.ts";

/** Adds a grid; its buildings and workers are chosen on its page. Returns its id. */
export async function addGrid(actor: Actor, { name, formKey: id }: z.output<typeof NewGridForm>): Promise<string> {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await addedOnce(
    async () => (await prisma.grid.count({ where: { communityId, id } })) > 0,
    () =>
      inTransaction(async (tx) => {
        await tx.grid.create({ data: { communityId, id, name }, select: { id: true } });
        const after = { name, workerIds: [] };
        await recordChange(tx, actor, { kind: "grid", subjectId: id, label: name, before: null, after });
      }),
    () => addedAs(communityId, "grid", id, { name }),
  );
  return id;
}
