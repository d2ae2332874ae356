import { randomUUID } from "node:crypto";

import { prisma } from "#app/db/client.server.ts";
import { applyImport } from "#app/domain/imports/apply-import.server.ts";
import { COLUMN_NAMES, type Column, headingOf } from "#app/domain/imports/columns.ts";
import type { Counts, RowNote, Verdict } from "#app/domain/imports/notes.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { requestApplication } from "#app/domain/imports/request-application.server.ts";
import { uploadFile } from "#app/domain/imports/upload-file.server.ts";
import { csvOf } from "#app/domain/imports/writing/csv.ts";
import { bytesOf } from "../../unit/imports/files.ts";
import { makePerson, type SignedIn } from "../votes/hall.ts";

/** A community without a single place, and its chair. */
export async function makeEmptyCommunity(): Promise<SignedIn> {
  const id = `c-${randomUUID().slice(0, 8)}`;
  await prisma.community.create({
    data: { id, name: id, subdistrict: { create: { name: id } }, endorsementThreshold: 1 },
  });
  return makePerson(id, "chair");
}

export type SheetRow = Partial<Record<Column, string>>;

/** A flat that lacks nothing. */
export const flat = (room: string, rest: SheetRow = {}): SheetRow => ({
  ...{
    area: "一期",
    building: "7号楼",
    stairwell: "1单元",
    room,
    areaDm2: "89.37",
    owners: `业主${LETTERS[Number(room) % 10]}`,
  },
  ...rest,
});
const LETTERS = "甲乙丙丁戊己庚辛壬癸";

export const fileOf = (rows: SheetRow[], columns: readonly Column[] = COLUMN_NAMES) =>
  bytesOf(csvOf(columns.map(headingOf), [rows.map((row) => columns.map((column) => row[column] ?? ""))]));

/** Uploads a file and reads it, as the job does. */
export async function preview(actor: SignedIn, rows: SheetRow[] | Uint8Array) {
  const bytes = Array.isArray(rows) ? await fileOf(rows) : rows;
  const importId = await uploadFile(actor, { file: { name: "一期.csv", bytes }, formKey: randomUUID() });
  await readImport({ communityId: actor.communityId, importId });
  return importId;
}

/** All the way; `importId` is an import that was applied. */
export async function importAll(actor: SignedIn, rows: SheetRow[] | Uint8Array) {
  const importId = await preview(actor, rows);
  await apply(actor, importId);
  return importId;
}

export async function apply(actor: SignedIn, importId: string) {
  await requestApplication(actor, importId);
  await applyImport({ communityId: actor.communityId, importId });
}

export async function stateOf({ communityId }: SignedIn, importId: string) {
  const { counts, ...found } = await prisma.placeImport.findUniqueOrThrow({
    where: { communityId_id: { communityId, id: importId } },
    select: { state: true, fault: true, counts: true },
  });
  return { ...found, rows: (counts as Counts).rows };
}

/** What was made of every row: its verdict, and what is said of it. */
export async function verdictsOf({ communityId }: SignedIn, importId: string) {
  const rows = await prisma.placeImportRow.findMany({
    where: { communityId, importId },
    orderBy: { rowNo: "asc" },
    select: { rowNo: true, verdict: true, notes: true },
  });
  return rows.map(({ rowNo, verdict, notes }) => ({ rowNo, verdict: verdict as Verdict, notes: notes as RowNote[] }));
}

/** "room twice" for each fault or hint, "areaDm2 8937>9000" for each change. */
export const said = (notes: RowNote[]) =>
  notes.map((note) =>
    note.is === "change" ? `${note.column} ${note.before}>${note.after}` : `${note.column} ${note.code}`,
  );

/** All there is in a community, without the ids that the database made up; the rows of a table in the order of their text. */
export async function register({ communityId }: { communityId: string }) {
  const units = await prisma.exclusiveUnit.findMany({
    where: { communityId },
    select: {
      ...{ stairwell: true, room: true, kind: true, areaDm2: true, countsForArea: true, countsForHead: true },
      ...{ areaSource: true, areaDocument: true, registeredOn: true, partyId: true },
      building: { select: { name: true, propertyArea: { select: { name: true } }, grid: { select: { name: true } } } },
    },
  });
  const parties = await prisma.ownerParty.findMany({
    where: { communityId },
    select: {
      ...{ id: true, kind: true },
      members: {
        orderBy: { position: "asc" },
        select: { name: true, idTail: true, capacity: true, accountId: true, designatedVoter: true },
      },
      units: { select: { building: { select: { name: true } }, stairwell: true, room: true } },
    },
  });
  return {
    areas: (await prisma.propertyArea.findMany({ where: { communityId }, select: { name: true } }))
      .map(({ name }) => name)
      .sort(),
    grids: (await prisma.grid.findMany({ where: { communityId }, select: { name: true } }))
      .map(({ name }) => name)
      .sort(),
    units: sorted(units.map(({ partyId: _, ...unit }) => unit)),
    parties: sorted(parties.map(({ id: _, units, ...party }) => ({ ...party, units: sorted(units) }))),
  };
}

const sorted = <T>(items: T[]) => [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
