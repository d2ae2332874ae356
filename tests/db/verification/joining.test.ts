import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { claimByLetter } from "#app/domain/verification/claim-by-letter.server.ts";
import { ownClaims } from "#app/domain/verification/claim-queries.server.ts";
import { claimUnit } from "#app/domain/verification/claim-unit.server.ts";
import { hashOf } from "#app/domain/verification/code.server.ts";
import { letterOf } from "#app/domain/verification/letter-queries.server.ts";
import { withdrawClaim } from "#app/domain/verification/withdraw-claim.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { freshDatabase } from "../support/database.ts";
import { keyOf, letPass, makeProposal, opening } from "../votes/hall.ts";
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
beforeAll(async () => {
  homes = await makeHomes("yangguang");
  elsewhere = await makeHomes("heping");
});

let lastRoom = 100;
const nextRoom = () => String(++lastRoom);
const homeOf = (...names: string[]) => homes.addHome({ room: nextRoom(), owners: names.map((name) => ({ name })) });
const newcomer = () => makeNewcomer("yangguang");
const stateOf = async (code: string) => (await letterOf(code))?.state;

describe("a letter and a name that agree", () => {
  test("make an owner: the register's line, the roles, the history, and the letter is used up", async () => {
    const home = await homeOf("欧阳·娜娜");
    const code = await letterTo(homes, home.unitId);
    const owner = await newcomer();
    const { id, state } = await claimByLetter(owner, code.toLowerCase(), saying({ claimedName: "欧阳 • 娜娜" }));
    expect(state).toBe("accepted");
    expect(await membersOf(home)).toEqual([{ name: "欧阳·娜娜", accountId: owner.accountId }]);
    expect(await rolesOf(owner)).toEqual(["resident", "owner"]);
    expect(await stateOf(code)).toBe("used");
    expect(await claimsOf(owner)).toMatchObject([{ id, state: "accepted", nameMatches: true, decidedById: null }]);
    const audit = await prisma.auditEntry.findMany({ where: { actorId: owner.accountId }, orderBy: { id: "asc" } });
    expect(audit.map(({ action }) => action)).toEqual(["party.edit", "claim.accept"]);
    expect(JSON.stringify(audit)).not.toMatch(/欧阳|娜娜/);
    const history = await prisma.placeChange.findMany({ where: { subjectId: home.partyId } });
    expect(history).toMatchObject([
      {
        kind: "party",
        before: { members: [{ accountId: null }] },
        after: { members: [{ accountId: owner.accountId }] },
      },
    ]);
  });

  test("make co-owners, each with a letter of their own", async () => {
    const home = await homeOf("张三", "李四");
    const [one, other] = [await newcomer(), await newcomer()];
    await claimByLetter(one, await letterTo(homes, home.unitId), saying());
    const coOwner = saying({ standing: "coOwner", claimedName: "李四" });
    const second = await claimByLetter(other, await letterTo(homes, home.unitId), coOwner);
    expect(second.state).toBe("accepted");
    expect((await membersOf(home)).map(({ accountId }) => accountId)).toEqual([one.accountId, other.accountId]);
    expect(await ownClaims(other)).toMatchObject([{ lacksVoter: true, missedVote: false }]);
  });

  test.each(["tenant", "family"] as const)("make %s, who can name the owner", async (standing) => {
    const home = await homeOf("张三");
    const lodger = await newcomer();
    const input = saying({ standing, claimedName: "周梅", ownerName: "张 三" });
    expect(await claimByLetter(lodger, await letterTo(homes, home.unitId), input)).toMatchObject({ state: "accepted" });
    expect(await rolesOf(lodger)).toEqual(["resident"]);
    expect(await membersOf(home)).toEqual([{ name: "张三", accountId: null }]);
    const living = await prisma.occupancy.findMany({ where: { unitId: home.unitId } });
    expect(living).toMatchObject([{ accountId: lodger.accountId, living: standing }]);
  });

  test("make an agent of a company, who does not live here", async () => {
    const home = await homes.addHome({
      room: nextRoom(),
      owners: [{ name: "阳光置业（有限）公司" }],
      party: "company",
    });
    const agent = await newcomer();
    await claimByLetter(agent, await letterTo(homes, home.unitId), saying({ claimedName: "阳光置业(有限)公司" }));
    expect(await rolesOf(agent)).toEqual(["owner"]);
  });
});

test("who is let in while a vote is under way learns that its roll was taken before", async () => {
  const before = await newcomer();
  await claimByLetter(before, await letterTo(homes, (await homeOf("张三")).unitId), saying());
  const hall = { ...homes, author: before } as unknown as Parameters<typeof makeProposal>[0];
  const vote = await openVote(homes.chair, await makeProposal(hall), opening());
  const after = await newcomer();
  await claimByLetter(after, await letterTo(homes, (await homeOf("张三")).unitId), saying());
  expect(await ownClaims(before)).toMatchObject([{ missedVote: false }]);
  expect(await ownClaims(after)).toMatchObject([{ missedVote: true }]);
  await letPass("yangguang", vote, 120);
  await closeVote(await keyOf("yangguang", vote));
  expect(await ownClaims(after)).toMatchObject([{ missedVote: false }]);
});

describe("what waits for the committee instead", () => {
  test("another name; the letter is still good", async () => {
    const home = await homeOf("张三");
    const code = await letterTo(homes, home.unitId);
    const stranger = await newcomer();
    expect(await claimByLetter(stranger, code, saying({ claimedName: "李四" }))).toMatchObject({ state: "waiting" });
    expect(await rolesOf(stranger)).toEqual([]);
    expect(await membersOf(home)).toEqual([{ name: "张三", accountId: null }]);
    expect(await stateOf(code)).toBe("out");
  });

  test("a tenant who cannot name the owner", async () => {
    const home = await homeOf("张三");
    const input = saying({ standing: "tenant", claimedName: "张三" });
    expect(await claimByLetter(await newcomer(), await letterTo(homes, home.unitId), input)).toMatchObject({
      state: "waiting",
    });
  });

  test.each([
    ["used", { usedAt: new Date() }],
    ["revoked", { revokedAt: new Date() }],
    ["expired", { expiresAt: new Date() }],
  ])("a letter that is %s", async (_, data) => {
    const home = await homeOf("张三");
    const code = await letterTo(homes, home.unitId);
    await prisma.unitLetter.update({ where: { codeHash: hashOf(code) }, data });
    const owner = await newcomer();
    expect(await claimByLetter(owner, code, saying())).toMatchObject({ state: "waiting" });
    expect(await rolesOf(owner)).toEqual([]);
  });

  test("a letter its own holder printed: nobody verifies themselves", async () => {
    const home = await homeOf("张三");
    const code = await letterTo(homes, home.unitId);
    expect(await claimByLetter(homes.moderator, code, saying())).toMatchObject({ state: "waiting" });
    expect(await rolesOf(homes.moderator)).toEqual(["moderator"]);
  });

  test("a second claim to an owner's line that is linked already", async () => {
    const home = await homeOf("张三");
    const [one, other] = [await newcomer(), await newcomer()];
    await claimByLetter(one, await letterTo(homes, home.unitId), saying());
    const second = await claimByLetter(other, await letterTo(homes, home.unitId), saying());
    expect(second.state).toBe("waiting");
    expect(await claimsOf(other)).toMatchObject([{ nameMatches: true, state: "waiting" }]);
    expect(await membersOf(home)).toEqual([{ name: "张三", accountId: one.accountId }]);
  });

  test("the fourth name tried with one letter, whoever tries it", async () => {
    const home = await homeOf("张三");
    const code = await letterTo(homes, home.unitId);
    const guesser = await newcomer();
    for (const claimedName of ["李四", "王五"]) await claimByLetter(guesser, code, saying({ claimedName }));
    await claimByLetter(await newcomer(), code, saying({ claimedName: "赵六" }));
    expect(await claimByLetter(await newcomer(), code, saying())).toMatchObject({ state: "waiting" });
    // Trying again replaced the guesser's own claim: one waits.
    expect((await claimsOf(guesser)).map(({ state }) => state)).toEqual(["withdrawn", "waiting"]);
  });

  test("whatever comes without a letter, even if all of it agrees", async () => {
    const home = await homes.addHome({ room: "9901", owners: [{ name: "张三" }] });
    const owner = await newcomer();
    const place = { buildingId: homes.buildingId, stairwell: "1", room: "9901室" };
    expect(await claimUnit(owner, { ...saying(), ...place })).toMatchObject({ state: "waiting" });
    expect(await membersOf(home)).toEqual([{ name: "张三", accountId: null }]);
    await expect(claimUnit(owner, { ...saying(), ...place })).rejects.toEqual(refusedWith("claim_waiting"));
    const nowhere = { ...saying(), ...place, room: "9902" };
    await expect(claimUnit(owner, nowhere)).rejects.toEqual(refusedWith("unit_unknown"));
    const stranger = { ...owner, communityId: "heping" };
    await expect(claimUnit(stranger, { ...saying(), ...place })).rejects.toEqual(refusedWith("unit_unknown"));
  });
});

describe("at the same time", () => {
  test("of two who use one code one is let in, and the other waits", async () => {
    const home = await homeOf("张三", "李四");
    const code = await letterTo(homes, home.unitId);
    const people = await Promise.all(Array.from({ length: 4 }, newcomer));
    const names = ["张三", "李四", "张三", "李四"];
    const filed = await Promise.all(
      people.map((person, at) => claimByLetter(person, code, saying({ claimedName: names[at] ?? "" }))),
    );
    expect(filed.map(({ state }) => state).sort()).toEqual(["accepted", "waiting", "waiting", "waiting"]);
    expect((await membersOf(home)).filter(({ accountId }) => accountId !== null)).toHaveLength(1);
  });

  test("of two with letters to two homes of one owner one is linked", async () => {
    const home = await homeOf("张三");
    const data = { communityId: "yangguang", buildingId: homes.buildingId, partyId: home.partyId, areaDm2: 1 };
    const bay = await prisma.exclusiveUnit.create({ data: { ...data, stairwell: "车位", room: nextRoom() } });
    const codes = [await letterTo(homes, home.unitId), await letterTo(homes, bay.id)];
    const filed = await Promise.all(codes.map(async (code) => claimByLetter(await newcomer(), code, saying())));
    expect(filed.map(({ state }) => state).sort()).toEqual(["accepted", "waiting"]);
  });

  test("the same form sent several times is one claim", async () => {
    const home = await homeOf("张三");
    const code = await letterTo(homes, home.unitId);
    const owner = await newcomer();
    const input = saying();
    const filed = await Promise.all(Array.from({ length: 4 }, () => claimByLetter(owner, code, input)));
    expect(new Set(filed.map(({ id }) => id)).size).toBe(1);
    expect(await claimsOf(owner)).toHaveLength(1);
    await expect(claimByLetter(owner, code, saying())).rejects.toEqual(refusedWith("already_linked"));
  });
});

describe("who may claim", () => {
  test("nobody who is not signed in, with no code there is, in no other community", async () => {
    const home = await homeOf("张三");
    const code = await letterTo(homes, home.unitId);
    const visitor = { accountId: null, communityId: "yangguang", roles: new Set([]) };
    await expect(claimByLetter(visitor, code, saying())).rejects.toEqual(refusedWith("sign_in_first"));
    const person = await newcomer();
    await expect(claimByLetter(person, "000000000000", saying())).rejects.toEqual(refusedWith("not_found"));
    const there = { ...person, communityId: elsewhere.communityId };
    await expect(claimByLetter(there, code, saying())).rejects.toEqual(refusedWith("not_found"));
    expect(await stateOf(code)).toBe("out");
  });

  test("nobody fills the queue alone", async () => {
    const person = await newcomer();
    for (let at = 0; at < 5; at += 1) {
      const { unitId } = await homeOf("李四");
      await claimByLetter(person, await letterTo(homes, unitId), saying());
    }
    const { unitId } = await homeOf("李四");
    const code = await letterTo(homes, unitId);
    await expect(claimByLetter(person, code, saying())).rejects.toEqual(refusedWith("too_many_claims"));
    const [first] = await claimsOf(person);
    await withdrawClaim(person, first?.id ?? "");
    expect(await claimByLetter(person, code, saying())).toMatchObject({ state: "waiting" });
  });
});
