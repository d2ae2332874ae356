import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { UnitFacts } from "#app/domain/places/facts.ts";
import { namedOnce } from "#app/domain/places/naming.server.ts";
import { recordChange } from "#app/domain/places/record-change.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { removeIfEmpty } from "./change-of-hands.server.ts";
import type { UnitForm } from "./forms.ts";
import { refusalToEditParties } from "./policy.ts";
import { findUnit, lockBuildingOf, lockParties, partyIn, unitCalled, unitData } from "./store.server.ts";

/**
 * Changes a unit, puts it into another building of its area, and hands it over to the owner of another unit of the area
 * when that is named. Rolls that were taken before stay as they are. Buildings are locked before parties and these before
 * units, everywhere.
 */
export async function editUnit(actor: Actor, id: string, { revision, sameAs, ...said }: z.output<typeof UnitForm>) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const seen = await findUnit(tx, communityId, id);
      const building = await lockBuildingOf(tx, communityId, said.buildingId);
      const target = sameAs ? await unitCalled(tx, communityId, seen.propertyAreaId, sameAs) : null;
      if (sameAs && !target) throw new Refused("no_such_unit");
      const owned = seen.facts.partyId;
      const parties = await lockParties(tx, communityId, [owned, ...(target ? [target.partyId] : [])]);
      const { label, facts: before, propertyAreaId: areaId } = await findUnit(tx, communityId, id, { locked: true });
      refuseStale(before, revision);
      if (building.propertyAreaId !== areaId) throw new Refused("unit_other_area");
      // One of the two buildings went to another area in between.
      if (target && partyIn(parties, target.partyId).facts.propertyAreaId !== areaId) throw new Refused("no_such_unit");
      refuseIf(refusalToEditParties(actor, ...[...parties.values()].map(({ facts }) => facts)));

      const after: UnitFacts = { ...said, partyId: target?.partyId ?? before.partyId };
      const where = { communityId_id: { communityId, id } };
      await tx.exclusiveUnit.update({ where, data: unitData(after), select: { id: true } });
      await recordChange(tx, actor, { kind: "unit", subjectId: id, label, before, after });
      if (after.partyId !== owned) await removeIfEmpty(tx, actor, partyIn(parties, owned));
    }),
  );
}
