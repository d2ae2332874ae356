import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { namedOnce } from "#app/domain/places/naming.server.ts";
import { recordChanges } from "#app/domain/places/record-change.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { StairwellForm } from "./forms.ts";
import { refusalToEditParties } from "./policy.ts";
import { lockStairwell } from "./store.server.ts";

/** Gives a stairwell another name: in the history of each of its units, and one act. */
export async function renameStairwell(actor: Actor, buildingId: string, input: z.output<typeof StairwellForm>) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  const { stairwell, newName } = input;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const units = await lockStairwell(tx, communityId, buildingId, stairwell);
      if (units.length === 0) throw new Refused("not_found");
      refuseStale({ stairwell, unitIds: units.map(({ id }) => id) }, input.revision);
      if (newName === stairwell) return;
      await tx.exclusiveUnit.updateMany({
        where: { communityId, buildingId, stairwell },
        data: { stairwell: newName },
      });
      await recordChanges(
        tx,
        actor,
        units.map(({ id, label, facts: before }) => ({
          ...{ kind: "unit", subjectId: id, label, before, after: { ...before, stairwell: newName } },
        })),
      );
      const detail = { stairwell, newName, units: units.length };
      await record(tx, actor, { action: "stairwell.edit", subject: `building:${buildingId}`, detail });
    }),
  );
}
