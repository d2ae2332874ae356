import { beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { discardImport } from "#app/domain/imports/discard-import.server.ts";
import { undoImport } from "#app/domain/imports/undo-import.server.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import type { SignedIn } from "../votes/hall.ts";
import {
  apply,
  fileOf,
  flat,
  importAll,
  makeEmptyCommunity,
  preview,
  register,
  said,
  stateOf,
  verdictsOf,
} from "./neighbourhood.ts";

freshDatabase();

let chair: SignedIn;
beforeEach(async () => {
  chair = await makeEmptyCommunity();
});

const verdictsIn = async (importId: string) => (await verdictsOf(chair, importId)).map(({ verdict }) => verdict);
const saidIn = async (importId: string) => (await verdictsOf(chair, importId)).map(({ notes }) => said(notes));

describe("a preview", () => {
  test("of a new neighbourhood writes nothing", async () => {
    const importId = await preview(chair, [flat("501"), flat("502")]);
    expect(await stateOf(chair, importId)).toEqual({
      state: "previewed",
      fault: null,
      rows: { new: 2, changed: 0, same: 0, error: 0 },
    });
    expect((await register(chair)).units).toEqual([]);
  });

  test("of what was imported finds everything the same", async () => {
    const rows = [
      flat("501"),
      flat("502", { kind: "车位", countsForArea: "是" }),
      flat("503", { owners: "王芳、李强", voter: "李强", grid: "东" }),
    ];
    await importAll(chair, rows);
    expect(await verdictsIn(await preview(chair, rows))).toEqual(["same", "same", "same"]);
  });

  test("says cell by cell what changes", async () => {
    await importAll(chair, [flat("501", { owners: "王芳", idTails: "1234", grid: "东" })]);
    const importId = await preview(chair, [
      flat("501", {
        owners: "王芳、李强",
        idTails: "1234、5678",
        areaDm2: "90",
        kind: "商铺",
        registeredOn: "2020/1/5",
        countsForHead: "否",
        grid: "西",
        areaSource: "测绘",
        areaDocument: "京1",
      }),
    ]);
    expect(await saidIn(importId)).toEqual([
      [
        "kind flat>shop",
        "areaDm2 8937>9000",
        "areaSource registered>surveyed",
        "areaDocument null>京1",
        "registeredOn null>2020-01-05",
        "countsForHead true>false",
        "grid 东>西",
        "owners 王芳>王芳、李强",
      ],
    ]);
  });

  test("leaves alone what is not said", async () => {
    await importAll(chair, [
      flat("501", { areaDocument: "京1", kind: "商铺", owners: "王芳", idTails: "1234", voter: "王芳" }),
    ]);
    const before = await register(chair);
    expect(
      await verdictsIn(await preview(chair, [{ area: "一期", building: "7", stairwell: "1", room: "501" }])),
    ).toEqual(["same"]);
    expect(await verdictsIn(await preview(chair, [flat("501", { owners: "王芳" })]))).toEqual(["same"]);
    expect(await register(chair)).toEqual(before);
  });

  test.each([
    ["a unit twice", [flat("501"), flat("501", { owners: "别人" })], [[], ["room twice"]]],
    [
      "a new unit without an area or an owner",
      [flat("501", { areaDm2: "", owners: "" })],
      [["areaDm2 needed_for_new", "owners needed_for_new"]],
    ],
    [
      "two voters for one party",
      [
        flat("501", { owners: "王芳、李强", idTails: "1111、2222", voter: "王芳" }),
        flat("502", { owners: "李强、王芳", idTails: "2222、1111", voter: "李强" }),
      ],
      [[], ["voter other_voter"]],
    ],
    [
      "two grids for one building",
      [flat("501", { grid: "东" }), flat("502", { grid: "西" })],
      [[], ["grid other_grid"]],
    ],
    ["faults of its own", [flat("501", { areaDm2: "很大" })], [["areaDm2 bad_area"]]],
  ])("finds wrong: %s", async (_, rows, notes) => {
    const importId = await preview(chair, rows);
    expect(await saidIn(importId)).toEqual(notes);
    await expect(apply(chair, importId)).rejects.toThrow("import_has_errors");
    expect((await register(chair)).units).toEqual([]);
  });

  test("hints that people of one name are taken for two", async () => {
    const importId = await preview(chair, [
      flat("501", { owners: "王芳" }),
      flat("502", { owners: "王芳" }),
      flat("503", { owners: "惠邻超市有限公司" }),
    ]);
    expect(await saidIn(importId)).toEqual([
      ["idTails same_name"],
      ["idTails same_name"],
      ["ownerKind taken_as_company"],
    ]);
  });

  test("a file that is no list is refused, and nothing of it is kept", async () => {
    const importId = await preview(chair, Buffer.from("%PDF-1.7"));
    expect(await stateOf(chair, importId)).toMatchObject({ state: "refused", fault: { code: "pdf" } });
    const missing = await preview(chair, await fileOf([flat("501")], ["area", "room", "owners", "areaDm2"]));
    expect(await stateOf(chair, missing)).toMatchObject({
      state: "refused",
      fault: { code: "missing_columns", headings: ["building"] },
    });
    const empty = await preview(chair, []);
    expect(await stateOf(chair, empty)).toMatchObject({ state: "refused", fault: { code: "no_rows" } });
    expect(await prisma.placeImport.count({ where: { communityId: chair.communityId, file: { not: null } } })).toBe(0);
  });
});

describe("which rows are one owner", () => {
  const partiesOf = async () =>
    (await register(chair)).parties
      .map(({ units }) =>
        units
          .map(({ room }) => room)
          .sort()
          .join("+"),
      )
      .sort();

  test.each([
    [
      "the same name and document",
      [flat("501", { owners: "王芳", idTails: "1234" }), flat("502", { owners: "王芳", idTails: "1234" })],
      ["501+502"],
    ],
    [
      "the same name, another document",
      [flat("501", { owners: "王芳", idTails: "1234" }), flat("502", { owners: "王芳", idTails: "5678" })],
      ["501", "502"],
    ],
    ["the same name alone", [flat("501", { owners: "王芳" }), flat("502", { owners: "王芳" })], ["501", "502"]],
    [
      "the same co-owners in another order",
      [
        flat("501", { owners: "王芳、李强", idTails: "1234、5678" }),
        flat("502", { owners: "李强、王芳", idTails: "5678、1234" }),
      ],
      ["501+502"],
    ],
    [
      "co-owners of whom one is not known",
      [
        flat("501", { owners: "王芳、李强", idTails: "1234、" }),
        flat("502", { owners: "王芳、李强", idTails: "1234、" }),
      ],
      ["501", "502"],
    ],
    [
      "a company by its name",
      [flat("501", { owners: "惠邻超市", ownerKind: "单位" }), flat("502", { owners: "惠邻超市", ownerKind: "单位" })],
      ["501+502"],
    ],
    [
      "the developer by its name",
      [
        flat("501", { owners: "向阳置业", ownerKind: "开发商" }),
        flat("502", { owners: "向阳置业", ownerKind: "开发商" }),
      ],
      ["501+502"],
    ],
    [
      "a company and a person of one name",
      [flat("501", { owners: "向阳", ownerKind: "单位" }), flat("502", { owners: "向阳", idTails: "1234" })],
      ["501", "502"],
    ],
    [
      "owners in different property areas",
      [
        flat("501", { owners: "王芳", idTails: "1234" }),
        flat("502", { area: "二期", owners: "王芳", idTails: "1234" }),
      ],
      ["501", "502"],
    ],
  ])("%s", async (_, rows, parties) => {
    await importAll(chair, rows);
    expect(await partiesOf()).toEqual(parties);
    expect(await verdictsIn(await preview(chair, rows))).toEqual(["same", "same"]);
  });

  test("a document that becomes known joins two that turn out to be one, and keeps the account", async () => {
    const { communityId } = chair;
    await importAll(chair, [flat("501", { owners: "王芳" }), flat("502", { owners: "王芳" })]);
    const member = await prisma.ownerPartyMember.findFirstOrThrow({
      where: { communityId, party: { units: { some: { room: "502" } } } },
    });
    const { partyId, position } = member;
    await prisma.ownerPartyMember.update({
      where: { communityId_partyId_position: { communityId, partyId, position } },
      data: { accountId: chair.accountId },
    });
    const rows = [flat("501", { owners: "王芳", idTails: "1234" }), flat("502", { owners: "王芳", idTails: "1234" })];
    const importId = await preview(chair, rows);
    expect(await saidIn(importId)).toEqual([["owners 王芳>王芳"], ["idTails >1234"]]);
    await apply(chair, importId);
    const { parties } = await register(chair);
    expect(parties).toMatchObject([
      {
        members: [{ name: "王芳", idTail: "1234", accountId: chair.accountId }],
        units: [{ room: "501" }, { room: "502" }],
      },
    ]);
    expect(await verdictsIn(await preview(chair, rows))).toEqual(["same", "same"]);
  });

  test("two documents for what was one owner part it", async () => {
    await importAll(chair, [flat("501", { owners: "王芳", ownerKind: "个人" })]);
    const { communityId } = chair;
    const { partyId } = await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId } });
    await importAll(chair, [flat("502", { owners: "王芳" })]);
    await prisma.exclusiveUnit.updateMany({ where: { communityId }, data: { partyId } });
    await importAll(chair, [
      flat("501", { owners: "王芳", idTails: "1234" }),
      flat("502", { owners: "王芳", idTails: "5678" }),
    ]);
    expect(await partiesOf()).toEqual(expect.arrayContaining(["501", "502"]));
  });

  test("a guardian or an agent votes for the owners", async () => {
    await importAll(chair, [
      flat("501", { owners: "陈小宝", voter: "陈建国", voterCapacity: "监护人" }),
      flat("502", { owners: "惠邻超市", ownerKind: "单位", voter: "周平", voterCapacity: "代理人" }),
      flat("503", { owners: "王芳、李强", voter: "李强" }),
    ]);
    const members = (await register(chair)).parties.map(({ kind, members }) => [
      kind,
      ...members.map(({ name, capacity, designatedVoter }) => `${name} ${capacity} ${designatedVoter}`),
    ]);
    expect(members.sort()).toEqual([
      ["coOwners", "王芳 owner false", "李强 owner true"],
      ["company", "惠邻超市 owner false", "周平 agent true"],
      ["person", "陈小宝 owner false", "陈建国 guardian true"],
    ]);
    await importAll(chair, [
      flat("502", { owners: "惠邻超市", ownerKind: "单位", voter: "吴敏", voterCapacity: "代理人" }),
      flat("503", { owners: "王芳、李强", voter: "王芳" }),
    ]);
    const now = (await register(chair)).parties.flatMap(({ members }) =>
      members.filter((member) => member.designatedVoter).map(({ name }) => name),
    );
    expect(now.sort()).toEqual(["吴敏", "王芳", "陈建国"].sort());
  });
});

describe("undoing", () => {
  test("puts everything back as it was, after any import", async () => {
    await importAll(chair, [
      flat("501", { owners: "王芳", grid: "东" }),
      flat("502", { owners: "李强、王芳", voter: "李强" }),
      flat("503", { owners: "惠邻超市", ownerKind: "单位" }),
    ]);
    const before = await register(chair);
    const importId = await importAll(chair, [
      flat("501", { owners: "赵云", grid: "西", areaDm2: "99" }),
      flat("502", { owners: "李强、王芳", idTails: "1111、2222", voter: "王芳" }),
      flat("503", { owners: "惠邻超市", ownerKind: "单位", voter: "周平", voterCapacity: "代理人" }),
      flat("504", { building: "8号楼" }),
      flat("505", { area: "二期" }),
    ]);
    expect(await register(chair)).not.toEqual(before);
    expect(await actsIn(() => undoImport(chair, importId))).toEqual(["import.undo"]);
    expect(await register(chair)).toEqual(before);
    expect(await stateOf(chair, importId)).toMatchObject({ state: "undone" });
  });

  test("only the last, and not twice", async () => {
    const first = await importAll(chair, [flat("501")]);
    const second = await importAll(chair, [flat("502")]);
    await expect(undoImport(chair, first)).rejects.toThrow("import_not_last");
    await undoImport(chair, second);
    await expect(undoImport(chair, second)).rejects.toThrow("import_state");
    await undoImport(chair, first);
    expect(await register(chair)).toEqual({ areas: [], grids: [], units: [], parties: [] });
  });

  test("not once somebody changed or joined what was imported", async () => {
    const { communityId } = chair;
    const importId = await importAll(chair, [flat("501"), flat("502")]);
    await prisma.ownerPartyMember.updateMany({ where: { communityId }, data: { accountId: chair.accountId } });
    await expect(undoImport(chair, importId)).rejects.toThrow("import_in_use");
    await prisma.ownerPartyMember.updateMany({ where: { communityId }, data: { accountId: null } });
    const unit = await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId } });
    await prisma.occupancy.create({ data: { communityId, unitId: unit.id, accountId: chair.accountId } });
    await expect(undoImport(chair, importId)).rejects.toThrow("import_in_use");
    await prisma.occupancy.deleteMany({ where: { communityId } });
    await undoImport(chair, importId);
  });

  test("not once a roll was taken from it; other areas do not matter", async () => {
    const { communityId } = chair;
    await importAll(chair, [flat("501", { area: "二期" })]);
    const importId = await importAll(chair, [flat("502")]);
    const areas = await prisma.propertyArea.findMany({ where: { communityId }, select: { id: true, name: true } });
    const idOf = (name: string) => areas.find((area) => area.name === name)?.id ?? "";
    await openVoteIn(communityId, idOf("二期"));
    await openVoteIn(communityId, idOf("一期"));
    await expect(undoImport(chair, importId)).rejects.toThrow("import_voted_on");
    await unguarded((tx) => tx.vote.deleteMany({ where: { communityId, propertyAreaId: idOf("一期") } }));
    await undoImport(chair, importId);
  });
});

let lastNumber = 0;

/** A vote of the owners of an area, without anything a vote has besides. */
async function openVoteIn(communityId: string, propertyAreaId: string) {
  lastNumber += 1;
  const thread = await prisma.thread.create({ data: { communityId }, select: { id: true } });
  const serial = { year: 2026, number: lastNumber };
  const proposal = await prisma.proposal.create({
    data: {
      ...{ communityId, ...serial, authorId: chair.accountId, threadId: thread.id, state: "voting", title: "" },
      ...{ category: "elevator", body: "", bodyHtml: "", excerpt: "", formKey: crypto.randomUUID() },
    },
    select: { id: true },
  });
  await prisma.vote.create({
    data: {
      ...{ communityId, ...serial, proposalId: proposal.id, propertyAreaId, question: "", explanation: "" },
      ...{
        explanationHtml: "",
        track: "ownerOrdinary",
        rule: {},
        settings: {},
        status: "open",
        noticeAt: new Date(),
        rollHeads: 1,
      },
      ...{ opensAt: new Date(), closesAt: new Date(Date.now() + 60_000), rollAreaDm2: 1, openedById: chair.accountId },
      formKey: crypto.randomUUID(),
    },
  });
}

test("an import that was not applied can be thrown away, and then it is gone", async () => {
  const importId = await preview(chair, [flat("501")]);
  expect(await actsIn(() => discardImport(chair, importId))).toEqual(["import.discard"]);
  await expect(discardImport(chair, importId)).rejects.toThrow("not_found");
  expect(await prisma.placeImportRow.count({ where: { communityId: chair.communityId } })).toBe(0);
  const applied = await importAll(chair, [flat("501")]);
  await expect(discardImport(chair, applied)).rejects.toThrow("import_state");
});

test("what changed is in the history, without anything before what was new", async () => {
  await importAll(chair, [flat("501", { owners: "王芳" })]);
  const importId = await importAll(chair, [flat("501", { owners: "王芳", areaDm2: "90" })]);
  const changes = await prisma.placeChange.findMany({
    where: { communityId: chair.communityId, importId },
    select: { kind: true, label: true, before: true, after: true, actorId: true },
  });
  expect(changes).toMatchObject([
    {
      kind: "unit",
      label: "7号楼1单元501",
      before: { areaDm2: 8937 },
      after: { areaDm2: 9000 },
      actorId: chair.accountId,
    },
  ]);
  const first = await prisma.placeChange.findMany({
    where: { communityId: chair.communityId, before: { equals: Prisma.DbNull } },
    select: { kind: true },
  });
  expect(first.map(({ kind }) => kind).sort()).toEqual(["building", "party", "propertyArea", "unit"]);
});
