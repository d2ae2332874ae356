import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { MemberFacts, PartyFacts, UnitFacts } from "#app/domain/places/facts.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { unitLabel, unitPlace, units } from "./weight.server.ts";

/** Whether the row is held until commit, so that nobody else changes what stands in it meanwhile. */
type Reading = { locked?: boolean };

export type Unit = { id: string; label: string; propertyAreaId: string; facts: UnitFacts };
export type Party = { id: string; label: string; facts: PartyFacts };

/** What can be edited of a unit, in this order. */
export const UNIT_FACTS = Prisma.sql`json_build_object('buildingId', u."buildingId", 'stairwell', u."stairwell",
  'room', u."room", 'kind', u."kind", 'areaDm2', u."areaDm2", 'countsForArea', u."countsForArea",
  'countsForHead', u."countsForHead", 'areaSource', u."areaSource", 'areaDocument', u."areaDocument",
  'registeredOn', to_char(u."registeredOn", 'YYYY-MM-DD'), 'partyId', u."partyId")`;

/** The members of the party `p`, in their order. */
export const MEMBER_FACTS = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('name', m."name",
    'capacity', m."capacity", 'idTail', m."idTail", 'accountId', m."accountId",
    'designatedVoter', m."designatedVoter") ORDER BY m."position"), '[]')
  FROM "OwnerPartyMember" m WHERE m."communityId" = p."communityId" AND m."partyId" = p."id")`;

export async function findUnit(
  db: Db,
  communityId: string,
  id: string,
  { locked = false }: Reading = {},
): Promise<Unit> {
  if (!isId(id)) throw new Refused("not_found");
  if (locked) {
    await db.$queryRaw`SELECT FROM "ExclusiveUnit" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`;
  }
  const [row] = await db.$queryRaw<Unit[]>`
    SELECT u."id", ${unitLabel} AS "label", b."propertyAreaId", ${UNIT_FACTS} AS "facts"
    FROM ${units} WHERE u."communityId" = ${communityId} AND u."id" = ${id}::uuid`;
  if (!row) throw new Refused("not_found");
  return row;
}

/**
 * Parties and their members, in the order of their ids, so that two who lock the same ones wait for each other instead
 * of both. Members too, because an account that is given up leaves them without asking the party.
 */
export async function lockParties(tx: Db, communityId: string, ids: readonly string[]): Promise<Map<string, Party>> {
  if (!ids.every(isId)) throw new Refused("not_found");
  const some = [...new Set(ids)].sort();
  await tx.$queryRaw`SELECT FROM "OwnerParty" WHERE "communityId" = ${communityId} AND "id" = ANY(${some}::uuid[])
    ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT FROM "OwnerPartyMember" WHERE "communityId" = ${communityId}
    AND "partyId" = ANY(${some}::uuid[]) ORDER BY "partyId", "position" FOR UPDATE`;
  const rows = await readParties(tx, communityId, some);
  return new Map(rows.map((party) => [party.id, party]));
}

export const partyIn = (parties: Map<string, Party>, id: string): Party => {
  const party = parties.get(id);
  if (!party) throw new Refused("not_found");
  return party;
};

export const readParties = (db: Db, communityId: string, ids: readonly string[]) => db.$queryRaw<Party[]>`
  SELECT p."id", json_build_object('propertyAreaId', p."propertyAreaId", 'kind', p."kind",
      'members', ${MEMBER_FACTS}) AS "facts",
    coalesce((SELECT (array_agg(${unitLabel} ORDER BY ${unitPlace}))[1]
        || CASE WHEN count(*) > 1 THEN ' 等 ' || count(*) || ' 套' ELSE '' END
      FROM ${units} WHERE u."communityId" = p."communityId" AND u."partyId" = p."id"), '—') AS "label"
  FROM "OwnerParty" p WHERE p."communityId" = ${communityId} AND p."id" = ANY(${ids}::uuid[])`;

/** The unit of a property area that is called this; null when there is none. */
export async function unitCalled(db: Db, communityId: string, propertyAreaId: string, label: string) {
  const [row] = await db.$queryRaw<{ id: string; partyId: string }[]>`
    SELECT u."id", u."partyId" FROM ${units}
    WHERE b."communityId" = ${communityId} AND b."propertyAreaId" = ${propertyAreaId}::uuid AND ${unitLabel} = ${label}
    LIMIT 1`;
  return row ?? null;
}

/** The units of a party, by id, held until commit. */
export async function lockUnitsOf(tx: Db, communityId: string, partyId: string): Promise<Unit[]> {
  await tx.$queryRaw`SELECT FROM "ExclusiveUnit" WHERE "communityId" = ${communityId} AND "partyId" = ${partyId}::uuid
    ORDER BY "id" FOR UPDATE`;
  return tx.$queryRaw<Unit[]>`
    SELECT u."id", ${unitLabel} AS "label", b."propertyAreaId", ${UNIT_FACTS} AS "facts"
    FROM ${units} WHERE u."communityId" = ${communityId} AND u."partyId" = ${partyId}::uuid ORDER BY u."id"`;
}

export async function insertParty(
  tx: Db,
  communityId: string,
  id: string,
  { propertyAreaId, kind, members }: PartyFacts,
) {
  await tx.ownerParty.create({ data: { communityId, id, propertyAreaId, kind }, select: { id: true } });
  await insertMembers(tx, communityId, id, members);
}

export async function replaceParty(tx: Db, communityId: string, id: string, { kind, members }: PartyFacts) {
  await tx.ownerParty.update({ where: { communityId_id: { communityId, id } }, data: { kind }, select: { id: true } });
  await tx.ownerPartyMember.deleteMany({ where: { communityId, partyId: id } });
  await insertMembers(tx, communityId, id, members);
}

/** False, and still there, when the party stands on a roll: what was voted on stays explained. */
export async function deleteParty(tx: Db, communityId: string, id: string): Promise<boolean> {
  const seats = await tx.rollSeat.count({ where: { communityId, partyId: id } });
  if (seats > 0) return false;
  await tx.ownerPartyMember.deleteMany({ where: { communityId, partyId: id } });
  await tx.ownerParty.delete({ where: { communityId_id: { communityId, id } }, select: { id: true } });
  return true;
}

const insertMembers = (tx: Db, communityId: string, partyId: string, members: readonly MemberFacts[]) =>
  tx.ownerPartyMember.createMany({
    data: members.map((member, at) => ({ communityId, partyId, position: at + 1, ...member })),
  });

export const countUnits = (db: Db, communityId: string, partyId: string) =>
  db.exclusiveUnit.count({ where: { communityId, partyId } });

/** The columns of a unit. */
export const unitData = ({ registeredOn, ...facts }: UnitFacts) => ({
  ...facts,
  registeredOn: registeredOn === null ? null : new Date(`${registeredOn}T00:00Z`),
});

/** The building a unit is to stand in, held until commit: it is not taken away meanwhile. */
export async function lockBuildingOf(tx: Db, communityId: string, id: string) {
  const rows = isId(id)
    ? await tx.$queryRaw<{ name: string; propertyAreaId: string }[]>`
        SELECT "name", "propertyAreaId" FROM "Building"
        WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR SHARE`
    : [];
  if (!rows[0]) throw new Refused("not_found");
  return rows[0];
}

/** The units of a stairwell, by id; held until commit when they are to change. */
export async function unitsOfStairwell(
  db: Db,
  communityId: string,
  buildingId: string,
  stairwell: string,
): Promise<Unit[]> {
  if (!isId(buildingId)) throw new Refused("not_found");
  return db.$queryRaw<Unit[]>`
    SELECT u."id", ${unitLabel} AS "label", b."propertyAreaId", ${UNIT_FACTS} AS "facts"
    FROM ${units} WHERE u."communityId" = ${communityId} AND u."buildingId" = ${buildingId}::uuid
      AND u."stairwell" = ${stairwell} ORDER BY u."id"`;
}

export async function lockStairwell(tx: Db, communityId: string, buildingId: string, stairwell: string) {
  if (!isId(buildingId)) throw new Refused("not_found");
  await tx.$queryRaw`SELECT FROM "ExclusiveUnit" WHERE "communityId" = ${communityId}
    AND "buildingId" = ${buildingId}::uuid AND "stairwell" = ${stairwell} ORDER BY "id" FOR UPDATE`;
  return unitsOfStairwell(tx, communityId, buildingId, stairwell);
}
