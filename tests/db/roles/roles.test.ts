import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { createAdmin } from "#app/domain/accounts/create-admin.server.ts";
import { settingsPage } from "#app/domain/places/settings-queries.server.ts";
import { giveRole } from "#app/domain/roles/give-role.server.ts";
import { giveRolePage, membershipPage, rolesPage } from "#app/domain/roles/queries.server.ts";
import { takeRole } from "#app/domain/roles/take-role.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();

const communityId = "yangguang";
let hall: Hall;
let other: Hall;
let admin: SignedIn;
beforeAll(async () => {
  hall = await makeHall(communityId);
  other = await makeHall("heping");
  admin = await makePerson(communityId, "admin");
});

const refusedWith = (code: string) => expect.objectContaining({ code });
const give = (actor: SignedIn, { accountId }: SignedIn, role: Exclude<Role, "official">) =>
  giveRole(actor, { person: accountId, role, reason: "换届选举当选" });
const rolesOf = async ({ accountId }: SignedIn) =>
  (await prisma.membership.findMany({ where: { accountId, endedAt: null }, select: { role: true } }))
    .map(({ role }) => role)
    .sort();
const membershipOf = async ({ accountId }: SignedIn, role: Role) =>
  (await prisma.membership.findFirstOrThrow({ where: { accountId, role, endedAt: null }, select: { id: true } })).id;

describe("a role", () => {
  test("is given and taken, dated and reasoned, and both are in the record of work", async () => {
    await give(hall.chair, hall.li, "gridWorker");
    const id = await membershipOf(hall.li, "gridWorker");
    await takeRole(hall.chair, id, "调到别的网格");
    expect(await membershipPage(hall.chair, id)).toMatchObject({
      ...{ role: "gridWorker", reason: "换届选举当选", endReason: "调到别的网格", refusal: "role_ended" },
      ...{ grantedAt: expect.any(Date), endedAt: expect.any(Date) },
    });
    const acts = await prisma.auditEntry.findMany({
      where: { communityId, subject: "role:gridWorker" },
      orderBy: { at: "asc" },
      select: { action: true, actorId: true, aboutId: true },
    });
    const byWhom = { actorId: hall.chair.accountId, aboutId: hall.li.accountId };
    expect(acts).toEqual([
      { action: "role.grant", ...byWhom },
      { action: "role.take", ...byWhom },
    ]);
    const { past } = await rolesPage(hall.chair, {});
    expect(past[0]).toMatchObject({ id, endedBy: { shownName: expect.any(String) } });
  });

  test("can be held again after it was taken", async () => {
    await give(hall.chair, hall.li, "gridWorker");
    await expect(give(hall.chair, hall.li, "gridWorker")).rejects.toEqual(refusedWith("role_held"));
    await takeRole(hall.chair, await membershipOf(hall.li, "gridWorker"), "任期届满");
    expect(await rolesOf(hall.li)).toEqual(["owner", "resident"]);
  });

  test("given by many at once is given once", async () => {
    const person = await makePerson(communityId, "resident");
    const given = await Promise.allSettled(Array.from({ length: 6 }, () => give(hall.chair, person, "representative")));
    expect(given.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await prisma.membership.count({ where: { accountId: person.accountId, role: "representative" } })).toBe(1);
  });

  test("of both sides is never held, even when both are given at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await makePerson(communityId, "resident");
      await Promise.allSettled([give(admin, person, "supervisor"), give(admin, person, "moderator")]);
      expect((await rolesOf(person)).filter((role) => role !== "resident")).toHaveLength(1);
    }
  });

  test("of one community is not given or taken from another", async () => {
    const id = await membershipOf(hall.li, "owner");
    await expect(takeRole(other.chair, id, "不是这里的")).rejects.toEqual(refusedWith("not_found"));
    await expect(membershipPage(other.chair, id)).rejects.toEqual(refusedWith("not_found"));
    await expect(give(hall.li, hall.wang, "representative")).rejects.toEqual(refusedWith("role_not_yours"));
    await expect(takeRole(hall.chair, "1", "没有这个")).rejects.toEqual(refusedWith("not_found"));
  });

  test("is not given to somebody who is not there, or not any more", async () => {
    const nobody = { ...hall.li, accountId: "00000000-0000-4000-8000-000000000009" };
    await expect(give(hall.chair, nobody, "gridWorker")).rejects.toEqual(refusedWith("not_found"));
    const gone = await makePerson(communityId);
    await prisma.account.update({
      where: { id: gone.accountId },
      data: { erasedAt: new Date(), loginName: null },
      select: { id: true },
    });
    await expect(give(hall.chair, gone, "gridWorker")).rejects.toEqual(refusedWith("not_found"));
  });
});

describe("administrators", () => {
  test("who take each other's role at once leave one", async () => {
    const second = await makePerson(communityId, "admin");
    await Promise.allSettled([
      takeRole(admin, await membershipOf(second, "admin"), "交接"),
      takeRole(second, await membershipOf(admin, "admin"), "交接"),
    ]);
    const left = await prisma.membership.findMany({
      where: { communityId, role: "admin", endedAt: null },
      select: { accountId: true },
    });
    expect(left).toHaveLength(1);
    admin = left[0]?.accountId === admin.accountId ? admin : second;
  });

  test("are made by the shell, and make others", async () => {
    await createAdmin({
      ...{ loginName: "first", realName: "郑工", password: "12345678" },
      ...{ communityId: "xinyang", communityName: "新阳社区", subdistrict: "新阳街道" },
    });
    const first = await prisma.account.findUniqueOrThrow({ where: { loginName: "first" }, select: { id: true } });
    const actor = { accountId: first.id, communityId: "xinyang", roles: new Set<Role>(["admin"]) };
    const second = await makePerson("xinyang");
    await give(actor, second, "admin");
    const { history } = await settingsPage(actor);
    expect(history).toEqual([expect.objectContaining({ act: "add", label: "新阳社区", actorName: "郑*" })]);
    await createAdmin({
      ...{ loginName: "third", realName: "王工", password: "12345678" },
      ...{ communityId: "xinyang", communityName: "新阳社区", subdistrict: "新阳街道" },
    });
    expect((await settingsPage(actor)).history).toEqual(history);
    expect(await rolesOf(second)).toEqual(["admin"]);
  });
});

describe("what hangs on a role ends with it", () => {
  test("an owner's account no longer votes for the flat, which stays in the register", async () => {
    const { accountId } = hall.wang;
    const before = await prisma.ownerPartyMember.findMany({ where: { communityId, accountId } });
    expect(before).not.toEqual([]);
    await takeRole(hall.chair, await membershipOf(hall.wang, "owner"), "房屋已经出售");
    expect(await prisma.ownerPartyMember.count({ where: { communityId, accountId } })).toBe(0);
    const [party] = before;
    const kept = await prisma.ownerPartyMember.findUniqueOrThrow({
      where: {
        communityId_partyId_position: { communityId, partyId: party?.partyId ?? "", position: party?.position ?? 0 },
      },
    });
    expect(kept).toEqual({ ...party, accountId: null });
    const changes = await prisma.placeChange.findMany({ where: { communityId, subjectId: kept.partyId } });
    expect(changes).toEqual([
      expect.objectContaining({ kind: "party", actorId: hall.chair.accountId, label: "7号楼1单元1001" }),
    ]);
  });

  test("a resident's home, a grid worker's grid", async () => {
    const { accountId } = hall.tenant;
    const unit = await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId }, select: { id: true } });
    const grid = await prisma.grid.create({ data: { communityId, name: "第一网格" }, select: { id: true } });
    await prisma.occupancy.create({ data: { communityId, unitId: unit.id, accountId } });
    await give(hall.chair, hall.tenant, "gridWorker");
    await prisma.gridWorker.create({ data: { communityId, gridId: grid.id, accountId } });
    await takeRole(hall.chair, await membershipOf(hall.tenant, "gridWorker"), "不再担任");
    await takeRole(hall.chair, await membershipOf(hall.tenant, "resident"), "已经搬走");
    expect(await prisma.gridWorker.count({ where: { accountId } })).toBe(0);
    expect(await prisma.occupancy.count({ where: { accountId } })).toBe(0);
  });
});

describe("whom to give a role", () => {
  const looks = (subjectId: string) =>
    prisma.auditEntry.count({
      where: {
        action: "person.look",
        ...{ aboutId: subjectId, actorId: hall.chair.accountId, detail: { equals: { what: "roles" } } },
      },
    });

  test("is found by name among one's own people, who can read that they were looked at", async () => {
    const person = await makePerson(communityId, "resident");
    const far = await makePerson("heping", "resident");
    for (const { accountId } of [person, far]) {
      await prisma.account.update({ where: { id: accountId }, data: { realName: "欧阳百灵" }, select: { id: true } });
    }
    const { found } = await rolesPage(hall.chair, { q: "阳百" });
    expect(found).toEqual([expect.objectContaining({ id: person.accountId, realName: "欧阳百灵" })]);
    expect([await looks(person.accountId), await looks(far.accountId)]).toEqual([1, 0]);
    await giveRolePage(hall.chair, person.accountId);
    expect(await looks(person.accountId)).toBe(2);
  });

  test("is found elsewhere by the whole number only, and without their real name", async () => {
    const far = await makePerson("heping", "resident");
    await prisma.account.update({
      where: { id: far.accountId },
      data: { realName: "司马长风", phone: "13912345678" },
      select: { id: true },
    });
    expect((await rolesPage(hall.chair, { q: "1391234567" })).found).toEqual([]);
    expect((await rolesPage(hall.chair, { q: "司马长风" })).found).toEqual([]);
    const { found } = await rolesPage(hall.chair, { q: "13912345678" });
    expect(found).toEqual([
      expect.objectContaining({ id: far.accountId, realName: null, phone: "139****5678", held: [] }),
    ]);
    expect(await looks(far.accountId)).toBe(0);
  });

  test("is asked by nobody but those who see to roles", async () => {
    await expect(rolesPage(hall.li, { q: "某人" })).rejects.toEqual(refusedWith("roles_closed"));
    await expect(giveRolePage(hall.li, hall.wang.accountId)).rejects.toEqual(refusedWith("roles_closed"));
    const moderator = await makePerson(communityId, "moderator");
    await expect(giveRolePage(moderator, hall.li.accountId)).rejects.toEqual(refusedWith("role_not_yours"));
    expect((await rolesPage(moderator, {})).mayGive).toBe(false);
  });
});

test("the list of what is over goes on where it was left", async () => {
  const people = await Promise.all(Array.from({ length: 25 }, () => makePerson(communityId, "resident")));
  for (const person of people) await takeRole(hall.chair, await membershipOf(person, "resident"), "已经搬走");
  const first = await rolesPage(hall.chair, {});
  const second = await rolesPage(hall.chair, { after: first.next ?? "" });
  const ids = [...first.past, ...second.past].map(({ id }) => id);
  expect(first.past).toHaveLength(20);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(await prisma.membership.count({ where: { communityId, endedAt: { not: null } } }));
});
