import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { type CountedMember, type CountedParty, type CountedUnit, countParty } from "#app/domain/parties/counting.ts";
import { freshDatabase } from "../support/database.ts";
import { announce, type Hall, inDays, keyOf, makeHall, makePerson, makeProposal, opening } from "../votes/hall.ts";

freshDatabase();

const communityId = "yangguang";
let hall: Hall;
let parties: ({ id: string } & CountedParty)[];

beforeAll(async () => {
  hall = await makeHall(communityId);
  const people = await Promise.all(Array.from({ length: 4 }, () => makePerson(communityId, "owner")));
  const area = await prisma.propertyArea.create({ data: { communityId, name: "二期" }, select: { id: true } });
  const building = await prisma.building.create({
    data: { communityId, propertyAreaId: area.id, name: "9号楼" },
    select: { id: true },
  });
  const kinds = fc.sample(anyParty(people.map(({ accountId }) => accountId)), { numRuns: 300, seed: 7 });
  parties = await makeParties(area.id, building.id, kinds);
  hall = { ...hall, areaId: area.id };
}, 60_000);

/** Parties of all kinds: owners, guardians and agents, signed up or not, one person in two capacities, bays and shops. */
const anyParty = (accountIds: string[]) =>
  fc.record<CountedParty>({
    kind: fc.constantFrom("person", "coOwners", "company", "developer"),
    units: fc.array(
      fc.record<CountedUnit>({
        kind: fc.constantFrom("flat", "shop", "parkingBay"),
        areaDm2: fc.integer({ min: 1, max: 100_000 }),
        countsForArea: fc.boolean(),
        countsForHead: fc.boolean(),
        areaSource: fc.constantFrom("registered", "surveyed", "contract"),
      }),
      { maxLength: 4 },
    ),
    members: fc
      .array(
        fc.record<CountedMember>({
          capacity: fc.constantFrom("owner", "guardian", "agent"),
          accountId: fc.option(fc.constantFrom(...accountIds)),
          designatedVoter: fc.boolean(),
        }),
        { maxLength: 4 },
      )
      .map(oneVoter),
  });

/** The pages let no more than one of a party be designated. */
function oneVoter(members: CountedMember[]): CountedMember[] {
  const voter = members.findIndex(({ designatedVoter }) => designatedVoter);
  return members.map((member, at) => ({ ...member, designatedVoter: at === voter }));
}

/** Writes all parties at once, each in a stairwell of its own. */
async function makeParties(propertyAreaId: string, buildingId: string, kinds: CountedParty[]) {
  const made = kinds.map((party) => ({ id: randomUUID() as string, ...party }));
  await prisma.ownerParty.createMany({ data: made.map(({ id, kind }) => ({ communityId, id, propertyAreaId, kind })) });
  await prisma.ownerPartyMember.createMany({
    data: made.flatMap(({ id, members }) =>
      members.map((member, position) => ({ communityId, partyId: id, position, name: "某人", ...member })),
    ),
  });
  await prisma.exclusiveUnit.createMany({
    data: made.flatMap(({ id, units }, no) =>
      units.map((unit, at) => ({
        ...{ communityId, buildingId, partyId: id, stairwell: `${no}单元`, room: `${at}` },
        ...unit,
      })),
    ),
  });
  return made;
}

test("the roll that SQL takes is the rule's, party by party", async () => {
  const serial = await announce(
    hall,
    await makeProposal(hall),
    opening({
      ...{ track: "ownerOrdinary", propertyAreaId: hall.areaId },
      ...{ opensAt: inDays(30), closesAt: inDays(44) },
    }),
  );
  const { voteId } = await keyOf(communityId, serial);
  const seats = await prisma.rollSeat.findMany({
    where: { communityId, voteId },
    select: { partyId: true, heads: true, areaDm2: true, voterId: true },
  });
  const expected = parties
    .map((party) => ({ partyId: party.id, ...countParty(party) }))
    .filter(({ heads, areaDm2 }) => heads > 0 || areaDm2 > 0)
    .map(({ partyId, heads, areaDm2, voterId }) => ({ partyId, heads, areaDm2, voterId }));
  const byParty = (one: { partyId: string | null }, other: { partyId: string | null }) =>
    `${one.partyId}` < `${other.partyId}` ? -1 : 1;
  expect(seats.toSorted(byParty)).toEqual(expected.toSorted(byParty));
  expect(expected.length).toBeGreaterThan(150);
  expect(expected.filter(({ voterId }) => voterId === null).length).toBeGreaterThan(20);
});
