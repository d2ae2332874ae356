import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addMember } from "#app/domain/electors/add-member.server.ts";
import type { NewMember } from "#app/domain/electors/forms.ts";
import { memberPage, membersPage } from "#app/domain/electors/member-queries.server.ts";
import { removeMember } from "#app/domain/electors/remove-member.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let other: SignedIn;
beforeAll(async () => {
  hall = await makeHall(communityId);
  other = await makePerson(communityId, "moderator");
});

const member = (changed: Partial<NewMember> = {}): NewMember => ({
  ...{ name: "钱大", account: "", reason: "成员身份确认", formKey: randomUUID(), ...changed },
});
/** Whoever these are in hall.ts signs in by the id of the account. */
const named = ({ accountId }: SignedIn) => ({ account: accountId.toUpperCase() });
const refusedWith = (code: string) => expect.objectContaining({ code });
const acts = (id: string) =>
  prisma.auditEntry.findMany({ where: { subject: `member:${id}` }, orderBy: { id: "asc" }, select: { action: true } });

describe("the list of the collective's members", () => {
  test("takes in whoever is confirmed, once a form and an account once at a time", async () => {
    const form = member(named(hall.li));
    const ids = await Promise.all([1, 2, 3].map(() => addMember(hall.chair, form)));
    expect(new Set(ids).size).toBe(1);
    expect(await acts(ids[0] ?? "")).toEqual([{ action: "member.add" }]);
    const several = await Promise.allSettled([1, 2].map(() => addMember(hall.chair, member(named(hall.wang)))));
    expect(several.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(addMember(hall.chair, member(named(hall.li)))).rejects.toEqual(refusedWith("member_already"));
  });

  test.each([
    ["by a resident", () => hall.li, () => ({}), "committee_only"],
    ["by the supervisor", () => makePerson(communityId, "supervisor"), () => ({}), "committee_only"],
    ["of oneself", () => hall.chair, () => named(hall.chair), "own_item"],
    ["of nobody there is", () => hall.chair, () => ({ account: "nobody" }), "no_such_account"],
    [
      "of somebody from elsewhere",
      () => hall.chair,
      async () => named(await makePerson("elsewhere2", "resident")),
      "no_such_account",
    ],
  ] as const)("%s is refused", async (_, who, changed, code) => {
    if (code === "no_such_account") await makeHall("elsewhere2").catch(() => null);
    await expect(addMember(await who(), member(await changed()))).rejects.toEqual(refusedWith(code));
  });

  test("keeps who left, with who noted it and why; they may come back", async () => {
    const id = await addMember(hall.chair, member({ name: "孙二", ...named(hall.tenant) }));
    await Promise.all([1, 2].map(() => removeMember(hall.chair, id, { reason: "户口迁出" })));
    expect((await acts(id)).map(({ action }) => action)).toEqual(["member.add", "member.remove"]);
    await expect(removeMember(other, id, { reason: "重复" })).rejects.toEqual(refusedWith("member_left"));
    expect(await memberPage(other, id)).toMatchObject({ removalReason: "户口迁出", online: true });
    expect((await membersPage(other, { left: "on" })).members.map(({ name }) => name)).toEqual(["孙二"]);
    await expect(addMember(hall.chair, member({ name: "孙二", ...named(hall.tenant) }))).resolves.not.toBe(id);
  });

  test("nobody takes themselves off it", async () => {
    const id = await addMember(hall.chair, member(named(other)));
    await expect(removeMember(other, id, { reason: "自己退出" })).rejects.toEqual(refusedWith("own_item"));
    await expect(removeMember(hall.li, id, { reason: "不该" })).rejects.toEqual(refusedWith("committee_only"));
    await expect(removeMember(hall.chair, randomUUID(), { reason: "没有" })).rejects.toEqual(refusedWith("not_found"));
  });

  test("is seen page by page by those who answer for it, and the look is written down", async () => {
    await Promise.all(Array.from({ length: 55 }, (_, at) => addMember(hall.chair, member({ name: `成员${at}` }))));
    const first = await membersPage(other, {});
    const rest = await membersPage(other, { after: first.next ?? "" });
    expect(first.members).toHaveLength(50);
    expect(first.members.length + rest.members.length).toBe(first.total);
    expect(new Set([...first.members, ...rest.members].map(({ id }) => id)).size).toBe(first.total);
    const looks = await prisma.auditEntry.count({
      where: { action: "person.look", detail: { equals: { what: "collective" } }, actorId: other.accountId },
    });
    expect(looks).toBeGreaterThan(0);
    await expect(membersPage(hall.li, {})).rejects.toEqual(refusedWith("committee_only"));
  });
});
