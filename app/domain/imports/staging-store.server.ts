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

/** Keeps rows as they were understood. Those with faults of their own are judged by that; the others later. */
export async function stageRows(
  db: Db,
  { communityId, importId }: ImportKey,
  rows: readonly { no: number; values: RowValues }[],
) {
  const staged = rows.map(({ no, values }) => ({
    ...{ communityId, importId, rowNo: no, values },
    verdict: values.faults.length > 0 ? "error" : "same",
    notes: values.faults.map((fault) => ({ is: "fault", ...fault })),
  }));
  await db.$executeRaw`
    INSERT INTO "PlaceImportRow" ("communityId", "importId", "rowNo", "verdict", "values", "notes")
    SELECT "communityId", "importId", "rowNo", "verdict", "values", "notes"
    FROM jsonb_populate_recordset(NULL::"PlaceImportRow", ${JSON.stringify(staged)}::jsonb)`;
}
