import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editParty } from "#app/domain/parties/edit-party.server.ts";
import { editUnit } from "#app/domain/parties/edit-unit.server.ts";
import { partiesPage } from "#app/domain/parties/list-queries.server.ts";
import { mergeParties } from "#app/domain/parties/merge-parties.server.ts";
import { mergerPage, partyPage, splitPage } from "#app/domain/parties/queries.server.ts";
import { splitParty } from "#app/domain/parties/split-party.server.ts";
import { historyPage } from "#app/domain/places/history-queries.server.ts";
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
import { partyAt, partyForm, unitAt, unitForm } from "./register.ts";

freshDatabase();

const communityId = "yangguang";
const DAY_MS = 86_400_000;
let hall: Hall;
let moderator: SignedIn;
let supervisor: SignedIn;
beforeAll(async () => {
  hall = await makeHall(communityId);
  await makeHall("heping");
  moderator = await makePerson(communityId, "moderator");
  supervisor = await makePerson(communityId, "supervisor");
});

const line = (name: string, capacity: "owner" | "guardian" | "agent" = "owner") => ({
  ...{ name, capacity, idTail: null, samePerson: false },
});
const members = async (id: string) => (await partyPage(moderator, id)).facts.members;

describe("the members of a party", () => {
  test("co-owners designate who votes, and the next roll has it", async () => {
    const id = await partyAt(hall, "7号楼2单元202");
    expect((await partyPage(moderator, id)).count).toMatchObject({ voter: null, heads: 1 });
    const form = await partyForm(moderator, id, { kind: "coOwners", voter: 1 });
    await editParty(moderator, id, form);
    expect((await partyPage(moderator, id)).count).toMatchObject({
      voter: 1,
      reasons: expect.arrayContaining(["designatedVotes"]),
    });
    await expect(editParty(moderator, id, form)).rejects.toMatchObject({ code: "stale_form" });
  });

  test("another name is another person: the account goes, unless the name was misspelt", async () => {
    const id = await partyAt(hall, "7号楼1单元1001");
    const lines = [line("买房人"), { ...line("王建国"), samePerson: true }, line("小王", "agent"), null];
    await editParty(moderator, id, await partyForm(moderator, id, { kind: "coOwners", voter: 1, lines }));
    expect(await members(id)).toMatchObject([
      { name: "买房人", signedUp: false, designatedVoter: false },
      { name: "王建国", signedUp: true, designatedVoter: true },
      { name: "小王", capacity: "agent", signedUp: false },
    ]);
    const [change] = (await partyPage(moderator, id)).history;
    expect(change?.facts.map(({ name }) => name)).toEqual(["kind", "members"]);
  });

  test("keep names out of the auditors' book and the common history", async () => {
    const acts = await prisma.auditEntry.findMany({ where: { communityId, action: "party.edit" } });
    expect(acts.length).toBeGreaterThan(1);
    expect(JSON.stringify(acts)).not.toContain("买房人");
    expect(JSON.stringify(await historyPage(moderator, {}))).not.toContain("买房人");
  });

  test("learn who looked at them", async () => {
    const id = await partyAt(hall, "7号楼1单元502");
    const looks = () =>
      prisma.auditEntry.findMany({
        where: { action: "person.look", aboutId: hall.author.accountId, detail: { equals: { what: "party" } } },
        orderBy: { n: "asc" },
      });
    const before = (await looks()).length;
    await partyPage(supervisor, id);
    await partyPage({ ...hall.author, roles: new Set(["moderator"]) }, id);
    expect((await looks()).slice(before).map(({ actorId }) => actorId)).toEqual([supervisor.accountId]);
  });
});

describe("two parties that are one", () => {
  test("become one head with all units, and the other is gone", async () => {
    const kept = await partyAt(hall, "7号楼2单元101");
    const other = await partyAt(hall, "7号楼B1-001");
    const page = await mergerPage(moderator, kept, { other });
    if (!page.other) throw new Error("no other party");
    const form = { other, revision: page.party.revision, otherRevision: page.other.revision };
    await mergeParties(moderator, kept, form);
    const merged = await partyPage(moderator, kept);
    expect(merged.units.map(({ label }) => label)).toEqual(["7号楼B1-001", "7号楼2单元101", "10号楼1单元101"]);
    expect(merged.count).toMatchObject({ heads: 1, areaDm2: 170_10 });
    expect(merged.count.reasons).toEqual(expect.arrayContaining(["severalUnits", "spaceLeftOut"]));
    // Both were called 某人 and both are signed up: they cannot be the same person.
    expect(merged.facts).toMatchObject({ kind: "coOwners", members: [{ signedUp: true }, { signedUp: true }] });
    await expect(partyPage(moderator, other)).rejects.toMatchObject({ code: "not_found" });
    await expect(mergeParties(moderator, kept, form)).rejects.toMatchObject({ code: "stale_form" });
  });

  test("are found by a unit of the same area, and no other", async () => {
    const id = await partyAt(hall, "7号楼2单元101");
    const { found } = await mergerPage(moderator, id, { q: "502" });
    expect(found.map(({ labels }) => labels)).toEqual([["7号楼1单元502"]]);
    const { twins } = await partyPage(moderator, await partyAt(hall, "7号楼商铺1"));
    expect(twins.map(({ labels }) => labels)).toEqual([["7号楼1单元502"]]);
    const foreign = await prisma.ownerParty.findFirstOrThrow({ where: { communityId: "heping" } });
    await expect(mergerPage(moderator, id, { other: foreign.id })).rejects.toMatchObject({ code: "not_found" });
    const { revision } = await partyPage(moderator, id);
    const form = { other: foreign.id, revision, otherRevision: revision };
    await expect(mergeParties(moderator, id, form)).rejects.toMatchObject({ code: "stale_form" });
    await expect(mergeParties(moderator, id, { ...form, other: id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("stay two when one of them changed meanwhile", async () => {
    const id = await partyAt(hall, "7号楼2单元101");
    const other = await partyAt(hall, "7号楼1单元1001");
    const page = await mergerPage(moderator, id, { other });
    await editParty(moderator, other, await partyForm(moderator, other, { voter: null }));
    const form = { other, revision: page.party.revision, otherRevision: page.other?.revision ?? "" };
    await expect(mergeParties(moderator, id, form)).rejects.toMatchObject({ code: "stale_form" });
    expect(await partyAt(hall, "7号楼1单元1001")).toBe(other);
  });
});

describe("a unit that leaves its party", () => {
  test("is another head, and the form sent twice makes one party", async () => {
    const id = await partyAt(hall, "7号楼2单元101");
    const { revision } = await splitPage(moderator, id);
    const unitIds = [await unitAt(communityId, "10号楼1单元101")];
    const sold = {
      ownerNames: ["晨光药房有限公司"],
      ownerKind: "company" as const,
      unitIds,
      formKey: randomUUID(),
      revision,
    };
    const [one, two] = await Promise.all([splitParty(moderator, id, sold), splitParty(moderator, id, sold)]);
    expect(one).toBe(two);
    expect(await partyAt(hall, "10号楼1单元101")).toBe(one);
    expect(await partyPage(moderator, one)).toMatchObject({
      ...{ facts: { kind: "company", members: [{ name: "晨光药房有限公司", signedUp: false }] } },
      count: { heads: 1, areaDm2: 70_00, voter: null },
    });
    const later = { ...sold, formKey: randomUUID() };
    await expect(splitParty(moderator, id, later)).rejects.toMatchObject({ code: "stale_form" });
  });

  test("is never the last, nor somebody else's", async () => {
    const id = await partyAt(hall, "7号楼2单元101");
    const page = await splitPage(moderator, id);
    const sold = { ownerNames: ["甲"], ownerKind: "person" as const, formKey: randomUUID(), revision: page.revision };
    const all = page.units.map((unit) => unit.id);
    await expect(splitParty(moderator, id, { ...sold, unitIds: all })).rejects.toMatchObject({
      code: "nothing_to_split",
    });
    const unitIds = [await unitAt(communityId, "7号楼1单元502")];
    await expect(splitParty(moderator, id, { ...sold, unitIds })).rejects.toMatchObject({ code: "nothing_to_split" });
  });
});

test("a roll that was taken stays as it was", async () => {
  const opensAt = new Date(Date.now() + 17 * DAY_MS);
  const closesAt = new Date(Date.now() + 30 * DAY_MS);
  const vote = opening({ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt, closesAt });
  const key = await keyOf(communityId, await announce(hall, await makeProposal(hall), vote));
  const roll = () => prisma.rollSeat.findMany({ where: key, orderBy: { seatNo: "asc" } });
  const taken = await roll();

  const kept = await partyAt(hall, "10号楼1单元101");
  const other = await partyAt(hall, "7号楼商铺1");
  const page = await mergerPage(moderator, kept, { other });
  await mergeParties(moderator, kept, {
    ...{ other, revision: page.party.revision, otherRevision: page.other?.revision ?? "" },
  });
  const couple = await partyAt(hall, "7号楼2单元202");
  await editParty(moderator, couple, await partyForm(moderator, couple, { voter: 0 }));
  const id = await unitAt(communityId, "7号楼2单元202");
  await editUnit(moderator, id, await unitForm(moderator, id, { areaDm2: 1 }));
  expect(await roll()).toEqual(taken);
  expect(await partyPage(moderator, other)).toMatchObject({ units: [] });
});

describe("who may change parties", () => {
  test("the committee alone, and nobody their own", async () => {
    const id = await partyAt(hall, "7号楼1单元502");
    const form = await partyForm(moderator, id);
    for (const actor of [hall.li, hall.tenant, supervisor]) {
      await expect(editParty(actor, id, form)).rejects.toMatchObject({ code: "committee_only" });
      await expect(mergerPage(actor, id, {})).rejects.toMatchObject({ code: "committee_only" });
      await expect(splitPage(actor, id)).rejects.toMatchObject({ code: "committee_only" });
    }
    await expect(partyPage(hall.li, id)).rejects.toMatchObject({ code: "committee_only" });
    await expect(partiesPage(hall.li, {})).rejects.toMatchObject({ code: "committee_only" });
    const owning = { ...hall.author, roles: new Set(["owner", "moderator"] as const) };
    await expect(editParty(owning, id, form)).rejects.toMatchObject({ code: "own_item" });
    await expect(mergerPage(owning, id, {})).rejects.toMatchObject({ code: "own_item" });
    const other = await partyAt(hall, "7号楼2单元202");
    const both = { other: id, revision: (await partyPage(moderator, other)).revision, otherRevision: form.revision };
    await expect(mergeParties(owning, other, both)).rejects.toMatchObject({ code: "own_item" });
  });
});

test("the register goes on page by page, in the order of the units", async () => {
  const all = await partiesPage(moderator, {});
  expect(all.parties[0]?.labels[0]).toBe("7号楼商铺1");
  expect(all.next).toBeNull();
  const area = await prisma.propertyArea.create({ data: { communityId, name: "二期" }, select: { id: true } });
  const building = await prisma.building.create({
    data: { communityId, propertyAreaId: area.id, name: "1号楼" },
    select: { id: true },
  });
  for (let room = 45; room > 0; room--) {
    const data = { communityId, propertyAreaId: area.id, kind: "person" as const };
    const party = await prisma.ownerParty.create({ data, select: { id: true } });
    const unit = { communityId, buildingId: building.id, partyId: party.id, stairwell: "1单元", areaDm2: 100 };
    await prisma.exclusiveUnit.create({ data: { ...unit, room: String(room) }, select: { id: true } });
  }
  const seen: (string | undefined)[] = [];
  let after: string | undefined;
  do {
    const page = await partiesPage(moderator, { area: area.id, after });
    seen.push(...page.parties.map(({ labels }) => labels[0]));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(Array.from({ length: 45 }, (_, at) => `1号楼1单元${at + 1}`));
  const found = await partiesPage(moderator, { area: area.id, q: "单元45" });
  expect(found.parties.map(({ labels }) => labels)).toEqual([["1号楼1单元45"]]);
  expect((await partiesPage(moderator, { area: area.id, q: "%" })).parties).toEqual([]);
  for (const rubbish of ["x~y", "e30~00000000-0000-0000-0000-000000000000", "~"]) {
    expect((await partiesPage(moderator, { area: area.id, after: rubbish })).parties).toHaveLength(20);
  }
});
