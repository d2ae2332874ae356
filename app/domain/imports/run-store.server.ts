import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { ImportState } from "#app/db/generated/enums.ts";
import type { ImportKey } from "./judging-tables.server.ts";

export async function markApplying(tx: Db, { communityId, importId }: ImportKey, appliedById: string | null) {
  await tx.placeImport.update({
    where: { communityId_id: { communityId, id: importId } },
    data: { state: "applying", appliedById, rowsDone: 0, beatAt: new Date(), fault: Prisma.DbNull },
    select: { id: true },
  });
}

/** Where an import stands, without holding it: its row is written to from outside meanwhile. */
export const findImport = (db: Db, { communityId, importId }: ImportKey) =>
  db.placeImport.findUnique({
    where: { communityId_id: { communityId, id: importId } },
    select: { state: true, appliedById: true, rowsRead: true },
  }) as Promise<{ state: ImportState; appliedById: string | null; rowsRead: number } | null>;

/** One import of a community is written, or taken back, after the other. */
export const awaitTurn = (tx: Db, communityId: string) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('imports of ' || ${communityId}, 0))::text`;

/**
 * Holds all that rows are compared with until commit: what is judged is then what is written to. Whoever edits a place or
 * joins a party waits, or was before us.
 */
export async function lockPlaces(tx: Db, communityId: string) {
  for (const [table, order] of LOCKED) {
    await tx.$executeRaw`SELECT FROM ${table} WHERE "communityId" = ${communityId} ORDER BY ${order} FOR NO KEY UPDATE`;
  }
}

const LOCKED = [
  [Prisma.sql`"PropertyArea"`, Prisma.sql`"id"`],
  [Prisma.sql`"Building"`, Prisma.sql`"id"`],
  [Prisma.sql`"OwnerParty"`, Prisma.sql`"id"`],
  [Prisma.sql`"OwnerPartyMember"`, Prisma.sql`"partyId", "position"`],
  [Prisma.sql`"ExclusiveUnit"`, Prisma.sql`"id"`],
] as const;

/** No vote is opened on the owners of the community until commit: a vote refers to its property area. */
export const holdOffVotes = (tx: Db, communityId: string) =>
  tx.$executeRaw`SELECT FROM "PropertyArea" WHERE "communityId" = ${communityId} ORDER BY "id" FOR UPDATE`;

export const markApplied = (tx: Db, { communityId, importId }: ImportKey) =>
  tx.$executeRaw`UPDATE "PlaceImport" SET "state" = 'applied', "appliedAt" = clock_timestamp(), "fault" = NULL,
    "rowsDone" = "rowsRead" WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid`;

export const markUndone = (tx: Db, { communityId, importId }: ImportKey) =>
  tx.$executeRaw`UPDATE "PlaceImport" SET "state" = 'undone', "undoneAt" = clock_timestamp()
    WHERE "communityId" = ${communityId} AND "id" = ${importId}::uuid`;

export async function deleteImport(tx: Db, { communityId, importId }: ImportKey) {
  await tx.placeImport.delete({ where: { communityId_id: { communityId, id: importId } }, select: { id: true } });
}

/** Whether none was applied after it. */
export async function isLastApplied(db: Db, { communityId, importId }: ImportKey): Promise<boolean> {
  const last = await db.placeImport.findFirst({
    where: { communityId, state: "applied" },
    orderBy: [{ appliedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return last?.id === importId;
}

const OLD_PREVIEW = "7 days";
const OLD_ROWS = "30 days";

/** Lists of names are not kept for longer than they are looked at: previews go, and of what was applied the rows. */
export async function deleteOld(db: Db) {
  await db.$executeRaw`DELETE FROM "PlaceImport"
    WHERE "state" IN ('previewed', 'refused') AND "createdAt" < now() - ${OLD_PREVIEW}::interval`;
  await db.$executeRaw`DELETE FROM "PlaceImportRow" r USING "PlaceImport" i
    WHERE i."communityId" = r."communityId" AND i."id" = r."importId"
      AND i."state" IN ('applied', 'undone') AND i."createdAt" < now() - ${OLD_ROWS}::interval`;
}
