import { randomUUID } from "node:crypto";

import type { Db } from "#app/db/client.server.ts";
import type { ImportState } from "#app/db/generated/enums.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { ImportKey } from "./judging-tables.server.ts";
import { type Counts, type ImportFault, NO_COUNTS, type Verdict } from "./notes.ts";

/** A server that was not heard of for so long is not at it any more. */
const SILENCE_SECONDS = 60;

type NewImport = { communityId: string; byId: string | null; fileName: string; bytes: Uint8Array; formKey: string };

/** One file after the other is taken in: held until commit. */
export const lockCommunity = (tx: Db, communityId: string) =>
  tx.$queryRaw`SELECT FROM "Community" WHERE "id" = ${communityId} FOR NO KEY UPDATE`;

export const findByFormKey = (db: Db, communityId: string, formKey: string) =>
  db.placeImport.findUnique({
    where: { communityId_formKey: { communityId, formKey } },
    select: { id: true, fileName: true },
  });

export const countUnderWay = (db: Db, communityId: string) =>
  db.placeImport.count({ where: { communityId, state: { in: ["reading", "applying"] } } });

/** The file goes over in text, which takes the least memory on the way. */
export async function insertImport(
  tx: Db,
  { communityId, byId, fileName, bytes, formKey }: NewImport,
): Promise<string> {
  const id = randomUUID();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  await tx.$executeRaw`
    INSERT INTO "PlaceImport" ("communityId", "id", "byId", "fileName", "file", "formKey", "counts")
    VALUES (${communityId}, ${id}::uuid, ${byId}::uuid, ${fileName}, decode(${text}, 'base64'), ${formKey}::uuid,
      ${JSON.stringify(NO_COUNTS)}::jsonb)`;
  return id;
}

export type LockedImport = { state: ImportState; counts: Counts; appliedAt: Date | null };

/** An import, held until commit. */
export async function lockImport(tx: Db, { communityId, importId }: ImportKey): Promise<LockedImport> {
  if (!isId(importId)) throw new Refused("not_found");
  const [found] = await tx.$queryRaw<LockedImport[]>`
    SELECT "state", "counts", "appliedAt" FROM "PlaceImport"
    WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid FOR UPDATE`;
  if (!found) throw new Refused("not_found");
  return found;
}

/**
 * Takes an import on for reading: nobody else does while this server is heard of. Returns how large its file is and a
 * word that later steps say; null when it is not to be read, or another server is at it.
 */
export async function claimReading(db: Db, { communityId, importId }: ImportKey) {
  const run = randomUUID();
  const [claimed] = await db.$queryRaw<{ bytes: number }[]>`
    UPDATE "PlaceImport" SET "run" = ${run}::uuid, "beatAt" = now(), "rowsRead" = 0, "rowsDone" = 0
    WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid AND "state" = 'reading' AND "file" IS NOT NULL
      AND ("beatAt" IS NULL OR "beatAt" < now() - ${SILENCE_SECONDS} * interval '1 second')
    RETURNING octet_length("file") AS "bytes"`;
  return claimed ? { ...claimed, run } : null;
}

/** Another server may go on with it. */
export const releaseReading = (db: Db, { communityId, importId }: ImportKey, run: string) =>
  db.placeImport.updateMany({ where: { communityId, id: importId, run }, data: { beatAt: null } });

/** Says how far things are, and that we are at it. False when they are not ours any more. */
export async function beat(
  db: Db,
  { communityId, importId }: ImportKey,
  run: string | null,
  rowsDone: number,
  rowsRead: number,
) {
  const { count } = await db.placeImport.updateMany({
    where: { communityId, id: importId, ...(run && { run, state: "reading" }) },
    data: { beatAt: new Date(), rowsDone, rowsRead },
  });
  return count === 1;
}

type Outcome = { state: ImportState; counts?: Counts; fault?: ImportFault | null };

/** Moves an import on. Never back to being read: its file is gone then. */
export async function settle(db: Db, { communityId, importId }: ImportKey, { state, counts, fault = null }: Outcome) {
  await db.$executeRaw`
    UPDATE "PlaceImport" SET "state" = ${state}::"ImportState", "file" = NULL, "beatAt" = now(),
      "fault" = ${fault === null ? null : JSON.stringify(fault)}::jsonb,
      "counts" = coalesce(${counts ? JSON.stringify(counts) : null}::jsonb, "counts")
    WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid`;
}

export async function countVerdicts(db: Db, { communityId, importId }: ImportKey): Promise<Counts["rows"]> {
  const rows = await db.$queryRaw<{ verdict: Verdict; count: number }[]>`
    SELECT "verdict", count(*)::int AS "count" FROM "PlaceImportRow"
    WHERE "communityId" = ${communityId} AND "importId" = ${importId}::uuid GROUP BY "verdict"`;
  return { ...NO_COUNTS.rows, ...Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count])) };
}

/** Imports that nobody was heard of at for too long. */
export const listSilent = (db: Db) =>
  db.$queryRaw<(ImportKey & { state: ImportState; isOld: boolean })[]>`
    SELECT "communityId", "id" AS "importId", "state", "createdAt" < now() - interval '1 day' AS "isOld" FROM "PlaceImport"
    WHERE "state" IN ('reading', 'applying')
      AND coalesce("beatAt", "createdAt") < now() - ${SILENCE_SECONDS} * interval '1 second'
    ORDER BY "createdAt" LIMIT 20`;
