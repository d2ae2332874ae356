import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { householdOf } from "#app/domain/electors/household-queries.server.ts";
import { nameVoter } from "#app/domain/electors/name-voter.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let child: SignedIn;
let flat: string;
beforeAll(async () => {
  hall = await makeHall(communityId);
  child = await makePerson(communityId, "resident");
  flat = await unitOf("502");
  const { accountId } = child;
  await prisma.occupancy.create({ data: { communityId, unitId: flat, accountId, living: "family" } });
});

const unitOf = async (room: string) =>
  (await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId, room }, select: { id: true } })).id;
const acts = () =>
  prisma.auditEntry.findMany({
    where: { action: "household.name" },
    orderBy: { n: "asc" },
    select: { aboutId: true, personal: true },
  });
const refusedWith = (code: string) => expect.objectContaining({ code });

test("whoever was registered first votes, until the committee names another; each change once in the record", async () => {
  const [author, son] = [hall.author.accountId, child.accountId];
  const before = await householdOf(hall.chair, flat);
  expect(before).toMatchObject({ named: null, refusal: null });
  expect(before.atHome.map(({ accountId }) => accountId)).toEqual([author, son]);

  await Promise.all([1, 2, 3].map(() => nameVoter(hall.chair, flat, { accountId: son })));
  expect((await householdOf(hall.chair, flat)).named).toBe(son);
  await nameVoter(hall.chair, flat, { accountId: null });
  await nameVoter(hall.chair, flat, { accountId: null });
  expect((await householdOf(hall.chair, flat)).named).toBeNull();
  expect(await acts()).toEqual([
    { aboutId: son, personal: { unit: flat, before: null, after: son } },
    { aboutId: son, personal: { unit: flat, before: son, after: null } },
  ]);
});

test("who moved out represents nobody, though they were named", async () => {
  await nameVoter(hall.chair, flat, { accountId: child.accountId });
  await prisma.occupancy.deleteMany({ where: { accountId: child.accountId } });
  expect(await householdOf(hall.chair, flat)).toMatchObject({ named: null });
  await expect(nameVoter(hall.chair, flat, { accountId: child.accountId })).rejects.toEqual(refusedWith("not_at_home"));
});

test("only the committee names somebody, nobody for their own household, and only who lives there", async () => {
  const who = { accountId: hall.author.accountId };
  await expect(nameVoter(hall.li, flat, who)).rejects.toEqual(refusedWith("committee_only"));
  await expect(nameVoter(hall.chair, await unitOf("B1-001"), who)).rejects.toEqual(refusedWith("not_at_home"));
  await expect(nameVoter(hall.chair, randomUUID(), who)).rejects.toEqual(refusedWith("not_found"));
  await expect(nameVoter(await neighbourOnTheCommittee(), flat, who)).rejects.toEqual(refusedWith("own_item"));
});

async function neighbourOnTheCommittee() {
  const neighbour = await makePerson(communityId, "resident", "moderator");
  await prisma.occupancy.create({
    data: { communityId, unitId: flat, accountId: neighbour.accountId, living: "family" },
  });
  return neighbour;
}
