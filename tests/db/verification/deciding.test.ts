import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { looksPage } from "#app/domain/accounts/look-queries.server.ts";
import { claimByLetter } from "#app/domain/verification/claim-by-letter.server.ts";
import { claimsPage, claimsWaiting, ownClaims } from "#app/domain/verification/claim-queries.server.ts";
import { claimUnit } from "#app/domain/verification/claim-unit.server.ts";
import { decideClaim } from "#app/domain/verification/decide-claim.server.ts";
import { forgetProofs } from "#app/domain/verification/forget-proofs.server.ts";
import { claimPage, proofOf } from "#app/domain/verification/review-queries.server.ts";
import type { Standing } from "#app/domain/verification/standing.ts";
import { withdrawClaim } from "#app/domain/verification/withdraw-claim.server.ts";
import { freshDatabase } from "../support/database.ts";
import type { SignedIn } from "../votes/hall.ts";
import {
  claimsOf,
  type Homes,
  letterTo,
  makeHomes,
  makeNewcomer,
  membersOf,
  refusedWith,
  rolesOf,
  saying,
} from "./homes.ts";

freshDatabase();

let homes: Homes;
let elsewhere: Homes;
let photo: Buffer;
beforeAll(async () => {
  homes = await makeHomes("yangguang");
  elsewhere = await makeHomes("heping");
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#a33" } })
    .png()
    .toBuffer();
});

let lastRoom = 100;

/** A home of these owners, and somebody who claims it and waits. */
async function waiting(standing: Standing = "owner", owners = ["张三"], claimedName = "张三") {
  const room = String(++lastRoom);
  const home = await homes.addHome({ room, owners: owners.map((name) => ({ name })) });
  const claimant = await makeNewcomer("yangguang");
  const proof = { name: "deed.png", bytes: photo };
  const place = { buildingId: homes.buildingId, stairwell: "1", room };
  const { id } = await claimUnit(claimant, { ...saying({ standing, claimedName, proof }), ...place });
  return { ...home, id, claimant };
}

const accept = (entry?: number) => ({ verdict: "accept", reason: "", entry }) as const;
const refuse = { verdict: "refuse", reason: "照片看不清楚，请补充。", entry: undefined } as const;
const proofs = (claimId: string) => prisma.claimProof.count({ where: { claimId } });
const looksAt = async (person: SignedIn) => (await looksPage(person, undefined)).looks;

describe("the committee", () => {
  test("accepts an owner as the one they are in the register", async () => {
    const { id, claimant, ...home } = await waiting("owner", ["张三", "李四"], "李四儿");
    await decideClaim(homes.moderator, id, accept(2));
    expect(await membersOf(home)).toEqual([
      { name: "张三", accountId: null },
      { name: "李四", accountId: claimant.accountId },
    ]);
    expect(await rolesOf(claimant)).toEqual(["resident", "owner"]);
    const decidedById = homes.moderator.accountId;
    expect(await claimsOf(claimant)).toMatchObject([{ state: "accepted", decidedById }]);
    const granted = await prisma.membership.findMany({ where: { accountId: claimant.accountId } });
    expect(granted.map(({ grantedById }) => grantedById)).toEqual([decidedById, decidedById]);
    expect(await proofs(id)).toBe(0);
  });

  test.each(["tenant", "family"] as const)("accepts %s", async (standing) => {
    const { id, claimant, unitId } = await waiting(standing);
    await decideClaim(homes.moderator, id, accept());
    expect(await rolesOf(claimant)).toEqual(["resident"]);
    expect(await prisma.occupancy.findMany({ where: { unitId } })).toMatchObject([{ living: standing }]);
  });

  test("refuses with a reason that the claimant reads; the picture is gone with it", async () => {
    const { id, claimant, ...home } = await waiting();
    expect(await proofs(id)).toBe(1);
    await decideClaim(homes.chair, id, refuse);
    expect(await ownClaims(claimant)).toMatchObject([{ state: "refused", reason: refuse.reason }]);
    expect(await rolesOf(claimant)).toEqual([]);
    expect(await membersOf(home)).toEqual([{ name: "张三", accountId: null }]);
    expect(await proofs(id)).toBe(0);
    const audit = await prisma.auditEntry.findMany({ where: { subject: `claim:${id}` } });
    expect(audit).toMatchObject([{ action: "claim.refuse", actorId: homes.chair.accountId }]);
    expect(JSON.stringify(audit)).not.toContain("张三");
  });

  test("uses up a letter that is still out when it accepts who came with it", async () => {
    const home = await homes.addHome({ room: String(++lastRoom), owners: [{ name: "张三" }] });
    const code = await letterTo(homes, home.unitId);
    const claimant = await makeNewcomer("yangguang");
    const { id } = await claimByLetter(claimant, code, saying({ claimedName: "张山" }));
    await decideClaim(homes.moderator, id, accept(1));
    expect(await prisma.unitLetter.findMany({ where: { unitId: home.unitId } })).toMatchObject([
      { usedById: claimant.accountId },
    ]);
  });

  test("accepts no owner without saying who of the register they are, and nobody as somebody else", async () => {
    const { id, claimant, partyId, unitId } = await waiting("owner", ["张三", "李四"]);
    for (const entry of [undefined, 0, 3])
      await expect(decideClaim(homes.moderator, id, accept(entry))).rejects.toEqual(refusedWith("entry_missing"));
    const first = await makeNewcomer("yangguang");
    expect(await claimByLetter(first, await letterTo(homes, unitId), saying())).toMatchObject({ state: "accepted" });
    await expect(decideClaim(homes.moderator, id, accept(1))).rejects.toEqual(refusedWith("entry_taken"));
    expect((await membersOf({ partyId })).map(({ accountId }) => accountId)).toEqual([first.accountId, null]);
    expect(await claimsOf(claimant)).toMatchObject([{ state: "waiting" }]);
    expect(await rolesOf(claimant)).toEqual([]);
  });
});

describe("at the same time", () => {
  test("of two who decide one does, and the other learns that it is done", async () => {
    const { id } = await waiting();
    const decided = await Promise.allSettled([
      decideClaim(homes.moderator, id, accept(1)),
      decideClaim(homes.other, id, refuse),
      decideClaim(homes.chair, id, accept(1)),
    ]);
    const lost = decided.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(lost).toEqual(["claim_decided", "claim_decided"]);
    expect(await prisma.auditEntry.count({ where: { subject: `claim:${id}` } })).toBe(1);
  });

  test("of two claims to one owner's line one is accepted", async () => {
    const first = await waiting();
    const { room } = await prisma.exclusiveUnit.findFirstOrThrow({ where: { id: first.unitId } });
    const rival = await makeNewcomer("yangguang");
    const place = { buildingId: homes.buildingId, stairwell: "1", room };
    const { id } = await claimUnit(rival, { ...saying(), ...place });
    const decided = await Promise.allSettled([
      decideClaim(homes.moderator, first.id, accept(1)),
      decideClaim(homes.other, id, accept(1)),
    ]);
    expect(decided.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.ownerPartyMember.count({ where: { partyId: first.partyId, accountId: { not: null } } })).toBe(
      1,
    );
  });

  test("who withdraws while somebody decides gets one of both", async () => {
    const { id, claimant } = await waiting();
    await Promise.allSettled([withdrawClaim(claimant, id), decideClaim(homes.moderator, id, accept(1))]);
    const [claim] = await claimsOf(claimant);
    expect(await rolesOf(claimant)).toEqual(claim?.state === "accepted" ? ["resident", "owner"] : []);
  });
});

describe("who may decide", () => {
  const asked = async (actor: SignedIn, id: string) => {
    const answers = await Promise.allSettled([
      claimPage(actor, id),
      proofOf(actor, id),
      decideClaim(actor, id, accept(1)),
      decideClaim(actor, id, refuse),
    ]);
    return new Set(answers.map((one) => (one.status === "rejected" ? one.reason.code : "done")));
  };

  test("nobody who is not on the committee, and nobody of another one", async () => {
    const { id, claimant } = await waiting();
    expect(await asked(claimant, id)).toEqual(new Set(["committee_only"]));
    expect(await asked(elsewhere.moderator, id)).toEqual(new Set(["not_found"]));
    expect(await asked(homes.moderator, "rubbish")).toEqual(new Set(["not_found"]));
    await expect(claimsPage(claimant, { show: "waiting" })).rejects.toEqual(refusedWith("committee_only"));
    await expect(withdrawClaim(homes.moderator, id)).rejects.toEqual(refusedWith("not_found"));
    await expect(withdrawClaim({ ...claimant, communityId: "heping" }, id)).rejects.toEqual(refusedWith("not_found"));
    expect(await claimsOf(claimant)).toMatchObject([{ state: "waiting" }]);
  });

  test("nobody their own claim, nor one for a home they belong to or claim as well", async () => {
    const room = String(++lastRoom);
    const belongs = await makeNewcomer("yangguang");
    const member = { ...belongs, roles: new Set(["moderator"] as const) };
    await homes.addHome({ room, owners: [{ name: "张三", accountId: belongs.accountId }, { name: "李四" }] });
    const claimant = await makeNewcomer("yangguang");
    const place = { buildingId: homes.buildingId, stairwell: "1", room };
    const { id } = await claimUnit(claimant, { ...saying({ claimedName: "李四" }), ...place });
    expect(await asked(member, id)).toEqual(new Set(["own_item"]));
    expect(await asked({ ...claimant, roles: new Set(["chair"] as const) }, id)).toEqual(new Set(["own_item"]));
    await claimUnit(homes.other, { ...saying({ standing: "tenant" }), ...place });
    expect(await asked(homes.other, id)).toEqual(new Set(["own_item"]));
    expect(await asked(homes.moderator, id)).not.toContain("own_item");
  });
});

describe("looks", () => {
  test("at a claim and its picture are written down, for everybody whose data were shown, and for nobody else", async () => {
    const linked = await makeNewcomer("yangguang");
    const room = String(++lastRoom);
    await homes.addHome({ room, owners: [{ name: "张三", accountId: linked.accountId }, { name: "李四" }] });
    const claimant = await makeNewcomer("yangguang");
    const proof = { name: "deed.png", bytes: photo };
    const place = { buildingId: homes.buildingId, stairwell: "1", room };
    const { id } = await claimUnit(claimant, { ...saying({ claimedName: "李四", proof }), ...place });
    await claimsPage(homes.moderator, { show: "waiting" });
    expect(await looksAt(claimant)).toEqual([]);
    expect(await claimPage(homes.moderator, id)).toMatchObject({ hasProof: true, nameMatches: true });
    expect(await sharp(await proofOf(homes.moderator, id)).metadata()).toMatchObject({ format: "jpeg", width: 60 });
    const viewer = (await prisma.account.findUniqueOrThrow({ where: { id: homes.moderator.accountId } })).shownName;
    expect(await looksAt(claimant)).toMatchObject([
      { viewer, what: "proof", roles: ["moderator"], community: "yangguang" },
      { viewer, what: "claim" },
    ]);
    expect(await looksAt(linked)).toMatchObject([{ viewer, what: "claim" }]);
    await decideClaim(homes.moderator, id, accept(2));
    await expect(proofOf(homes.moderator, id)).rejects.toEqual(refusedWith("not_found"));
    expect(await looksAt(claimant)).toHaveLength(2);
  });

  test("are read page by page, each once", async () => {
    const { id, claimant } = await waiting();
    for (let at = 0; at < 35; at += 1) await claimPage(homes.moderator, id);
    const first = await looksPage(claimant, undefined);
    const second = await looksPage(claimant, first.next ?? "");
    const ids = [...first.looks, ...second.looks].map((look) => look.id);
    expect([first.looks.length, second.looks.length, new Set(ids).size]).toEqual([30, 5, 35]);
    expect(second.next).toBeNull();
    expect((await looksPage(claimant, "rubbish")).looks).toHaveLength(30);
  });
});

test("the queue is read page by page, the longest wait first, without anybody's name", async () => {
  const before = await claimsWaiting("yangguang");
  for (let at = 0; at < 22; at += 1) await waiting("tenant");
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { claims, next } = await claimsPage(homes.moderator, { show: "waiting", after });
    expect(JSON.stringify(claims)).not.toMatch(/张三|某人/);
    ids.push(...claims.map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  expect(ids).toHaveLength(before + 22);
  expect(new Set(ids).size).toBe(ids.length);
  expect((await claimsPage(elsewhere.moderator, { show: "waiting" })).claims).toEqual([]);
  const { claims: decided } = await claimsPage(homes.moderator, { show: "decided" });
  expect(decided.map(({ state }) => state)).not.toContain("waiting");
});

test("a picture nobody decided by is deleted after thirty days; its claim goes on waiting", async () => {
  const { id, claimant } = await waiting();
  const kept = await waiting();
  const old = new Date(Date.now() - 31 * 86_400_000);
  await prisma.claimProof.updateMany({ where: { claimId: id }, data: { createdAt: old } });
  await forgetProofs();
  expect([await proofs(id), await proofs(kept.id)]).toEqual([0, 1]);
  expect(await claimsOf(claimant)).toMatchObject([{ state: "waiting" }]);
});
