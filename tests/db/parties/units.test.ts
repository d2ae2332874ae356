import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addUnit } from "#app/domain/parties/add-unit.server.ts";
import { editUnit } from "#app/domain/parties/edit-unit.server.ts";
import { newUnitPage, partyPage, stairwellPage, unitPage } from "#app/domain/parties/queries.server.ts";
import { removeUnit } from "#app/domain/parties/remove-unit.server.ts";
import { renameStairwell } from "#app/domain/parties/rename-stairwell.server.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import {
  announce,
  type Hall,
  keyOf,
  makeHall,
  makePerson,
  makeProposal,
  opening,
  type SignedIn,
} from "../votes/hall.ts";
import { newUnit, partyAt, unitAt, unitForm } from "./register.ts";

freshDatabase();

const communityId = "yangguang";
const DAY_MS = 86_400_000;
let hall: Hall;
let elsewhere: Hall;
let moderator: SignedIn;
let supervisor: SignedIn;
let buildingId: string;
beforeAll(async () => {
  hall = await makeHall(communityId);
  elsewhere = await makeHall("heping");
  moderator = await makePerson(communityId, "moderator");
  supervisor = await makePerson(communityId, "supervisor");
  buildingId = (await prisma.building.findFirstOrThrow({ where: { communityId, name: "10号楼" } })).id;
});

const changesOf = (subjectId: string) =>
  prisma.placeChange.findMany({
    where: { communityId, subjectId },
    orderBy: { id: "asc" },
    select: { label: true, before: true, after: true },
  });

describe("a unit", () => {
  test("is added with its owner, once, and its area to the hundredth", async () => {
    const form = newUnit(buildingId, { ownerNames: "钱一\n 赵 二 \n" });
    const id = await addUnit(moderator, form);
    expect(await addUnit(moderator, form)).toBe(id);
    const { facts, label, owner } = await unitPage(moderator, id);
    expect(label).toBe("10号楼3单元301");
    expect(facts).toMatchObject({
      areaDm2: 89_37,
      areaSource: "surveyed",
      areaDocument: "测字 17",
      registeredOn: null,
    });
    const party = await partyPage(moderator, owner.id);
    expect(party.facts).toMatchObject({ kind: "coOwners", members: [{ name: "钱一" }, { name: "赵 二" }] });
    expect(party.count).toMatchObject({ heads: 1, areaDm2: 89_37, voter: null });
    expect(await changesOf(id)).toHaveLength(1);
    expect(await prisma.auditEntry.count({ where: { subject: `unit:${id}`, action: "unit.add" } })).toBe(1);
    await expect(addUnit(moderator, newUnit(buildingId))).rejects.toMatchObject({ code: "place_taken" });
  });

  test("joins the party of another unit of the same owner", async () => {
    const same = newUnit(buildingId, { room: "401", ownerNames: "", sameAs: " 10号楼 3单元 301 " });
    const id = await addUnit(moderator, same);
    const { owner } = await unitPage(moderator, id);
    expect(owner.id).toBe(await partyAt(hall, "10号楼3单元301"));
    expect(owner.count).toMatchObject({ heads: 1, areaDm2: 178_74 });
    const nowhere = newUnit(buildingId, { room: "402", ownerNames: "", sameAs: "99号楼101" });
    await expect(addUnit(moderator, nowhere)).rejects.toMatchObject({ code: "no_such_unit" });
    expect(await prisma.exclusiveUnit.count({ where: { communityId, room: "402" } })).toBe(0);
  });

  test("is edited, with its history and an act that names no values", async () => {
    const id = await unitAt(communityId, "10号楼3单元301");
    const registered = { areaDm2: 90_00, areaSource: "registered" as const, registeredOn: "2024-05-06" };
    await editUnit(moderator, id, await unitForm(moderator, id, registered));
    const page = await unitPage(moderator, id);
    expect(page.facts).toMatchObject(registered);
    expect(page.history[0]).toMatchObject({
      act: "edit",
      facts: [
        { name: "areaDm2", before: 89_37, after: 90_00 },
        { name: "areaSource", before: "surveyed", after: "registered" },
        { name: "registeredOn", before: null, after: "2024-05-06" },
      ],
    });
    const acts = await prisma.auditEntry.findMany({ where: { subject: `unit:${id}`, action: "unit.edit" } });
    expect(acts.map(({ detail }) => detail)).toEqual([
      { label: "10号楼3单元301", fields: ["areaDm2", "areaSource", "registeredOn"] },
    ]);
    await editUnit(moderator, id, await unitForm(moderator, id));
    expect((await unitPage(moderator, id)).history).toHaveLength(page.history.length);
  });

  test("is not overwritten by a form drawn from something older", async () => {
    const id = await unitAt(communityId, "10号楼3单元301");
    const stale = await unitForm(moderator, id, { areaDm2: 1_00 });
    await editUnit(hall.chair, id, await unitForm(moderator, id, { areaDocument: "京 2024-1" }));
    await expect(editUnit(moderator, id, stale)).rejects.toMatchObject({ code: "stale_form" });
    const { revision } = stale;
    await expect(removeUnit(moderator, id, { revision })).rejects.toMatchObject({ code: "stale_form" });
    expect((await unitPage(moderator, id)).facts).toMatchObject({ areaDm2: 90_00, areaDocument: "京 2024-1" });
  });

  test("sent twice at once is changed by one of them", async () => {
    const id = await unitAt(communityId, "10号楼3单元301");
    const forms = await Promise.all([91_00, 92_00, 93_00].map((areaDm2) => unitForm(moderator, id, { areaDm2 })));
    const answers = await Promise.allSettled(forms.map((form) => editUnit(moderator, id, form)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(answers.filter((one) => one.status === "rejected" && one.reason.code === "stale_form")).toHaveLength(2);
  });

  test("is put into another building of its area, with its owner, and into none of another area", async () => {
    const id = await addUnit(moderator, newUnit(buildingId, { room: "908" }));
    const seven = (await prisma.building.findFirstOrThrow({ where: { communityId, name: "7号楼" } })).id;
    const { owner } = await unitPage(moderator, id);
    await editUnit(moderator, id, await unitForm(moderator, id, { buildingId: seven }));
    const moved = await unitPage(moderator, id);
    expect(moved).toMatchObject({ label: "7号楼3单元908", owner: { id: owner.id }, facts: { buildingId: seven } });
    expect(moved.history[0]?.facts).toEqual([{ name: "buildingId", before: buildingId, after: seven }]);

    const area = await prisma.propertyArea.create({ data: { communityId, name: "三期" }, select: { id: true } });
    const data = { communityId, propertyAreaId: area.id, name: "30号楼" };
    const { id: far } = await prisma.building.create({ data, select: { id: true } });
    const beyond = (await prisma.building.findFirstOrThrow({ where: { communityId: "heping" } })).id;
    const putInto = async (to: string) => editUnit(moderator, id, await unitForm(moderator, id, { buildingId: to }));
    await expect(putInto(far)).rejects.toMatchObject({ code: "unit_other_area" });
    await expect(putInto(beyond)).rejects.toMatchObject({ code: "not_found" });
    expect(moved.buildings.map(({ name }) => name)).not.toContain("30号楼");
  });

  test("does not take another's place", async () => {
    const id = await unitAt(communityId, "10号楼3单元301");
    const taking = await unitForm(moderator, id, { room: "401" });
    await expect(editUnit(moderator, id, taking)).rejects.toMatchObject({ code: "place_taken" });
  });

  test("goes over to the owner of another unit, and what owns nothing any more is gone", async () => {
    const id = await addUnit(moderator, newUnit(buildingId, { room: "501", ownerNames: "孙三" }));
    const left = await partyAt(hall, "10号楼3单元501");
    await editUnit(moderator, id, await unitForm(moderator, id, { sameAs: "10号楼3单元401" }));
    expect(await partyAt(hall, "10号楼3单元501")).toBe(await partyAt(hall, "10号楼3单元401"));
    await expect(partyPage(moderator, left)).rejects.toMatchObject({ code: "not_found" });
    expect((await changesOf(left)).at(-1)).toMatchObject({ after: null, before: { members: [{ name: "孙三" }] } });
  });

  test("is removed when nothing stands on it, and stays when somebody lives there", async () => {
    const id = await addUnit(moderator, newUnit(buildingId, { room: "601", ownerNames: "李四" }));
    const { accountId } = hall.tenant;
    await prisma.occupancy.create({ data: { communityId, unitId: id, accountId } });
    const { revision } = await unitPage(moderator, id);
    await expect(removeUnit(moderator, id, { revision })).rejects.toMatchObject({ code: "place_in_use" });
    await prisma.occupancy.deleteMany({ where: { communityId, unitId: id } });
    expect(await actsIn(() => removeUnit(moderator, id, { revision }))).toEqual(["unit.remove", "party.remove"]);
    await expect(unitPage(moderator, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await changesOf(id)).at(-1)).toMatchObject({ label: "10号楼3单元601", after: null });
  });
});

test("a stairwell is renamed with all its units, in the history of each", async () => {
  const { revision, units } = await stairwellPage(moderator, buildingId, "3单元");
  expect(units).toBeGreaterThan(2);
  expect(
    await actsIn(() => renameStairwell(moderator, buildingId, { stairwell: "3单元", newName: "东单元", revision })),
  ).toEqual(["stairwell.edit"]);
  const id = await unitAt(communityId, "10号楼东单元301");
  expect((await changesOf(id)).at(-1)).toMatchObject({
    before: { stairwell: "3单元" },
    after: { stairwell: "东单元" },
  });
  const again = { stairwell: "东单元", newName: "1单元", revision };
  await expect(renameStairwell(moderator, buildingId, again)).rejects.toMatchObject({ code: "stale_form" });
});

test("a roll that was taken stays as it was", async () => {
  const serial = await announce(
    hall,
    await makeProposal(hall),
    opening({
      ...{ track: "ownerOrdinary", propertyAreaId: hall.areaId },
      ...{ opensAt: new Date(Date.now() + 17 * DAY_MS), closesAt: new Date(Date.now() + 30 * DAY_MS) },
    }),
  );
  const key = await keyOf(communityId, serial);
  const roll = () => prisma.rollSeat.findMany({ where: key, orderBy: { seatNo: "asc" } });
  const taken = await roll();

  const id = await unitAt(communityId, "10号楼东单元301");
  await editUnit(moderator, id, await unitForm(moderator, id, { areaDm2: 1, countsForHead: false }));
  const shop = await unitAt(communityId, "7号楼商铺1");
  const party = await partyAt(hall, "7号楼商铺1");
  await removeUnit(moderator, shop, { revision: (await unitPage(moderator, shop)).revision });
  expect(await roll()).toEqual(taken);
  // The party stands on the roll: it owns nothing now, and is still there to be explained.
  expect(await partyPage(moderator, party)).toMatchObject({
    units: [],
    count: { heads: 0, reasons: ["noUnits", "agentMissing"] },
  });
});

describe("who may change units", () => {
  test("the committee alone, and nobody their own", async () => {
    const id = await unitAt(communityId, "10号楼东单元301");
    const form = await unitForm(moderator, id);
    for (const actor of [hall.li, hall.tenant, supervisor]) {
      await expect(editUnit(actor, id, form)).rejects.toMatchObject({ code: "committee_only" });
      await expect(addUnit(actor, newUnit(buildingId, { room: "9" }))).rejects.toMatchObject({
        code: "committee_only",
      });
      await expect(removeUnit(actor, id, form)).rejects.toMatchObject({ code: "committee_only" });
      await expect(newUnitPage(actor)).rejects.toMatchObject({ code: "committee_only" });
      await expect(stairwellPage(actor, buildingId, "东单元")).rejects.toMatchObject({ code: "committee_only" });
    }
    const owning = { ...hall.author, roles: new Set(["owner", "moderator"] as const) };
    const own = await unitAt(communityId, "7号楼1单元502");
    const larger = await unitForm(owning, own, { areaDm2: 200_00 });
    await expect(editUnit(owning, own, larger)).rejects.toMatchObject({ code: "own_item" });
    await expect(removeUnit(owning, own, larger)).rejects.toMatchObject({ code: "own_item" });
    const joining = newUnit(buildingId, { room: "902", ownerNames: "", sameAs: "7号楼1单元502" });
    await expect(addUnit(owning, joining)).rejects.toMatchObject({ code: "own_item" });
    const taking = await unitForm(owning, id, { sameAs: "7号楼1单元502" });
    await expect(editUnit(owning, id, taking)).rejects.toMatchObject({ code: "own_item" });
    expect((await unitPage(owning, own)).refusal).toBe("own_item");
  });

  test("and those of no other community", async () => {
    const strange = await unitAt("heping", "7号楼1单元502");
    await expect(unitPage(moderator, strange)).rejects.toMatchObject({ code: "not_found" });
    const id = await unitAt(communityId, "10号楼东单元301");
    const form = await unitForm(moderator, id);
    await expect(editUnit(moderator, strange, form)).rejects.toMatchObject({ code: "not_found" });
    const foreign = await prisma.building.findFirstOrThrow({ where: { communityId: "heping" } });
    await expect(addUnit(moderator, newUnit(foreign.id))).rejects.toMatchObject({ code: "not_found" });
    await expect(stairwellPage(moderator, foreign.id, "1单元")).rejects.toMatchObject({ code: "not_found" });
    expect(elsewhere.communityId).toBe("heping");
  });
});
