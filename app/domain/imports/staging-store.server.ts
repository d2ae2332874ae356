import type { Db } from "#app/db/client.server.ts";
import type { ImportKey } from "./judging-tables.server.ts";
import type { RowValues } from "./row.ts";

/** A multiple of three, so that no character of base64 belongs to two slices. */
const SLICE = 768 * 1_024;

/** The file of an import as it was uploaded, fetched slice by slice: no larger text than a slice is ever made of it. */
export async function loadFile(
  db: Db,
  { communityId, importId }: ImportKey,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += SLICE) {
    const [slice] = await db.$queryRaw<{ text: string }[]>`
      SELECT encode(substring("file" FROM ${at + 1}::int FOR ${SLICE}::int), 'base64') AS "text"
      FROM "PlaceImport" WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid`;
    bytes.set(Buffer.from(slice?.text ?? "", "base64"), at);
  }
  return bytes;
}

export const clearRows = (db: Db, { communityId, importId }: ImportKey) =>
  db.placeImportRow.deleteMany({ where: { communityId, importId } });

type Progress = { run: string; rowsDone: number; rowsRead: number; guess: "new" | "same" };

/**
 * Keeps rows as they were understood and says how far it is, in one statement. Those with faults of their own are judged
 * by that; of the others `guess` is most likely, and put right later. False when the import is not ours any more.
 */
export async function stageRows(
  db: Db,
  { communityId, importId }: ImportKey,
  rows: readonly { no: number; values: RowValues }[],
  { run, rowsDone, rowsRead, guess }: Progress,
): Promise<boolean> {
  const staged = rows.map(({ no, values }) => ({
    rowNo: no,
    values: said(values),
    verdict: values.faults.length > 0 ? "error" : guess,
    notes: values.faults.map((fault) => ({ is: "fault", ...fault })),
  }));
  const [{ ours } = { ours: 0 }] = await db.$queryRaw<{ ours: number }[]>`
    WITH ours AS (
      UPDATE "PlaceImport" SET "beatAt" = now(), "rowsDone" = ${rowsDone}, "rowsRead" = ${rowsRead}
      WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid AND "run" = ${run}::uuid AND "state" = 'reading'
      RETURNING "id"
    ), staged AS (
      INSERT INTO "PlaceImportRow" ("communityId", "importId", "rowNo", "verdict", "values", "notes")
      SELECT ${communityId}, ours."id", r."rowNo", r."verdict", r."values", r."notes"
      FROM ours, jsonb_to_recordset(${JSON.stringify(staged)}::jsonb)
        AS r("rowNo" int, "verdict" "RowVerdict", "values" jsonb, "notes" jsonb)
    )
    SELECT count(*)::int AS "ours" FROM ours`;
  return ours === 1;
}

/** Without what the row does not say. */
const said = (values: RowValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

export const hasUnits = async (db: Db, communityId: string) =>
  (await db.exclusiveUnit.findFirst({ where: { communityId }, select: { id: true } })) !== null;
