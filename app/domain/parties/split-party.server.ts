import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { addedOnce } from "#app/domain/places/naming.server.ts";
import { addedAs } from "#app/domain/places/record-change.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { addParty, handOver, isThereParty, namesOf, partyOf } from "./change-of-hands.server.ts";
import type { SplitForm } from "./forms.ts";
import { refusalToEditParties } from "./policy.ts";
import { lockParties, lockUnitsOf, partyIn } from "./store.server.ts";

/** Some units of a party, sold or delivered, become a party of their own: another head. Returns its id. */
export async function splitParty(actor: Actor, id: string, { formKey, ...input }: z.output<typeof SplitForm>) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  await addedOnce(
    () => isThereParty(communityId, formKey),
    () =>
      inTransaction(async (tx) => {
        const { facts } = partyIn(await lockParties(tx, communityId, [id]), id);
        refuseIf(refusalToEditParties(actor, facts));
        const units = await lockUnitsOf(tx, communityId, id);
        refuseStale({ ...facts, unitIds: units.map((unit) => unit.id) }, input.revision);
        const leaving = units.filter((unit) => input.unitIds.includes(unit.id));
        if (leaving.length === 0 || leaving.length === units.length) throw new Refused("nothing_to_split");
        await addParty(tx, actor, formKey, partyOf(facts.propertyAreaId, input), leaving[0]?.label ?? "");
        for (const unit of leaving) await handOver(tx, actor, unit, formKey);
      }),
    () => addedAs(communityId, "party", formKey, namesOf(input)),
  );
  return formKey;
}
