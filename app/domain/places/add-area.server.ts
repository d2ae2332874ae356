import type { z } from "zod";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { NewAreaForm } from "./forms.ts";
import { addedOnce } from "./naming.server.ts";
import { refusalToEditPlaces } from "./policy.ts";
import { addedAs, recordChange } from "./record-change.server.ts";

/** Adds a property area. Returns its id. */
export async function addArea(actor: Actor, { name, formKey: id }: z.output<typeof NewAreaForm>): Promise<string> {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  await addedOnce(
    async () => (await prisma.propertyArea.count({ where: { communityId, id } })) > 0,
    () =>
      inTransaction(async (tx) => {
        await tx.propertyArea.create({ data: { communityId, id, name }, select: { id: true } });
        const after = { name };
        await recordChange(tx, actor, { kind: "propertyArea", subjectId: id, label: name, before: null, after });
      }),
    () => addedAs(communityId, "propertyArea", id, { name }),
  );
  return id;
}
