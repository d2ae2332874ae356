import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";

export type Kept = { communityId: string; id: string; commentId: string };

/** Hidden for good, and nothing came of it any more for so many months. */
const isOver = (months: number) => Prisma.sql`"erasedAt" IS NULL AND "state" IN ('standing', 'upheld')
  AND COALESCE("decidedAt", "at") < now() - make_interval(months => ${months}::int)`;

export const keptTooLong = (db: Db, months: number, limit: number) =>
  db.$queryRaw<Kept[]>`
    SELECT "communityId", "id", "commentId" FROM "Measure" WHERE ${isOver(months)} ORDER BY "at" LIMIT ${limit}`;

/** Takes the words out of a measure, and out of what led to it. Whether there was anything to do. */
export async function eraseMeasure(tx: Db, { communityId, id, commentId }: Kept, months: number): Promise<boolean> {
  const erased = await tx.$executeRaw`
    UPDATE "Measure" SET "note" = '', "erasedAt" = now(),
      "appeal" = CASE WHEN "appeal" IS NOT NULL THEN '' END, "answer" = CASE WHEN "answer" IS NOT NULL THEN '' END
    WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid AND ${isOver(months)}`;
  if (erased === 0) return false;
  await tx.flag.deleteMany({ where: { communityId, commentId } });
  await tx.editRequest.deleteMany({ where: { communityId, commentId } });
  return true;
}
