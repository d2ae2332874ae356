import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { handOver, removeIfEmpty, takeIn } from "./change-of-hands.server.ts";
import type { MergerForm } from "./forms.ts";
import { refusalToEditParties } from "./policy.ts";
import { lockParties, lockUnitsOf, partyIn } from "./store.server.ts";

/** The other party is this one: its units and members come here, and together they are one head (司法解释, art. 9). */
export async function mergeParties(actor: Actor, id: string, input: z.output<typeof MergerForm>) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  if (input.other === id) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const parties = await lockParties(tx, communityId, [id, input.other]);
    const kept = partyIn(parties, id);
    const other = parties.get(input.other);
    // It was there when the form was drawn: somebody merged it before.
    if (!other) throw new Refused("stale_form");
    refuseIf(refusalToEditParties(actor, kept.facts, other.facts));
    if (kept.facts.propertyAreaId !== other.facts.propertyAreaId) throw new Refused("other_area");
    refuseStale(kept.facts, input.revision);
    refuseStale(other.facts, input.otherRevision);

    for (const unit of await lockUnitsOf(tx, communityId, other.id)) await handOver(tx, actor, unit, id);
    await takeIn(tx, actor, kept, other.facts);
    await removeIfEmpty(tx, actor, other);
  });
}
