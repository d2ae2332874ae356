import type { Db } from "#app/db/client.server.ts";

type Key = { communityId: string; commentId: string; accountId: string };

/** What somebody said of a comment before, if anything. Runs after the comment's row was locked. */
export async function findRating(tx: Db, key: Key): Promise<boolean | null> {
  const rating = await tx.commentRating.findUnique({
    where: { communityId_commentId_accountId: key },
    select: { helpful: true },
  });
  return rating?.helpful ?? null;
}

export async function putRating(tx: Db, key: Key, threadId: string, helpful: boolean) {
  await tx.commentRating.upsert({
    where: { communityId_commentId_accountId: key },
    create: { ...key, threadId, helpful },
    update: { helpful, ratedAt: new Date() },
    select: { helpful: true },
  });
}

export async function deleteRating(tx: Db, key: Key) {
  await tx.commentRating.deleteMany({ where: key });
}

type Counts = { helpful: number; unhelpful: number; best: number; disputed: number };

export async function updateCounts(tx: Db, communityId: string, id: string, counts: Counts) {
  await tx.comment.update({ where: { communityId_id: { communityId, id } }, data: counts, select: { id: true } });
}
