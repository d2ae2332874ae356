import { randomUUID } from "node:crypto";
import type { z } from "zod";

import { type Db, inTransaction, prisma } from "#app/db/client.server.ts";
import type { UnitFacts } from "#app/domain/places/facts.ts";
import { addedOnce } from "#app/domain/places/naming.server.ts";
import { addedAs, recordChange } from "#app/domain/places/record-change.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { addParty, namesOf, partyOf } from "./change-of-hands.server.ts";
import type { NewUnitForm } from "./forms.ts";
import { refusalToEditParties } from "./policy.ts";
import { lockBuildingOf, lockParties, partyIn, unitCalled, unitData } from "./store.server.ts";

type Input = z.output<typeof NewUnitForm>;
type Said = Omit<Input, "formKey">;

/** Adds a unit to a building, owned by a new party or by that of another unit of the area. Returns its id. */
export async function addUnit(actor: Actor, { formKey: id, ...input }: Input): Promise<string> {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  await addedOnce(
    async () => (await prisma.exclusiveUnit.count({ where: { communityId, id } })) > 0,
    () =>
      inTransaction(async (tx) => {
        const building = await lockBuildingOf(tx, communityId, input.buildingId);
        const { sameAs, ownerNames, ownerKind, ...said } = input;
        const label = `${building.name}${said.stairwell}${said.room}`;
        const partyId = sameAs
          ? await partyOfUnit(tx, actor, building.propertyAreaId, sameAs)
          : await newParty(tx, actor, label, partyOf(building.propertyAreaId, { ownerNames, ownerKind }));
        const after: UnitFacts = { ...said, partyId };
        await tx.exclusiveUnit.create({ data: { communityId, id, ...unitData(after) }, select: { id: true } });
        await recordChange(tx, actor, { kind: "unit", subjectId: id, label, before: null, after });
      }),
    () => addedWith(communityId, id, input),
  );
  return id;
}

/** Refuses what says something else of the unit or its owners than it was added with. */
async function addedWith(communityId: string, id: string, { sameAs, ownerNames, ownerKind, ...said }: Said) {
  const { partyId } = await addedAs(communityId, "unit", id, said);
  if (!sameAs) await addedAs(communityId, "party", partyId, namesOf({ ownerNames, ownerKind }));
}

/** The party that owns the unit called this, held until commit. */
export async function partyOfUnit(tx: Db, actor: Actor, propertyAreaId: string, label: string): Promise<string> {
  const { communityId } = actor;
  const unit = await unitCalled(tx, communityId, propertyAreaId, label);
  if (!unit) throw new Refused("no_such_unit");
  const party = partyIn(await lockParties(tx, communityId, [unit.partyId]), unit.partyId);
  // Its building went to another area in between.
  if (party.facts.propertyAreaId !== propertyAreaId) throw new Refused("no_such_unit");
  refuseIf(refusalToEditParties(actor, party.facts));
  return party.id;
}

async function newParty(tx: Db, actor: Actor, label: string, facts: ReturnType<typeof partyOf>): Promise<string> {
  const id = randomUUID();
  await addParty(tx, actor, id, facts, label);
  return id;
}
