import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { RemovalForm } from "#app/domain/places/forms.ts";
import { removedOnce } from "#app/domain/places/naming.server.ts";
import { recordChange } from "#app/domain/places/record-change.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { removeIfEmpty } from "./change-of-hands.server.ts";
import { refusalToEditParties } from "./policy.ts";
import { findUnit, lockParties, partyIn } from "./store.server.ts";

/** Takes away a unit in which nobody lives and to which no letter went and nobody laid a claim. */
export async function removeUnit(actor: Actor, id: string, { revision }: z.output<typeof RemovalForm>) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  await removedOnce(communityId, "unit", id, () =>
    inTransaction(async (tx) => {
      const { facts: seen } = await findUnit(tx, communityId, id);
      const party = partyIn(await lockParties(tx, communityId, [seen.partyId]), seen.partyId);
      const { label, facts: before } = await findUnit(tx, communityId, id, { locked: true });
      refuseStale(before, revision);
      refuseIf(refusalToEditParties(actor, party.facts));

      const standing = { communityId, unitId: id };
      const occupants = await tx.occupancy.count({ where: standing });
      const letters = await tx.unitLetter.count({ where: standing });
      const claims = await tx.claim.count({ where: standing });
      if (occupants + letters + claims > 0) throw new Refused("place_in_use");
      await tx.exclusiveUnit.delete({ where: { communityId_id: { communityId, id } }, select: { id: true } });
      await recordChange(tx, actor, { kind: "unit", subjectId: id, label, before, after: null });
      await removeIfEmpty(tx, actor, party);
    }),
  );
}
