import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { claimByLetter } from "#app/domain/verification/claim-by-letter.server.ts";
import { hashOf } from "#app/domain/verification/code.server.ts";
import { showCode } from "#app/domain/verification/code.ts";
import { buildingLettersPage, letterOf, lettersPage } from "#app/domain/verification/letter-queries.server.ts";
import { printLetters } from "#app/domain/verification/print-letters.server.ts";
import { revokeLetters } from "#app/domain/verification/revoke-letters.server.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { type Homes, letterTo, makeHomes, makeNewcomer, refusedWith, saying } from "./homes.ts";

freshDatabase();

let homes: Homes;
let elsewhere: Homes;
beforeAll(async () => {
  homes = await makeHomes("yangguang");
  elsewhere = await makeHomes("heping");
  for (const room of ["1001", "201", "202"]) await homes.addHome({ room, owners: [{ name: "张三" }] });
  await homes.addHome({ room: "B1", owners: [{ name: "张三" }], kind: "parkingBay" });
});

const all = { which: "all" } as const;
const stateOf = async (code: string) => (await letterOf(code))?.state;
const addHome = async (room: string) => (await homes.addHome({ room, owners: [{ name: "张三" }] })).unitId;

describe("printing", () => {
  test("a letter for each home of a building, in the order people would deliver them; bays have no letter box", async () => {
    const { letters } = await printLetters(homes.moderator, homes.buildingId, all);
    expect(letters.map(({ address }) => address)).toEqual(["7号楼1单元201", "7号楼1单元202", "7号楼1单元1001"]);
    expect(new Set(letters.map(({ code }) => code)).size).toBe(3);
    const asked = await printLetters(homes.moderator, homes.buildingId, { ...all, stairwell: "1单元" });
    expect(asked.letters).toHaveLength(4);
  });

  test("keeps no code, only what it is recognised by", async () => {
    const code = await letterTo(homes, await addHome("301"));
    const rows = JSON.stringify(await prisma.unitLetter.findMany());
    expect(rows).toContain(hashOf(code));
    expect(rows).not.toContain(code);
    const audit = await prisma.auditEntry.findMany({ where: { communityId: "yangguang", action: "letter.print" } });
    expect(JSON.stringify(audit)).not.toContain(code);
    expect(audit[0]).toMatchObject({ actorId: homes.moderator.accountId, detail: { letters: 3 } });
  });

  test("again takes back what is out for these homes, and nothing else", async () => {
    const unitId = await addHome("401");
    const [first, neighbour] = [await letterTo(homes, unitId), await letterTo(homes, await addHome("402"))];
    const second = await letterTo(homes, unitId);
    expect([await stateOf(first), await stateOf(second), await stateOf(neighbour)]).toEqual(["revoked", "out", "out"]);
  });

  test("twice at once leaves one letter out", async () => {
    const unitId = await addHome("403");
    const codes = await Promise.all(Array.from({ length: 4 }, () => letterTo(homes, unitId)));
    const states = await Promise.all(codes.map(stateOf));
    expect(states.sort()).toEqual(["out", "revoked", "revoked", "revoked"]);
  });

  test("only for homes whose owner is not verified yet", async () => {
    const owner = await makeNewcomer("yangguang");
    await homes.addHome({ room: "501", owners: [{ name: "张三", accountId: owner.accountId }] });
    const chosen = { which: "unlinked" } as const;
    const { letters } = await printLetters(homes.moderator, homes.buildingId, chosen);
    expect(letters.some(({ address }) => address.endsWith("501"))).toBe(false);
    expect(letters.some(({ address }) => address.endsWith("202"))).toBe(true);
  });

  test("is for the committee, and for its own community", async () => {
    const resident = await makeNewcomer("yangguang");
    await expect(printLetters(resident, homes.buildingId, all)).rejects.toEqual(refusedWith("committee_only"));
    await expect(lettersPage(resident)).rejects.toEqual(refusedWith("committee_only"));
    for (const buildingId of [homes.buildingId, "nothing"]) {
      await expect(printLetters(elsewhere.moderator, buildingId, all)).rejects.toEqual(refusedWith("not_found"));
      await expect(buildingLettersPage(elsewhere.moderator, buildingId)).rejects.toEqual(refusedWith("not_found"));
      await expect(revokeLetters(elsewhere.moderator, buildingId, undefined)).rejects.toEqual(refusedWith("not_found"));
    }
    const nothing = { ...all, stairwell: "9单元" };
    await expect(printLetters(homes.moderator, homes.buildingId, nothing)).rejects.toEqual(
      refusedWith("no_unit_to_print"),
    );
  });

  test("more than a printer takes at once is refused", async () => {
    const { id: buildingId } = await prisma.building.create({
      data: { communityId: "yangguang", propertyAreaId: homes.propertyAreaId, name: "塔楼" },
    });
    const { partyId } = await homes.addHome({ room: "601", owners: [{ name: "张三" }] });
    const rooms = Array.from({ length: 401 }, (_, at) => String(at + 1));
    await prisma.exclusiveUnit.createMany({
      data: rooms.map((room) => ({
        ...{ communityId: "yangguang", buildingId, partyId, stairwell: `${Number(room) % 2}单元`, room, areaDm2: 1 },
      })),
    });
    await expect(printLetters(homes.moderator, buildingId, all)).rejects.toEqual(refusedWith("too_many_letters"));
    const { letters } = await printLetters(homes.moderator, buildingId, { ...all, stairwell: "1单元" });
    expect(letters).toHaveLength(201);
  });
});

describe("a letter", () => {
  test("is found however its code is typed, in whatever community it is", async () => {
    const code = await letterTo(homes, await addHome("701"));
    const found = { communityId: "yangguang", community: "yangguang", building: "7号楼", state: "out", code };
    expect(await letterOf(showCode(code).toLowerCase())).toEqual(found);
    expect(await letterOf("0000-0000-0000")).toBeNull();
    expect(await letterOf("rubbish")).toBeNull();
  });

  test("can be taken back, one or all of a building, and no longer once it is used", async () => {
    const [one, other, used] = [await addHome("801"), await addHome("802"), await addHome("803")];
    const codes = {
      one: await letterTo(homes, one),
      other: await letterTo(homes, other),
      used: await letterTo(homes, used),
    };
    const owner = await makeNewcomer("yangguang");
    expect(await claimByLetter(owner, codes.used, saying())).toMatchObject({ state: "accepted" });
    expect(await actsIn(() => revokeLetters(homes.chair, homes.buildingId, one))).toEqual(["letter.revoke"]);
    expect([await stateOf(codes.one), await stateOf(codes.other)]).toEqual(["revoked", "out"]);
    await revokeLetters(homes.chair, homes.buildingId, undefined);
    expect([await stateOf(codes.other), await stateOf(codes.used)]).toEqual(["revoked", "used"]);
    const { units } = await buildingLettersPage(homes.chair, homes.buildingId);
    expect(units.find(({ id }) => id === used)).toMatchObject({ isLinked: true, letter: { state: "used" } });
    const [building] = (await lettersPage(homes.chair)).filter(({ id }) => id === homes.buildingId);
    expect(building).toMatchObject({ out: 0, used: 1, expired: 0 });
  });

  test("expires", async () => {
    const code = await letterTo(homes, await addHome("901"));
    await prisma.unitLetter.update({ where: { codeHash: hashOf(code) }, data: { expiresAt: new Date() } });
    expect(await stateOf(code)).toBe("expired");
  });
});
