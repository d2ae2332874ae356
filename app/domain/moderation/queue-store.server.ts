import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";

type Waiting = { commentId: string; urgent: boolean; flags: number; revision: number; openedAt: Date };
type Place = { urgent: boolean; openedAt: Date; id: string };

/** What waits, the urgent first, then the longest wait. */
export function listWaiting(db: Db, communityId: string, after: Place | null, limit: number): Promise<Waiting[]> {
  const behind = after
    ? Prisma.sql`AND (NOT "urgent", "openedAt", "commentId") > (${!after.urgent}, ${after.openedAt}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<Waiting[]>`
    SELECT "commentId", "urgent", "flags", "revision", "openedAt" FROM "ModerationCase"
    WHERE "communityId" = ${communityId} AND "state" = 'waiting' ${behind}
    ORDER BY "urgent" DESC, "openedAt", "commentId" LIMIT ${limit}`;
}

export async function waitingFacts(db: Db, communityId: string): Promise<{ waiting: number; oldestAt: Date | null }> {
  const [facts] = await db.$queryRaw<{ waiting: number; oldestAt: Date | null }[]>`
    SELECT count(*)::int AS "waiting", min("openedAt") AS "oldestAt" FROM "ModerationCase"
    WHERE "communityId" = ${communityId} AND "state" = 'waiting'`;
  return facts ?? { waiting: 0, oldestAt: null };
}

export const listFlags = (db: Db, communityId: string, commentIds: string[]) =>
  db.flag.findMany({
    where: { communityId, commentId: { in: commentIds } },
    orderBy: { flaggedAt: "asc" },
    take: 1_000,
    select: { commentId: true, accountId: true, ground: true, note: true },
  });

/** Appeals that wait, the one that is due first in front. */
export const listAppeals = (db: Db, communityId: string) =>
  db.measure.findMany({
    where: { communityId, state: "appealed" },
    orderBy: { answerDueAt: "asc" },
    take: 100,
    select: { commentId: true, answerDueAt: true },
  });
