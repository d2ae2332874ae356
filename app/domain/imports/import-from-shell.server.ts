import { randomUUID } from "node:crypto";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { UploadedFile } from "#app/domain/shared/fields.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { applyImport } from "./apply-import.server.ts";
import type { ImportKey } from "./judging-tables.server.ts";
import { readImport } from "./read-import.server.ts";
import { markApplying } from "./run-store.server.ts";
import { countUnderWay, insertImport, lockCommunity, lockImport } from "./store.server.ts";
import { nameOf } from "./upload-file.server.ts";

/**
 * The same import for whoever has the server's shell, who could write to the database anyway: without a job, and in
 * nobody's name. Reads a file, judges its rows, and returns where the preview is, which the committee sees too.
 */
export async function previewFromShell(communityId: string, { name, bytes }: UploadedFile): Promise<ImportKey> {
  const importId = await inTransaction(async (tx) => {
    await lockCommunity(tx, communityId);
    if ((await countUnderWay(tx, communityId)) > 0) throw new Refused("import_under_way");
    return insertImport(tx, { communityId, byId: null, fileName: nameOf(name), bytes, formKey: randomUUID() });
  });
  const key = { communityId, importId };
  await readImport(key);
  return key;
}

/** Writes what was previewed. Nothing, when there is an error in it. */
export async function applyFromShell(key: ImportKey): Promise<void> {
  await inTransaction(async (tx) => {
    const { state, counts } = await lockImport(tx, key);
    if (state !== "previewed") throw new Refused("import_state");
    if (counts.rows.error > 0) throw new Refused("import_has_errors");
    await markApplying(tx, key, null);
    const { new: added, changed } = counts.rows;
    const subject = `import:${key.importId}`;
    await record(tx, { ...key, accountId: null }, { action: "import.apply", subject, detail: { added, changed } });
  });
  await applyImport(key);
}

/** How far an import is, or what came of it, with the first rows that are wrong. */
export const reportOf = ({ communityId, importId }: ImportKey, faultyRows = 0) =>
  prisma.placeImport.findUniqueOrThrow({
    where: { communityId_id: { communityId, id: importId } },
    select: {
      ...{ state: true, fault: true, counts: true, rowsDone: true, rowsRead: true },
      rows: {
        where: { verdict: "error" },
        orderBy: { rowNo: "asc" },
        take: faultyRows,
        select: { rowNo: true, notes: true },
      },
    },
  });
