import { type Db, prisma } from "#app/db/client.server.ts";
import type { MemberFacts, PartyFacts } from "#app/domain/places/facts.ts";
import { recordChange } from "#app/domain/places/record-change.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { kindOf, membersTogether } from "./members.ts";
import { countUnits, deleteParty, insertParty, type Party, replaceParty, type Unit } from "./store.server.ts";

type Owners = { ownerNames: readonly string[]; ownerKind: "person" | "company" | "developer" };

/** A party of people of whom no more is known than their names. */
export const partyOf = (propertyAreaId: string, owners: Owners): PartyFacts => ({ propertyAreaId, ...namesOf(owners) });

/** The same, wherever its units are. */
export function namesOf({ ownerNames, ownerKind }: Owners): Pick<PartyFacts, "kind" | "members"> {
  const kind = ownerKind === "person" && ownerNames.length > 1 ? "coOwners" : ownerKind;
  const members = ownerNames.map(
    (name): MemberFacts => ({ name, capacity: "owner", idTail: null, accountId: null, designatedVoter: false }),
  );
  return { kind, members };
}

export async function addParty(tx: Db, actor: Actor, id: string, after: PartyFacts, label: string) {
  await insertParty(tx, actor.communityId, id, after);
  await recordChange(tx, actor, { kind: "party", subjectId: id, label, before: null, after });
}

/** A unit goes over to another party. */
export async function handOver(tx: Db, actor: Actor, { id, label, facts: before }: Unit, partyId: string) {
  const { communityId } = actor;
  await tx.exclusiveUnit.update({
    where: { communityId_id: { communityId, id } },
    data: { partyId },
    select: { id: true },
  });
  await recordChange(tx, actor, { kind: "unit", subjectId: id, label, before, after: { ...before, partyId } });
}

/** Takes the members of another party into this one, which is the same owner. Returns what it is then. */
export async function takeIn(tx: Db, actor: Actor, { id, label, facts: before }: Party, other: PartyFacts) {
  const members = membersTogether(before.members, other.members);
  const after: PartyFacts = { ...before, kind: kindOf(before.kind, members), members };
  await replaceParty(tx, actor.communityId, id, after);
  await recordChange(tx, actor, { kind: "party", subjectId: id, label, before, after });
  return after;
}

/** A party that owns nothing any more goes, unless it stands on the roll of a vote. */
export async function removeIfEmpty(tx: Db, actor: Actor, { id, label, facts }: Party) {
  if ((await countUnits(tx, actor.communityId, id)) > 0) return;
  if (!(await deleteParty(tx, actor.communityId, id))) return;
  await recordChange(tx, actor, { kind: "party", subjectId: id, label, before: facts, after: null });
}

export const isThereParty = async (communityId: string, id: string) =>
  (await prisma.ownerParty.count({ where: { communityId, id } })) > 0;
