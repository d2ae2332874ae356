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
