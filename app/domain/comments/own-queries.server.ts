import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { linesOf } from "./homes.server.ts";

const MOST_FOLLOWED = 20;
const MOST_MENTIONS = 10;

/** The threads one follows and how much is new in each, those with news first. */
export async function followedThreads({ accountId, communityId }: Actor) {
  if (!accountId) return [];
  const rows = await prisma.$queryRaw<{ threadId: string; unread: number; readThrough: number }[]>`
    SELECT f."threadId", t."lastPosition" - f."readThrough" AS "unread", f."readThrough" FROM "ThreadFollow" f
    JOIN "Thread" t ON t."communityId" = f."communityId" AND t."id" = f."threadId"
    WHERE f."communityId" = ${communityId} AND f."accountId" = ${accountId}::uuid
    ORDER BY (t."lastPosition" > f."readThrough") DESC, f."followedAt" DESC LIMIT ${MOST_FOLLOWED}`;
  if (rows.length === 0) return [];
  const lines = await linesOf(
    prisma,
    communityId,
    rows.map(({ threadId }) => threadId),
  );
  return rows.flatMap(({ threadId, ...read }) => {
    const line = lines.get(threadId);
    return line ? { ...line, ...read } : [];
  });
}

/** Where one was mentioned, the latest first. */
export async function ownMentions({ accountId, communityId }: Actor) {
  if (!accountId) return [];
  return prisma.$queryRaw<{ commentId: string; by: string; at: Date; excerpt: string }[]>`
    SELECT m."commentId", a."shownName" AS "by", m."mentionedAt" AS "at", left(c."body", 60) AS "excerpt"
    FROM "CommentMention" m JOIN "Comment" c ON c."communityId" = m."communityId" AND c."id" = m."commentId"
    JOIN "Account" a ON a."id" = c."authorId"
    WHERE m."communityId" = ${communityId} AND m."accountId" = ${accountId}::uuid AND c."hiddenFor" IS NULL
      AND c."heldAt" IS NULL
    ORDER BY m."mentionedAt" DESC LIMIT ${MOST_MENTIONS}`;
}
