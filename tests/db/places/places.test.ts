import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addArea } from "#app/domain/places/add-area.server.ts";
import { addBuilding } from "#app/domain/places/add-building.server.ts";
import { addGrid } from "#app/domain/places/add-grid.server.ts";
import { buildingPage } from "#app/domain/places/building-queries.server.ts";
import { editArea } from "#app/domain/places/edit-area.server.ts";
import { editBuilding } from "#app/domain/places/edit-building.server.ts";
import { editGrid } from "#app/domain/places/edit-grid.server.ts";
import { historyPage } from "#app/domain/places/history-queries.server.ts";
import { areaPage, gridPage, newBuildingPage, placesPage } from "#app/domain/places/page-queries.server.ts";
import { removeArea } from "#app/domain/places/remove-area.server.ts";
import { removeBuilding } from "#app/domain/places/remove-building.server.ts";
import { removeGrid } from "#app/domain/places/remove-grid.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();

const communityId = "yangguang";
let hall: Hall;
let elsewhere: Hall;
let moderator: SignedIn;
let supervisor: SignedIn;
let worker: SignedIn;
beforeAll(async () => {
  hall = await makeHall(communityId);
  elsewhere = await makeHall("heping");
  moderator = await makePerson(communityId, "moderator");
  supervisor = await makePerson(communityId, "supervisor");
  worker = await makePerson(communityId, "gridWorker");
});

const key = () => ({ formKey: randomUUID() as string });
const changesOf = (subjectId: string) =>
  prisma.placeChange.findMany({
    where: { communityId, subjectId },
    orderBy: { id: "asc" },
    select: { actorId: true, kind: true, label: true, before: true, after: true },
  });
const actsOn = async (subject: string) =>
  (await prisma.auditEntry.findMany({ where: { communityId, subject }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("a property area", () => {
  test("is added once, renamed and removed, and each change is kept", async () => {
    const form = { name: "二期", ...key() };
    const id = await addArea(moderator, form);
    expect(await addArea(moderator, form)).toBe(id);
    const { revision } = await areaPage(moderator, id);
    await editArea(moderator, id, { name: "阳光二期", revision });
    const shown = { revision: (await areaPage(moderator, id)).revision };
    await Promise.all([1, 2].map(() => removeArea(moderator, id, shown)));
    const actorId = moderator.accountId;
    const kind = "propertyArea";
    expect(await changesOf(id)).toEqual([
      { actorId, kind, label: "二期", before: null, after: { name: "二期" } },
      { actorId, kind, label: "阳光二期", before: { name: "二期" }, after: { name: "阳光二期" } },
      { actorId, kind, label: "阳光二期", before: { name: "阳光二期" }, after: null },
    ]);
    expect(await actsOn(`propertyArea:${id}`)).toEqual([
      "propertyArea.add",
      "propertyArea.edit",
      "propertyArea.remove",
    ]);
  });

  test("is there once, however often and at the same time the form is sent", async () => {
    const form = { name: "三期", ...key() };
    const ids = await Promise.all([1, 2, 3].map(() => addArea(moderator, form)));
    expect(new Set(ids).size).toBe(1);
    expect(await prisma.propertyArea.count({ where: { communityId, name: "三期" } })).toBe(1);
    expect(await changesOf(form.formKey)).toHaveLength(1);
    await expect(addArea(moderator, { name: "三期", ...key() })).rejects.toMatchObject({ code: "place_taken" });
  });

  test("with buildings in it stays", async () => {
    const { revision } = await areaPage(moderator, hall.areaId);
    await expect(removeArea(moderator, hall.areaId, { revision })).rejects.toMatchObject({ code: "place_in_use" });
  });

  test("says what its owners weigh", async () => {
    const { weighs } = await areaPage(moderator, hall.areaId);
    expect(weighs).toMatchObject({ units: 7, parties: 6, heads: 5, areaDm2: 469_97 });
  });
});

test("a form drawn from what is no longer there overwrites nothing", async () => {
  const id = await addArea(moderator, { name: "四期", ...key() });
  const { revision } = await areaPage(moderator, id);
  await editArea(hall.chair, id, { name: "四期东", revision });
  await expect(editArea(moderator, id, { name: "四期西", revision })).rejects.toMatchObject({ code: "stale_form" });
  await expect(removeArea(moderator, id, { revision })).rejects.toMatchObject({ code: "stale_form" });
  expect(await areaPage(moderator, id)).toMatchObject({ name: "四期东" });
});

describe("a building", () => {
  test("is added, put into a grid, and removed while it is empty", async () => {
    const gridId = await addGrid(moderator, { name: "甲网格", ...key() });
    const id = await addBuilding(moderator, { propertyAreaId: hall.areaId, name: "11号楼", gridId: null, ...key() });
    const { revision } = await buildingPage(moderator, id, {});
    await editBuilding(moderator, id, { name: "12号楼", gridId, revision });
    expect(await buildingPage(moderator, id, {})).toMatchObject({ name: "12号楼", gridId, stairwells: [] });
    expect((await changesOf(id)).at(-1)).toMatchObject({
      before: { name: "11号楼", gridId: null },
      after: { name: "12号楼", gridId },
    });
    const grid = await gridPage(moderator, gridId);
    await expect(removeGrid(moderator, gridId, { revision: grid.revision })).rejects.toMatchObject({
      code: "place_in_use",
    });
    await removeBuilding(moderator, id, { revision: (await buildingPage(moderator, id, {})).revision });
    await removeGrid(moderator, gridId, { revision: (await gridPage(moderator, gridId)).revision });
    await expect(buildingPage(moderator, id, {})).rejects.toMatchObject({ code: "not_found" });
  });

  test("with units stays, and shows them stairwell by stairwell", async () => {
    const building = await prisma.building.findFirstOrThrow({ where: { communityId, name: "7号楼" } });
    const shown = await buildingPage(moderator, building.id, { stairwell: "2单元" });
    expect(shown.stairwells).toEqual([
      { name: "", units: 2 },
      { name: "1单元", units: 2 },
      { name: "2单元", units: 2 },
    ]);
    expect(shown.units.rows.map(({ room }) => room)).toEqual(["101", "202"]);
    const [first] = shown.units.rows;
    const rest = await buildingPage(moderator, building.id, { stairwell: "2单元", after: first?.id ?? "" });
    expect(rest.units.rows.map(({ room }) => room)).toEqual(["202"]);
    const { revision } = shown;
    await expect(removeBuilding(moderator, building.id, { revision })).rejects.toMatchObject({ code: "place_in_use" });
  });

  test("does not take the name of another of its area, nor stand in another community's area", async () => {
    const named = { name: "7号楼", gridId: null, ...key() };
    const taken = addBuilding(moderator, { propertyAreaId: hall.areaId, ...named });
    await expect(taken).rejects.toMatchObject({ code: "place_taken" });
    const stranger = addBuilding(moderator, { propertyAreaId: elsewhere.areaId, ...named });
    await expect(stranger).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a grid", () => {
  test("has buildings and workers, and takes a building over from another", async () => {
    const one = await addGrid(moderator, { name: "一网格", ...key() });
    const two = await addGrid(moderator, { name: "二网格", ...key() });
    const [building] = await prisma.building.findMany({ where: { communityId, name: "10号楼" } });
    const buildingIds = [building?.id ?? ""];
    const workerIds = [worker.accountId];
    await editGrid(moderator, one, {
      ...{ name: "一网格", buildingIds, workerIds, revision: (await gridPage(moderator, one)).revision },
    });
    const stale = (await gridPage(moderator, one)).revision;
    await editGrid(moderator, two, {
      ...{ name: "二网格", buildingIds, workerIds, revision: (await gridPage(moderator, two)).revision },
    });
    expect(await prisma.building.findMany({ where: { gridId: two }, select: { id: true } })).toEqual([
      { id: building?.id },
    ]);
    expect((await gridPage(moderator, two)).holders).toMatchObject([{ id: worker.accountId, works: true }]);
    // The building left the first grid meanwhile: its form would have taken it back.
    const old = { name: "一网格", buildingIds, workerIds, revision: stale };
    await expect(editGrid(moderator, one, old)).rejects.toMatchObject({ code: "stale_form" });
    expect(await actsOn(`grid:${two}`)).toEqual(["grid.add", "grid.edit"]);
    const { grids } = await placesPage(moderator);
    expect(grids.find(({ id }) => id === two)).toMatchObject({ buildings: 1, workers: 1 });
  });

  test("is looked after only by who is a grid worker here and now", async () => {
    const id = await addGrid(moderator, { name: "三网格", ...key() });
    const foreign = await makePerson("heping", "gridWorker");
    const { revision } = await gridPage(moderator, id);
    for (const { accountId } of [hall.li, foreign]) {
      const chosen = { name: "三网格", buildingIds: [], workerIds: [accountId], revision };
      await expect(editGrid(moderator, id, chosen)).rejects.toMatchObject({ code: "not_a_grid_worker" });
    }
    const [strange] = await prisma.building.findMany({ where: { communityId: "heping" } });
    const taking = { name: "三网格", buildingIds: [strange?.id ?? ""], workerIds: [], revision };
    await expect(editGrid(moderator, id, taking)).rejects.toMatchObject({ code: "not_found" });
  });

  test("tells its workers who looked at their names", async () => {
    const before = await prisma.auditEntry.count({ where: { action: "person.look", aboutId: worker.accountId } });
    const [grid] = await prisma.grid.findMany({ where: { communityId } });
    await gridPage(supervisor, grid?.id ?? "");
    expect(await prisma.auditEntry.count({ where: { action: "person.look", aboutId: worker.accountId } })).toBe(
      before + 1,
    );
  });
});

describe("who", () => {
  const strangers = (): [string, Actor, string][] => [
    ["a visitor", { accountId: null, communityId, roles: new Set() }, "sign_in_first"],
    ["a resident", hall.tenant, "committee_only"],
    ["an owner", hall.li, "committee_only"],
    ["a grid worker", worker, "committee_only"],
    ["an administrator", { ...hall.li, roles: new Set(["admin"]) }, "committee_only"],
  ];

  test("may look: the committee and its supervisors", async () => {
    for (const [, actor, code] of strangers()) {
      await expect(placesPage(actor)).rejects.toMatchObject({ code });
      await expect(areaPage(actor, hall.areaId)).rejects.toMatchObject({ code });
      await expect(historyPage(actor, {})).rejects.toMatchObject({ code });
    }
    expect(await placesPage(supervisor)).toMatchObject({ mayEdit: false });
    expect((await historyPage(supervisor, {})).changes.length).toBeGreaterThan(5);
  });

  test("may change: the committee alone", async () => {
    const all: [Actor, string][] = [...strangers().map(([, actor, code]): [Actor, string] => [actor, code])];
    for (const [actor, code] of [...all, [supervisor, "committee_only"] as const]) {
      const { revision } = await areaPage(moderator, hall.areaId);
      await expect(addArea(actor, { name: "我的", ...key() })).rejects.toMatchObject({ code });
      await expect(editArea(actor, hall.areaId, { name: "我的", revision })).rejects.toMatchObject({ code });
      await expect(removeArea(actor, hall.areaId, { revision })).rejects.toMatchObject({ code });
      await expect(addGrid(actor, { name: "我的", ...key() })).rejects.toMatchObject({ code });
      await expect(newBuildingPage(actor)).rejects.toMatchObject({ code });
    }
  });

  test("another community's places are not there", async () => {
    const { revision } = await areaPage(moderator, hall.areaId);
    const editing = editArea(moderator, elsewhere.areaId, { name: "我的", revision });
    await expect(editing).rejects.toMatchObject({ code: "not_found" });
    await expect(areaPage(moderator, elsewhere.areaId)).rejects.toMatchObject({ code: "not_found" });
    await expect(areaPage(moderator, "x' OR true --")).rejects.toMatchObject({ code: "not_found" });
  });
});

test("the history goes on page by page, newest first, by kind", async () => {
  const first = await historyPage(moderator, { kind: "grid" });
  expect(first.changes.every(({ kind }) => kind === "grid")).toBe(true);
  const ids = first.changes.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  const rest = await historyPage(moderator, { kind: "grid", after: ids[0] });
  expect(rest.changes.map(({ id }) => id)).toEqual(ids.slice(1));
});
