import fc from "fast-check";
import { expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { exportUnits, unitTemplate } from "#app/domain/imports/export-units.server.ts";
import { bytesOf, tableOf } from "../../unit/imports/files.ts";
import { freshDatabase } from "../support/database.ts";
import { makePerson, type SignedIn } from "../votes/hall.ts";
import {
  flat,
  importAll,
  makeEmptyCommunity,
  preview,
  register,
  type SheetRow,
  stateOf,
  verdictsOf,
} from "./neighbourhood.ts";

freshDatabase();

const exported = async (actor: SignedIn, format: "xlsx" | "csv" = "xlsx") => bytesOf(await exportUnits(actor, format));
const RUNS = { numRuns: 10, endOnFailure: true };

const name = fc.stringMatching(/^[王李张刘陈杨赵黄周吴][芳敏静磊洋勇]{1,2}$/);
const tail = fc.stringMatching(/^\d{3}[\dX]$/);

/** Owners as any register may have them: known in part, of one name, with everybody who may vote for them. */
const members = fc.array(fc.record({ name, idTail: fc.option(tail) }), { minLength: 1, maxLength: 3 }).chain((owners) =>
  fc.record({
    owners: fc.constant(owners),
    voter: fc.oneof(
      fc.constant(null),
      fc.nat(owners.length - 1),
      fc.record({ name, capacity: fc.constantFrom("guardian" as const, "agent" as const) }),
    ),
  }),
);

const party = fc.record({
  members,
  kind: fc.constantFrom("person" as const, "coOwners" as const, "company" as const, "developer" as const),
  units: fc.array(
    fc.record({
      building: fc.constantFrom("7号楼", "10号楼", "地下车库", "=1+1", "8", "甲,乙"),
      stairwell: fc.constantFrom("", "1单元", "2", "-3", "２单元"),
      room: fc.stringMatching(/^[1-9]0[1-9]$/),
      kind: fc.constantFrom("flat" as const, "shop" as const, "parkingBay" as const),
      areaDm2: fc.integer({ min: 1, max: 9_999_999 }),
      areaSource: fc.constantFrom("registered" as const, "surveyed" as const, "contract" as const),
      areaDocument: fc.option(fc.constantFrom('京(2015)"1"号', "合同,2019", "+86", "007")),
      registeredOn: fc.option(
        fc.date({ min: new Date("1950-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }),
      ),
      countsForArea: fc.boolean(),
      countsForHead: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

test("whatever is registered, its export imported again changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(party, { maxLength: 8 }),
      fc.constantFrom("xlsx" as const, "csv" as const),
      async (parties, format) => {
        const chair = await makeEmptyCommunity();
        const units = await settle(chair.communityId, parties);
        const before = await register(chair);
        const importId = await preview(chair, await exported(chair, format));
        if (units === 0) {
          expect(await stateOf(chair, importId)).toMatchObject({ fault: { code: "no_rows" } });
          return;
        }
        const others = (await verdictsOf(chair, importId)).filter(({ verdict }) => verdict !== "same");
        expect(others).toEqual([]);
        expect((await stateOf(chair, importId)).rows.same).toBe(units);
        expect(await register(chair)).toEqual(before);
      },
    ),
    RUNS,
  );
}, 120_000);

/** Registers parties as they come; of units at one address the first. Returns how many. */
async function settle(communityId: string, parties: (typeof party extends fc.Arbitrary<infer P> ? P : never)[]) {
  const area = await prisma.propertyArea.create({ data: { communityId, name: "一期" }, select: { id: true } });
  const grid = await prisma.grid.create({ data: { communityId, name: "东" }, select: { id: true } });
  const taken = new Set<string>();
  for (const { members, kind, units } of parties) {
    const free = units.filter(({ building, stairwell, room }) => {
      const address = `${building} ${stairwell} ${room}`;
      return !taken.has(address) && taken.add(address);
    });
    if (free.length === 0) continue;
    const { id: partyId } = await prisma.ownerParty.create({
      data: { communityId, propertyAreaId: area.id, kind },
      select: { id: true },
    });
    const { voter } = members;
    const own = kind === "company" || kind === "developer" ? members.owners.slice(0, 1) : members.owners;
    await prisma.ownerPartyMember.createMany({
      data: [
        ...own.map((owner, position) => ({
          ...owner,
          communityId,
          partyId,
          position,
          designatedVoter: voter === position,
        })),
        ...(voter && typeof voter === "object"
          ? [{ ...voter, communityId, partyId, position: 9, designatedVoter: true }]
          : []),
      ],
    });
    for (const { building: name, ...unit } of free) {
      const building = await prisma.building.upsert({
        where: { communityId_propertyAreaId_name: { communityId, propertyAreaId: area.id, name } },
        create: { communityId, propertyAreaId: area.id, name, gridId: name === "7号楼" ? grid.id : null },
        update: {},
        select: { id: true },
      });
      await prisma.exclusiveUnit.create({ data: { ...unit, communityId, partyId, buildingId: building.id } });
    }
  }
  return taken.size;
}

const yesNo = fc.constantFrom("是", "否");
const sheetRow: fc.Arbitrary<SheetRow> = fc.record({
  area: fc.constantFrom("一期", "二期"),
  building: fc.constantFrom("7号楼", "10号楼"),
  stairwell: fc.constantFrom("", "1单元"),
  room: fc.stringMatching(/^[1-9]0[1-9]$/),
  kind: fc.constantFrom("住宅", "商铺", "车位"),
  areaDm2: fc.integer({ min: 1, max: 99_999 }).map((dm2) => (dm2 / 100).toFixed(2)),
  areaSource: fc.constantFrom("登记", "测绘", "合同"),
  areaDocument: fc.constantFrom("", "京(2015)1号"),
  registeredOn: fc.constantFrom("", "2015-06-18"),
  ...{ countsForArea: yesNo, countsForHead: yesNo },
  ...{ ownerKind: fc.constant("个人"), owners: name, idTails: fc.oneof(fc.constant(""), tail) },
  ...{ voter: fc.constant(""), voterCapacity: fc.constant(""), grid: fc.constant("") },
});

test("whatever is imported, its export says the same", async () => {
  const address = ({ area, building, stairwell, room }: SheetRow) => `${area} ${building} ${stairwell} ${room}`;
  const rows = fc.uniqueArray(sheetRow, { minLength: 1, maxLength: 12, selector: address });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom("xlsx" as const, "csv" as const), async (sheet, format) => {
      const chair = await makeEmptyCommunity();
      await importAll(chair, sheet);
      const [, ...back] = await tableOf(await exported(chair, format));
      const said = back.map(({ cells }) =>
        cells.map((cell) => (typeof cell === "string" ? cell : cell.number)).join("|"),
      );
      const sent = sheet.map((row) => Object.values(row).join("|").replace(/\|+$/, ""));
      expect(said.map((row) => row.replace(/\|+$/, "")).sort()).toEqual(sent.sort());
    }),
    RUNS,
  );
}, 120_000);

test("only the committee takes it out, and that is written down without a name", async () => {
  const chair = await makeEmptyCommunity();
  await importAll(chair, [flat("501", { owners: "王芳" })]);
  for (const role of ["resident", "owner", "supervisor", "official", "admin", "gridWorker"] as const) {
    await expect(exportUnits(await makePerson(chair.communityId, role), "xlsx")).rejects.toThrow("committee_only");
  }
  await exported(chair);
  const entries = await prisma.auditEntry.findMany({
    where: { communityId: chair.communityId },
    orderBy: { at: "asc" },
    select: { action: true, detail: true },
  });
  expect(entries.map(({ action }) => action)).toEqual(["import.upload", "import.apply", "places.export"]);
  expect(JSON.stringify(entries)).not.toContain("王芳");
});

test("the template as it is downloaded has nothing to import, and every one of its examples is right", async () => {
  const chair = await makeEmptyCommunity();
  for (const format of ["xlsx", "csv"] as const) {
    const bytes = await bytesOf(unitTemplate(chair, format));
    const importId = await preview(chair, bytes);
    expect(await stateOf(chair, importId)).toMatchObject({ state: "refused", fault: { code: "no_rows" } });
  }
  const csv = Buffer.from(await bytesOf(unitTemplate(chair, "csv")))
    .toString()
    .replaceAll("示例：", "");
  const importId = await preview(chair, Buffer.from(csv));
  expect((await stateOf(chair, importId)).rows).toEqual({ new: 5, changed: 0, same: 0, error: 0 });
});
