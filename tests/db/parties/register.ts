import { randomUUID } from "node:crypto";
import type { z } from "zod";

import { prisma } from "#app/db/client.server.ts";
import type { PartyForm, UnitForm } from "#app/domain/parties/forms.ts";
import { NewUnitForm } from "#app/domain/parties/forms.ts";
import { partyPage, unitPage } from "#app/domain/parties/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { Hall } from "../votes/hall.ts";

/** The id of a unit by its address, as 7号楼1单元502. */
export async function unitAt(communityId: string, address: string): Promise<string> {
  const units = await prisma.exclusiveUnit.findMany({
    where: { communityId },
    select: { id: true, stairwell: true, room: true, building: { select: { name: true } } },
  });
  const unit = units.find(({ building, stairwell, room }) => `${building.name}${stairwell}${room}` === address);
  if (!unit) throw new Error(`no unit ${address}`);
  return unit.id;
}

export const partyAt = async ({ communityId }: Hall, address: string): Promise<string> => {
  const id = await unitAt(communityId, address);
  const where = { communityId_id: { communityId, id } };
  return (await prisma.exclusiveUnit.findUniqueOrThrow({ where, select: { partyId: true } })).partyId;
};

/** The unit's form as the page draws it, with something changed. */
export async function unitForm(actor: Actor, id: string, changed: Partial<z.output<typeof UnitForm>> = {}) {
  const { facts, revision } = await unitPage(actor, id);
  const { partyId: _party, ...shown } = facts;
  return { ...shown, sameAs: null, revision, ...changed };
}

/** The party's form as the page draws it, with something changed. */
export async function partyForm(actor: Actor, id: string, changed: Partial<z.output<typeof PartyForm>> = {}) {
  const { facts, revision } = await partyPage(actor, id);
  const voter = facts.members.findIndex(({ designatedVoter }) => designatedVoter);
  const lines = facts.members.map(({ name, capacity, idTail }) => ({ name, capacity, idTail, samePerson: false }));
  return { kind: facts.kind, voter: voter < 0 ? null : voter, lines, revision, ...changed };
}

/** What the form for a new unit sends. */
export const newUnit = (buildingId: string, changed: Record<string, string> = {}) =>
  NewUnitForm.parse({
    ...{ buildingId, stairwell: "3单元", room: "301", kind: "flat", areaDm2: "８９，３７㎡", areaSource: "surveyed" },
    ...{ areaDocument: "测字 17", registeredOn: "", countsForArea: "on", countsForHead: "on" },
    ...{ ownerNames: "钱一", ownerKind: "person", sameAs: "", formKey: randomUUID() },
    ...changed,
  });
