import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { BY_COMMITTEE } from "#app/domain/vote-plans/preconditions.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { freshDatabase } from "../support/database.ts";
import { announce, type Hall, inDays, keyOf, makeHall, makePerson, makeProposal, opening } from "./hall.ts";

freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let building: string;
let gridId: string;
beforeAll(async () => {
  hall = await makeHall(communityId);
  building = await idOf("7号楼");
  gridId = randomUUID();
  await prisma.grid.create({ data: { communityId, id: gridId, name: "第一网格" } });
});

const preconditions = { ...BY_COMMITTEE, study: { on: "2026-01-05", minutes: "党总支纪要第 3 号" } };

/** Opens a vote with notice enough for any track, and gives its roll. */
async function rollOf(changed: Partial<OpenVote>) {
  const form = opening({ opensAt: inDays(30), closesAt: inDays(44), preconditions, ...changed });
  const key = await keyOf(communityId, await announce(hall, await makeProposal(hall), form));
  return prisma.rollSeat.findMany({
    where: key,
    orderBy: { seatNo: "asc" },
    select: { label: true, heads: true, areaDm2: true, voterId: true },
  });
}

const idOf = async (name: string) =>
  (await prisma.building.findFirstOrThrow({ where: { communityId, name }, select: { id: true } })).id;
const unitOf = async (stairwell: string, room: string) =>
  (await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId, stairwell, room }, select: { id: true } })).id;
const voters = (roll: { voterId: string | null }[]) => roll.map(({ voterId }) => voterId).toSorted();
const accounts = (...people: { accountId: string }[]) => people.map(({ accountId }) => accountId).toSorted();

test("where everyone has to agree, each owner of the building is one head, of a parking bay too", async () => {
  const roll = await rollOf({ track: "ownerUnanimous", buildingId: building });
  expect(roll.map(({ label, heads }) => [label, heads])).toEqual([
    ["7号楼商铺1", 1],
    ["7号楼B1-001", 1],
    ["7号楼1单元502", 1],
    ["7号楼1单元1001", 1],
    ["7号楼2单元101", 1],
    ["7号楼2单元202", 1],
  ]);
});

describe("households", () => {
  test("are flats that somebody lives in, each with whom was linked to it first", async () => {
    await prisma.occupancy.create({
      data: { communityId, unitId: await unitOf("2单元", "202"), accountId: hall.tenant.accountId },
    });
    const roll = await rollOf({ track: "residentsMeeting", mode: "households" });
    expect(roll).toEqual([
      { label: "7号楼1单元502", heads: 1, areaDm2: 0, voterId: hall.author.accountId },
      { label: "7号楼1单元1001", heads: 1, areaDm2: 0, voterId: hall.li.accountId },
      { label: "7号楼2单元202", heads: 1, areaDm2: 0, voterId: hall.tenant.accountId },
    ]);
  });

  test("are represented by whom the committee named", async () => {
    const unitId = await unitOf("1单元", "1001");
    const [accountId, namedById] = [hall.wang.accountId, hall.chair.accountId];
    await prisma.householdVoter.create({ data: { communityId, unitId, accountId, namedById } });
    const roll = await rollOf({ track: "villagersMeeting", mode: "households" });
    expect(roll.map(({ voterId }) => voterId)).toEqual([
      ...[hall.author.accountId, hall.wang.accountId, hall.tenant.accountId],
    ]);
  });

  test("of a let flat are the tenants, not its owner", async () => {
    const tenant = await makePerson(communityId, "resident");
    const unitId = await unitOf("1单元", "502");
    await prisma.occupancy.create({ data: { communityId, unitId, accountId: tenant.accountId } });
    const roll = await rollOf({ track: "residentsMeeting", mode: "households" });
    const flats = Object.fromEntries(roll.map(({ label, voterId }) => [label, voterId]));
    // Whoever owns it lives in the next flat of theirs, if nobody else has rented that.
    expect(flats["7号楼1单元502"]).toBe(tenant.accountId);
    expect(Object.values(flats).filter((voterId) => voterId === hall.author.accountId)).toHaveLength(0);
    await prisma.occupancy.deleteMany({ where: { accountId: tenant.accountId } });
    await prisma.membership.updateMany({ where: { accountId: tenant.accountId }, data: { endedAt: new Date() } });
  });
});

test("villagers are the residents", async () => {
  expect(voters(await rollOf({ track: "villagersMeeting" }))).toEqual(accounts(hall.author, hall.li, hall.tenant));
});

describe("a villagers' group", () => {
  test("has those who live in its grid, and nobody while it has no houses", async () => {
    await expect(rollOf({ track: "villagerGroup", gridId })).rejects.toMatchObject({ code: "empty_roll" });
    await prisma.building.update({ where: { communityId_id: { communityId, id: building } }, data: { gridId } });
    const roll = await rollOf({ track: "villagerGroup", gridId });
    expect(voters(roll)).toEqual(accounts(hall.author, hall.li, hall.tenant));
    const households = await rollOf({ track: "villagerGroup", gridId, mode: "households" });
    expect(households.map(({ label }) => label)).toEqual(["7号楼1单元502", "7号楼1单元1001", "7号楼2单元202"]);
  });

  test("is one of this community", async () => {
    await expect(rollOf({ track: "villagerGroup", gridId: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("in a body of representatives four fifths are elected", async () => {
  const seated = [];
  for (let at = 0; at < 3; at++) seated.push(await makePerson(communityId, "resident", "representative"));
  for (const track of ["residentReps", "villagerReps"] as const)
    await expect(rollOf({ track })).rejects.toMatchObject({ code: "body_unbalanced" });
  seated.push(await makePerson(communityId, "representative"));
  for (const track of ["residentReps", "villagerReps"] as const)
    expect(voters(await rollOf({ track }))).toEqual(accounts(hall.chair, ...seated));
});

test("the members of the collective are whom the list has, with an account or without", async () => {
  const member = (name: string, more: object = {}) => ({
    ...{ communityId, name, reason: "成员资格确认", addedById: hall.chair.accountId, formKey: randomUUID() },
    ...more,
  });
  const left = { removedAt: new Date(), removedById: hall.chair.accountId, removalReason: "迁出" };
  await prisma.collectiveMember.createMany({
    data: [member("钱大", { accountId: hall.li.accountId }), member("孙二"), member("李三", left)],
  });
  const roll = await rollOf({ track: "collectiveMembers" });
  expect(roll.map(({ label, voterId }) => [label, voterId])).toEqual([
    ["钱大", hall.li.accountId],
    ["孙二", null],
  ]);
});
