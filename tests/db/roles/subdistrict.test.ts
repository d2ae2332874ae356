import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { sessionStore } from "#app/domain/accounts/session-store.server.ts";
import { givePost } from "#app/domain/roles/give-post.server.ts";
import {
  givePostPage,
  ownSubdistricts,
  postPage,
  subdistrictPage,
} from "#app/domain/roles/subdistrict-queries.server.ts";
import { takePost } from "#app/domain/roles/take-post.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, opening, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let elsewhere: Hall;
let admin: SignedIn;
let official: SignedIn;
let subdistrictId: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  elsewhere = await makeHall("heping");
  admin = await makePerson("yangguang", "admin");
  official = await makePerson("yangguang");
  const { subdistrictId: id } = await prisma.community.findUniqueOrThrow({ where: { id: "yangguang" } });
  subdistrictId = id;
  await prisma.community.create({ data: { id: "chaoyang", name: "朝阳", subdistrictId, endorsementThreshold: 1 } });
});

/** As a session tells it: roles are of communities. */
const caller = ({ accountId, communityId, roles }: SignedIn) => ({
  accountId,
  rolesIn: (id: string) => (id === communityId ? roles : new Set<never>()),
  communityIds: [communityId],
});
const post = (person: SignedIn) => ({ person: person.accountId, reason: "街道派驻" });
type Attributes = { roles: unknown[] };
const refusedWith = (code: string) => expect.objectContaining({ code });
const posts = () => prisma.officialPost.findMany({ where: { subdistrictId } });

test("an official has that role in every community of the subdistrict, and only there", async () => {
  await givePost(caller(admin), subdistrictId, post(official));
  await prisma.session.create({
    data: { id: "session", accountId: official.accountId, expiresAt: new Date(Date.now() + 60_000) },
  });
  const [, user] = await sessionStore.getSessionAndUser("session");
  expect((user?.attributes as Attributes | undefined)?.roles.toSorted()).toEqual([
    ["chaoyang", "official"],
    ["yangguang", "official"],
  ]);
  expect(await ownSubdistricts(official.accountId)).toEqual([{ id: subdistrictId, name: "yangguang" }]);
  const acts = await prisma.auditEntry.findMany({
    where: { subject: "role:official" },
    orderBy: { communityId: "asc" },
  });
  expect(acts.map(({ communityId, action }) => [communityId, action])).toEqual([
    ["chaoyang", "role.grant"],
    ["yangguang", "role.grant"],
  ]);
});

test("sees its communities and what goes on in them", async () => {
  await openVote(hall.chair, await makeProposal(hall), opening());
  await makeProposal(hall, "endorsing");
  const seen = { ...official, roles: new Set(["official"] as const) };
  const page = await subdistrictPage(caller(seen), subdistrictId);
  expect(page.communities).toEqual([
    { id: "yangguang", name: "yangguang", residents: 3, openVotes: 1, notices: 0, gathering: 1, underWay: 1 },
    { id: "chaoyang", name: "朝阳", residents: 0, openVotes: 0, notices: 0, gathering: 0, underWay: 0 },
  ]);
  expect(page.mayGive).toBe(false);
  expect(page.officials).toEqual([expect.objectContaining({ refusal: "role_not_yours" })]);
});

test("is there for the committees of its communities to read and to name, and for nobody else", async () => {
  const chair = await subdistrictPage(caller(hall.chair), subdistrictId);
  expect(chair).toMatchObject({ mayName: true, mayKeep: false, mayGive: false });
  await expect(givePostPage(caller(hall.chair), subdistrictId, {})).rejects.toEqual(refusedWith("role_not_yours"));
  for (const one of [hall.li, elsewhere.chair, { ...admin, communityId: "heping" }]) {
    await expect(subdistrictPage(caller(one), subdistrictId)).rejects.toEqual(refusedWith("officials_only"));
    await expect(givePostPage(caller(one), subdistrictId, {})).rejects.toEqual(refusedWith("officials_only"));
  }
  const visitor = { accountId: null, rolesIn: () => new Set<never>(), communityIds: [] };
  await expect(subdistrictPage(visitor, subdistrictId)).rejects.toEqual(refusedWith("sign_in_first"));
  for (const id of ["1", "00000000-0000-4000-8000-000000000009"])
    await expect(subdistrictPage(caller(admin), id)).rejects.toEqual(refusedWith("not_found"));
});

test("a post is given once, by administrators of these communities, not to oneself", async () => {
  const { chair } = hall;
  await expect(givePost(caller(chair), subdistrictId, post(hall.li))).rejects.toEqual(refusedWith("role_not_yours"));
  const stranger = caller({ ...admin, communityId: "heping" });
  await expect(givePost(stranger, subdistrictId, post(hall.li))).rejects.toEqual(refusedWith("role_not_yours"));
  await expect(givePost(caller(admin), subdistrictId, post(admin))).rejects.toEqual(refusedWith("own_role"));
  await expect(givePost(caller(admin), subdistrictId, post(official))).rejects.toEqual(refusedWith("role_held"));
  expect(await posts()).toHaveLength(1);
});

test("and taken, with a reason, whereupon it can be given again", async () => {
  const [held] = await posts();
  const id = held?.id ?? "";
  await expect(takePost(caller(hall.chair), subdistrictId, id, "无权")).rejects.toEqual(refusedWith("role_not_yours"));
  const elsewhereId = (await prisma.community.findUniqueOrThrow({ where: { id: "heping" } })).subdistrictId;
  const there = caller(await makePerson("heping", "admin"));
  await expect(takePost(there, elsewhereId, id, "不是这里的")).rejects.toEqual(refusedWith("not_found"));
  await takePost(caller(admin), subdistrictId, id, "调离岗位");
  expect(await postPage(caller(admin), subdistrictId, id)).toMatchObject({
    ...{ endReason: "调离岗位", refusal: "role_ended", endedBy: { shownName: expect.any(String) } },
  });
  const [, user] = await sessionStore.getSessionAndUser("session");
  expect(user?.attributes).toMatchObject({ roles: [] });
  await givePost(caller(admin), subdistrictId, post(official));
  expect(await posts()).toHaveLength(2);
});
