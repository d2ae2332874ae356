import { beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editUnit } from "#app/domain/parties/edit-unit.server.ts";
import { moveBuilding } from "#app/domain/parties/move-building.server.ts";
import { buildingMovePage } from "#app/domain/parties/moving-queries.server.ts";
import { areaPage } from "#app/domain/places/page-queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import {
  announce,
  type Hall,
  inMinutes,
  makeHall,
  makePerson,
  makeProposal,
  opening,
  type SignedIn,
} from "../votes/hall.ts";
import { partyAt, unitAt, unitForm } from "./register.ts";

freshDatabase();

let hall: Hall;
let moderator: SignedIn;
let there: string;
let building: string;
let count = 0;
beforeEach(async () => {
  count += 1;
  hall = await makeHall(`hall-${count}`);
  const { communityId } = hall;
  moderator = await makePerson(communityId, "moderator");
  there = (await prisma.propertyArea.create({ data: { communityId, name: "二期" }, select: { id: true } })).id;
  building = await buildingCalled("7号楼");
});

const buildingCalled = async (name: string) => {
  const { communityId } = hall;
  return (await prisma.building.findFirstOrThrow({ where: { communityId, name }, select: { id: true } })).id;
};
const move = async (id = building, to = there, by = moderator) => {
  const { revision } = await buildingMovePage(by, id, to);
  return moveBuilding(by, id, { to, revision });
};
const areaOf = async (party: string) =>
  (await prisma.ownerParty.findFirstOrThrow({ where: { communityId: hall.communityId, id: party } })).propertyAreaId;
const weightOf = async (area: string) => {
  const { weighs } = await areaPage(moderator, area);
  return { units: weighs?.units, parties: weighs?.parties, heads: weighs?.heads, areaDm2: weighs?.areaDm2 };
};
/** Units whose building is in one area and whose owner in another: there are never any. */
const astray = () => prisma.$queryRaw<unknown[]>`
  SELECT u."id" FROM "ExclusiveUnit" u
  JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
  JOIN "OwnerParty" p ON p."communityId" = u."communityId" AND p."id" = u."partyId"
  WHERE p."propertyAreaId" <> b."propertyAreaId"`;
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("a building goes to another property area", () => {
  test("with its owners: whole, or as a second one where they own elsewhere, too", async () => {
    const [alone, both] = [await partyAt(hall, "7号楼1单元502"), await partyAt(hall, "10号楼1单元101")];
    const { to } = await buildingMovePage(moderator, building, there);
    expect(to).toMatchObject({ whole: 5, split: { count: 1 }, joined: { count: 0 }, alike: { count: 0 } });
    const before = await weightOf(hall.areaId);
    await move();

    expect(await areaOf(alone)).toBe(there);
    const half = await partyAt(hall, "7号楼2单元101");
    expect([await areaOf(both), await areaOf(half)]).toEqual([hall.areaId, there]);
    const membersOf = (partyId: string) =>
      prisma.ownerPartyMember.findMany({
        where: { communityId: hall.communityId, partyId },
        select: { name: true, accountId: true, designatedVoter: true },
      });
    expect(await membersOf(half)).toEqual(await membersOf(both));
    expect(await weightOf(hall.areaId)).toEqual({ units: 1, parties: 1, heads: 1, areaDm2: 70_00 });
    expect(await weightOf(there)).toMatchObject({ units: 6, parties: 6, heads: before.heads });
    expect(await astray()).toEqual([]);

    const changes = await prisma.placeChange.findMany({ where: { communityId: hall.communityId } });
    expect(changes.map(({ kind }) => kind).sort()).toEqual(
      ["building", "party", "party", "party", "party", "party", "party", "unit"].sort(),
    );
    expect(changes.find(({ subjectId }) => subjectId === building)).toMatchObject({
      ...{ before: { propertyAreaId: hall.areaId }, after: { propertyAreaId: there }, actorId: moderator.accountId },
    });
  });

  test("and back: who became two is one again, since the account says that they are the same", async () => {
    const before = await weightOf(hall.areaId);
    const both = await partyAt(hall, "10号楼1单元101");
    await move();
    expect((await buildingMovePage(moderator, building, hall.areaId)).to).toMatchObject({
      ...{ whole: 5, split: { count: 0 }, joined: { count: 1, labels: ["7号楼2单元101"] } },
    });
    await move(building, hall.areaId);
    expect(await partyAt(hall, "7号楼2单元101")).toBe(both);
    expect(await weightOf(hall.areaId)).toEqual(before);
    expect(await weightOf(there)).toEqual({ units: 0, parties: 0, heads: 0, areaDm2: 0 });
    expect(await astray()).toEqual([]);
  });

  test("rolls that were taken stay as they are, and whoever stands on them stays explained", async () => {
    const serial = await makeProposal(hall);
    const form = opening({
      ...{ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inMinutes(60 * 24 * 16) },
      closesAt: inMinutes(60 * 24 * 20),
    });
    await announce(hall, serial, form);
    const roll = () =>
      prisma.rollSeat.findMany({ where: { communityId: hall.communityId }, orderBy: { seatNo: "asc" } });
    const before = await roll();
    expect(before.length).toBeGreaterThan(0);
    await move();
    await move(building, hall.areaId);
    expect(await roll()).toEqual(before);
  });

  test("not by who owns in it, nor to its own area, to another community's or where there is one of that name", async () => {
    const { communityId } = hall;
    const { revision } = await buildingMovePage(moderator, building, there);
    const author = { ...hall.author, roles: new Set(["moderator"] as const) };
    expect((await buildingMovePage(author, building, there)).to?.refusal).toBe("own_item");
    await expect(moveBuilding(author, building, { to: there, revision })).rejects.toEqual(refusedWith("own_item"));
    await expect(moveBuilding(hall.tenant, building, { to: there, revision })).rejects.toEqual(
      refusedWith("committee_only"),
    );
    await expect(move(building, hall.areaId)).rejects.toEqual(refusedWith("same_place"));
    const beyond = await makeHall(`beyond-${count}`);
    await expect(move(building, beyond.areaId)).rejects.toEqual(refusedWith("not_found"));
    await prisma.building.create({ data: { communityId, propertyAreaId: there, name: "7号楼" } });
    await expect(move()).rejects.toEqual(refusedWith("place_taken"));
    expect(await weightOf(hall.areaId)).toMatchObject({ units: 7 });
  });

  test("not by a form from before a unit changed hands", async () => {
    const { revision } = await buildingMovePage(moderator, building, there);
    const unit = await unitAt(hall.communityId, "7号楼1单元502");
    await editUnit(moderator, unit, await unitForm(moderator, unit, { sameAs: "7号楼2单元101" }));
    await expect(moveBuilding(moderator, building, { to: there, revision })).rejects.toEqual(refusedWith("stale_form"));
  });

  test("while somebody hands a unit of it over to an owner of the old area: nobody owns across areas", async () => {
    const unit = await unitAt(hall.communityId, "7号楼1单元502");
    const form = await unitForm(moderator, unit, { sameAs: "10号楼1单元101" });
    await Promise.allSettled([move(), editUnit(moderator, unit, form), move(await buildingCalled("10号楼"))]);
    expect(await astray()).toEqual([]);
  });

  test("while somebody puts a unit into it: nobody owns across areas", async () => {
    const unit = await unitAt(hall.communityId, "10号楼1单元101");
    const form = await unitForm(moderator, unit, { buildingId: building, room: "999" });
    await Promise.allSettled([move(), editUnit(moderator, unit, form), move(await buildingCalled("10号楼"))]);
    expect(await astray()).toEqual([]);
  });
});
