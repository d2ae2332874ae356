import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { ABOVE } from "#app/domain/audit/chain.ts";
import { editSubdistrict } from "#app/domain/places/edit-subdistrict.server.ts";
import { NEW, NewSubdistrictForm, SettingsForm } from "#app/domain/places/forms.ts";
import { foundCommunity, foundSubdistrict } from "#app/domain/places/found-community.server.ts";
import { historyPage } from "#app/domain/places/history-queries.server.ts";
import { moveCommunity } from "#app/domain/places/move-community.server.ts";
import { getCommunity } from "#app/domain/places/queries.server.ts";
import { settingsPage } from "#app/domain/places/settings-queries.server.ts";
import { settleCommunity } from "#app/domain/places/settle-community.server.ts";
import {
  communityMovePage,
  editSubdistrictPage,
  newCommunityPage,
  newSubdistrictPage,
  subdistrictHistory,
} from "#app/domain/places/subdistrict-queries.server.ts";
import { givePost } from "#app/domain/roles/give-post.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let admin: SignedIn;
let home: string;
let strange: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  await makeHall("heping");
  admin = await makePerson("yangguang", "admin");
  [home, strange] = [await subdistrictOf("yangguang"), await subdistrictOf("heping")];
});

/** As a session tells it, from the roles there are now. */
async function callerOf({ accountId }: SignedIn) {
  const held = await prisma.membership.findMany({ where: { accountId, endedAt: null } });
  const rolesIn = (id: string) =>
    new Set<Role>(held.flatMap(({ communityId, role }) => (communityId === id ? [role] : [])));
  return { accountId, rolesIn, communityIds: held.map(({ communityId }) => communityId) };
}
const adminOf = (communityId: string) => ({ ...admin, communityId });
const subdistrictOf = async (id: string) => (await getCommunity(id)).subdistrictId;
const refusedWith = (code: string) => expect.objectContaining({ code });
const move = async (communityId: string, to: string, newName = "") => {
  const { revision } = await getCommunity(communityId);
  return moveCommunity(await callerOf(admin), adminOf(communityId), { to, newName, revision });
};
const changesOf = async (id: string) =>
  (await subdistrictHistory(await callerOf(admin), id, undefined)).changes.map(({ act, facts }) => [
    act,
    ...facts.map(({ name, before, after }) => [name, before, after]),
  ]);

describe("a community is founded", () => {
  test("under a subdistrict, once however often its form is sent, with its founder for administrator", async () => {
    const caller = await callerOf(admin);
    const form = { word: "chaoyang", name: "朝阳社区" };
    await Promise.all([1, 2].map(() => foundCommunity(caller, home, form)));
    await foundCommunity(caller, home, form);
    expect(await getCommunity("chaoyang")).toMatchObject({ name: "朝阳社区", subdistrictId: home, revision: 1 });
    const held = await prisma.membership.findMany({ where: { communityId: "chaoyang" } });
    expect(held).toEqual([expect.objectContaining({ accountId: admin.accountId, role: "admin", reason: "新建社区" })]);
    const acts = await prisma.auditEntry.findMany({ where: { communityId: "chaoyang" }, orderBy: { id: "asc" } });
    expect(acts.map(({ action }) => action)).toEqual(["community.add", "role.grant"]);
    const above = await prisma.auditEntry.findMany({ where: { subject: `subdistrict:${home}` } });
    expect(above).toMatchObject([{ chain: ABOVE, action: "subdistrict.edit", actorId: admin.accountId }]);
    expect(await changesOf(home)).toEqual([["edit", ["communities", ["yangguang"], ["yangguang", "朝阳社区"].sort()]]]);
    expect((await settingsPage(adminOf("chaoyang"))).history).toMatchObject([{ act: "add", label: "朝阳社区" }]);
  });

  test("not under a word or a name that is taken, nor by anybody else", async () => {
    const caller = await callerOf(admin);
    const found = (word: string, name: string, at = home, by = caller) => foundCommunity(by, at, { word, name });
    await expect(found("heping", "和平社区")).rejects.toEqual(refusedWith("word_taken"));
    await expect(found("chaoyang", "另一个")).rejects.toEqual(refusedWith("word_taken"));
    await expect(found("chaoyang2", "朝阳社区")).rejects.toEqual(refusedWith("place_taken"));
    await expect(found("beyond", "外面", strange)).rejects.toEqual(refusedWith("admin_only"));
    await expect(found("beyond", "外面", home, await callerOf(hall.chair))).rejects.toEqual(refusedWith("admin_only"));
    await expect(found("beyond", "外面", "nowhere")).rejects.toEqual(refusedWith("not_found"));
    await expect(newCommunityPage(caller, strange)).rejects.toEqual(refusedWith("admin_only"));
    expect(await prisma.community.count()).toBe(3);
  });

  test("with a subdistrict of its own, which is never without one", async () => {
    const caller = await callerOf(admin);
    const form = { subdistrict: "新阳街道", word: "xinyang", name: "新阳社区" };
    await foundSubdistrict(caller, form);
    await foundSubdistrict(caller, form);
    const renamed = foundSubdistrict(caller, { ...form, subdistrict: "新阳光街道" });
    await expect(renamed).rejects.toEqual(refusedWith("word_taken"));
    const taken = { subdistrict: "新阳街道", word: "xinyang2", name: "新阳二社区" };
    await expect(foundSubdistrict(caller, taken)).rejects.toEqual(refusedWith("place_taken"));
    const chair = await callerOf(hall.chair);
    await expect(foundSubdistrict(chair, { ...taken, subdistrict: "无权" })).rejects.toEqual(refusedWith("admin_only"));
    expect(() => newSubdistrictPage(chair)).toThrow(refusedWith("admin_only"));
    expect(await prisma.subdistrict.count({ where: { communities: { none: {} } } })).toBe(0);
    expect(await changesOf(await subdistrictOf("xinyang"))).toEqual([
      ["add", ["name", null, "新阳街道"], ["communities", null, ["新阳社区"]]],
    ]);
  });
});

test("a subdistrict is renamed in its own history and in that of each community; a stale form overwrites nothing", async () => {
  const caller = await callerOf(admin);
  const { revision, communities } = await editSubdistrictPage(caller, home);
  expect(communities).toBe(2);
  await editSubdistrict(caller, home, { name: "阳光街道", revision });
  await expect(editSubdistrict(caller, home, { name: "别名", revision })).rejects.toEqual(refusedWith("stale_form"));
  const fresh = await editSubdistrictPage(caller, home);
  const taken = { name: "新阳街道", revision: fresh.revision };
  await expect(editSubdistrict(caller, home, taken)).rejects.toEqual(refusedWith("place_taken"));
  await expect(editSubdistrict(await callerOf(hall.tenant), home, taken)).rejects.toEqual(
    refusedWith("committee_only"),
  );
  await expect(editSubdistrict(caller, strange, taken)).rejects.toEqual(refusedWith("committee_only"));
  expect((await changesOf(home))[0]).toEqual(["edit", ["name", "yangguang", "阳光街道"]]);
  const { changes } = await historyPage(hall.chair, { kind: "community" });
  expect(changes).toMatchObject([{ facts: [{ name: "subdistrict", before: "yangguang", after: "阳光街道" }] }]);
  expect(await prisma.auditEntry.count({ where: { communityId: "chaoyang", action: "community.edit" } })).toBe(1);
});

test("the committee of each of its communities sees what a subdistrict was called, and puts it right", async () => {
  const chair = await callerOf(hall.chair);
  const { name, revision } = await editSubdistrictPage(chair, home);
  await editSubdistrict(chair, home, { name: `${name}办事处`, revision });
  const { changes } = await subdistrictHistory(chair, home, undefined);
  expect(changes[0]?.facts).toEqual([{ name: "name", before: name, after: `${name}办事处` }]);
  await expect(subdistrictHistory(chair, strange, undefined)).rejects.toEqual(refusedWith("officials_only"));
  const again = await editSubdistrictPage(chair, home);
  await editSubdistrict(chair, home, { name, revision: again.revision });
});

test("two communities of a subdistrict are not called the same", async () => {
  const { endorsementThreshold, promisedHours, revision } = await getCommunity("yangguang");
  const empty = { review: "off", icpNumber: "", privacyUrl: "", complaintChannel: "" } as const;
  const form = SettingsForm.parse({
    ...{
      name: "朝阳社区",
      endorsementThreshold: String(endorsementThreshold),
      promisedHours: String(promisedHours),
      ...empty,
      revision,
    },
  });
  await expect(settleCommunity(hall.chair, form)).rejects.toEqual(refusedWith("place_taken"));
});

describe("a community moves", () => {
  test("to where its administrator is one, too, and both subdistricts know of it", async () => {
    const there = await subdistrictOf("xinyang");
    const page = await communityMovePage(await callerOf(admin), adminOf("chaoyang"));
    expect(page).toEqual({ subdistrict: "阳光街道", others: [{ id: there, name: "新阳街道" }] });
    await move("chaoyang", there);
    expect(await getCommunity("chaoyang")).toMatchObject({ subdistrictId: there, revision: 2 });
    expect((await changesOf(home))[0]).toEqual([
      "edit",
      ["communities", ["yangguang", "朝阳社区"].sort(), ["yangguang"]],
    ]);
    expect((await changesOf(there))[0]).toEqual([
      "edit",
      ["communities", ["新阳社区"], ["新阳社区", "朝阳社区"].sort()],
    ]);
    const stale = { to: home, newName: "", revision: 1 };
    await expect(moveCommunity(await callerOf(admin), adminOf("chaoyang"), stale)).rejects.toEqual(
      refusedWith("stale_form"),
    );
  });

  test("not to a stranger's, where its administrator would get a say by it", async () => {
    await expect(move("chaoyang", strange)).rejects.toEqual(refusedWith("admin_only"));
    await expect(move("chaoyang", NEW, "heping")).rejects.toEqual(refusedWith("place_taken"));
    await expect(move("chaoyang", await subdistrictOf("chaoyang"))).rejects.toEqual(refusedWith("same_place"));
    const chair = { ...hall.chair };
    const form = { to: NEW, newName: "主任街道", revision: 1 };
    await expect(moveCommunity(await callerOf(chair), chair, form)).rejects.toEqual(refusedWith("admin_only"));
  });

  test("the last one only from where no official serves; what is left can be taken up again", async () => {
    const there = await subdistrictOf("xinyang");
    await move("chaoyang", NEW, "朝阳街道");
    const official = await makePerson("xinyang");
    await givePost(await callerOf(admin), there, { person: official.accountId, reason: "街道派驻" });
    await expect(move("xinyang", await subdistrictOf("chaoyang"))).rejects.toEqual(refusedWith("officials_first"));
    await prisma.officialPost.updateMany({ where: { subdistrictId: there }, data: { endedAt: new Date() } });
    await move("xinyang", await subdistrictOf("chaoyang"));
    const caller = await callerOf(admin);
    await expect(subdistrictHistory(caller, there, undefined)).rejects.toEqual(refusedWith("not_found"));
    await foundSubdistrict(caller, { subdistrict: "新阳街道", word: "xinyang2", name: "新阳二社区" });
    expect(await subdistrictOf("xinyang2")).toBe(there);
    expect((await changesOf(there)).map(([act]) => act)).toEqual(["add", "edit", "edit", "edit", "add"]);
  });
});

test("the history of a subdistrict is only added to", async () => {
  await expect(prisma.subdistrictChange.deleteMany({})).rejects.toThrow();
  await expect(prisma.subdistrictChange.updateMany({ data: { actorId: null } })).rejects.toThrow();
});

test("a word is taken as it is meant", () => {
  const form = { subdistrict: "新阳街道", name: "新阳社区", word: " Ｘin-Yang2 " };
  expect(NewSubdistrictForm.parse(form).word).toBe("xin-yang2");
});

test.each(["y", "阳光", "a b", "x".repeat(33)])("%s is no word for an address", (word) => {
  expect(NewSubdistrictForm.safeParse({ subdistrict: "新阳街道", name: "新阳社区", word }).success).toBe(false);
});
