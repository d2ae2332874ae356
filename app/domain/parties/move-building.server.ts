import { randomUUID } from "node:crypto";
import type { z } from "zod";

import { type Db, inTransaction } from "#app/db/client.server.ts";
import type { PartyFacts } from "#app/domain/places/facts.ts";
import { namedOnce } from "#app/domain/places/naming.server.ts";
import { recordChange, recordChanges } from "#app/domain/places/record-change.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { addParty, handOver, removeIfEmpty, takeIn } from "./change-of-hands.server.ts";
import type { BuildingMoveForm } from "./forms.ts";
import { type Leaving, type MovePlan, planMove } from "./moving.ts";
import { lockMovable, lockUnitsIn, ownersIn, partiesOfMove, putInto } from "./moving-store.server.ts";
import { refusalToEditParties } from "./policy.ts";
import type { Unit } from "./store.server.ts";

/**
 * A building goes to another property area with its units and owners, by planMove(). Rolls that were taken stay as they
 * are. Areas are locked first, then the building, parties and units, as an import does.
 */
export async function moveBuilding(actor: Actor, id: string, { to, revision }: z.output<typeof BuildingMoveForm>) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const before = await lockMovable(tx, communityId, id, to);
      const owners = await ownersIn(tx, communityId, id);
      refuseStale({ ...before, owners }, revision);
      const { leaving, there } = await partiesOfMove(tx, communityId, { owners, to, locked: true });
      const units = await lockUnitsIn(tx, communityId, id);
      // A unit changed hands while we waited for its owner.
      if (!isStill(leaving, units)) throw new Refused("stale_form");
      refuseIf(refusalToEditParties(actor, ...leaving.map(({ facts }) => facts)));

      const plan = planMove(leaving, there);
      refuseIf(refusalToEditParties(actor, ...plan.joined.map(({ into }) => into.facts)));
      await putInto(tx, communityId, to, { building: id, parties: plan.whole.map((party) => party.id) });
      const after = { ...before, propertyAreaId: to };
      await recordChange(tx, actor, { kind: "building", subjectId: id, label: before.name, before, after });
      await carryOver(tx, actor, { plan, units, to });
    }),
  );
}

type Carrying = { plan: MovePlan; units: Unit[]; to: string };

async function carryOver(tx: Db, actor: Actor, { plan, units, to }: Carrying) {
  const ownedBy = (partyId: string) => units.filter(({ facts }) => facts.partyId === partyId);
  const goingTo = (facts: PartyFacts): PartyFacts => ({ ...facts, propertyAreaId: to });
  await recordChanges(
    tx,
    actor,
    plan.whole.map(({ id, label, facts }) => ({
      ...{ kind: "party", subjectId: id, label, before: facts, after: goingTo(facts) },
    })),
  );
  for (const { id, facts } of plan.split) {
    const [half, leaving] = [randomUUID(), ownedBy(id)];
    await addParty(tx, actor, half, goingTo(facts), leaving[0]?.label ?? "");
    for (const unit of leaving) await handOver(tx, actor, unit, half);
  }
  /** What those who are joined are by now: several may join one. */
  const grown = new Map<string, PartyFacts>();
  for (const { party, into } of plan.joined) {
    const facts = grown.get(into.id) ?? into.facts;
    grown.set(into.id, await takeIn(tx, actor, { ...into, facts }, party.facts));
    for (const unit of ownedBy(party.id)) await handOver(tx, actor, unit, into.id);
    await removeIfEmpty(tx, actor, party);
  }
}

const isStill = (leaving: readonly Leaving[], units: readonly Unit[]) =>
  new Set(units.map(({ facts }) => facts.partyId)).size === leaving.length &&
  units.every(({ facts }) => leaving.some(({ id }) => id === facts.partyId));
