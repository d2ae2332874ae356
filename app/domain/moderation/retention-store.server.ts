import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";

export type Kept = {
  communityId: string;
  id: string;
  itemId: string;
  kind: "comment" | "proposal";
  year: number | null;
  number: number | null;
};

/** Hidden for good, and nothing came of it any more for so many months. */
const isOver = (months: number) => Prisma.sql`m."erasedAt" IS NULL AND m."state" IN ('standing', 'upheld')
  AND COALESCE(m."decidedAt", m."at") < now() - make_interval(months => ${months}::int)`;

export const keptTooLong = (db: Db, months: number, limit: number) =>
  db.$queryRaw<Kept[]>`
    SELECT m."communityId", m."id", m."itemId",
      CASE WHEN p."id" IS NULL THEN 'comment' ELSE 'proposal' END AS "kind", p."year", p."number"
    FROM "Measure" m LEFT JOIN "Proposal" p ON p."communityId" = m."communityId" AND p."id" = m."itemId"
    WHERE ${isOver(months)} ORDER BY m."at" LIMIT ${limit}`;

/** Takes the words out of a measure, and out of what led to it. Whether there was anything to do. */
export async function eraseMeasure(tx: Db, { communityId, id, itemId }: Kept, months: number): Promise<boolean> {
  const erased = await tx.$executeRaw`
    UPDATE "Measure" m SET "note" = '', "erasedAt" = now(),
      "appeal" = CASE WHEN "appeal" IS NOT NULL THEN '' END, "answer" = CASE WHEN "answer" IS NOT NULL THEN '' END
    WHERE m."communityId" = ${communityId} AND m."id" = ${id}::uuid AND ${isOver(months)}`;
  if (erased === 0) return false;
  await tx.flag.deleteMany({ where: { communityId, itemId } });
  await tx.editRequest.deleteMany({ where: { communityId, itemId } });
  return true;
}

/** Everything somebody wrote in these communities, by its ids. */
const writtenBy = (accountId: string, communityIds: readonly string[]) => Prisma.sql`(
  SELECT "communityId", "id" FROM "Comment"
  WHERE "communityId" = ANY(${communityIds}::text[]) AND "authorId" = ${accountId}::uuid
  UNION ALL SELECT "communityId", "id" FROM "Proposal"
  WHERE "communityId" = ANY(${communityIds}::text[]) AND "authorId" = ${accountId}::uuid) w`;

/** Takes the words out of the measures about what somebody wrote who is erased. */
export async function emptyMeasuresOf(tx: Db, accountId: string, communityIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Measure" m SET "note" = '', "appeal" = left("appeal", 0), "answer" = left("answer", 0)
    FROM ${writtenBy(accountId, communityIds)}
    WHERE m."communityId" = w."communityId" AND m."itemId" = w."id" AND m."erasedAt" IS NULL`;
}

/** Asks nothing any more of somebody who is erased: what they were to change waits again where it did. */
export async function endRequestsTo(tx: Db, accountId: string, communityIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM "EditRequest" r USING ${writtenBy(accountId, communityIds)}
      WHERE r."communityId" = w."communityId" AND r."itemId" = w."id" RETURNING r.*
    )
    UPDATE "ModerationCase" q SET "state" = 'waiting', "openedAt" = g."waitedSince", "revision" = q."revision" + 1 FROM gone g
    WHERE q."communityId" = g."communityId" AND q."itemId" = g."itemId" AND q."state" = 'asked'`;
}
