import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { NOBODYS, type ThreadFace } from "./views.ts";

/**
 * What of a thread is one person's own, as JSON: part of the query in which a page asks for its face. `thread` is the
 * column that holds its id. Reads that person's rows and no others.
 */
export const faceJson = (communityId: string, thread: Prisma.Sql, accountId: string) => Prisma.sql`json_build_object(
  'own', (SELECT coalesce(json_agg(c."id" ORDER BY c."position"), '[]') FROM "Comment" c
    WHERE c."communityId" = ${communityId} AND c."threadId" = ${thread} AND c."authorId" = ${accountId}::uuid AND c."removedAt" IS NULL),
  'rated', (SELECT coalesce(json_object_agg(r."commentId", r."helpful" ORDER BY r."commentId"), '{}') FROM "CommentRating" r
    WHERE r."communityId" = ${communityId} AND r."threadId" = ${thread} AND r."accountId" = ${accountId}::uuid),
  'unread', (SELECT t."lastPosition" - f."readThrough" FROM "ThreadFollow" f
    JOIN "Thread" t ON t."communityId" = f."communityId" AND t."id" = f."threadId"
    WHERE f."communityId" = ${communityId} AND f."threadId" = ${thread} AND f."accountId" = ${accountId}::uuid))`;

/** The same by itself, for a page that is drawn for one person alone. */
export async function threadFace(communityId: string, threadId: string, accountId: string | null): Promise<ThreadFace> {
  if (!accountId) return NOBODYS;
  const [row] = await prisma.$queryRaw<{ face: ThreadFace }[]>`
    SELECT ${faceJson(communityId, Prisma.sql`${threadId}::uuid`, accountId)} AS face`;
  return row?.face ?? NOBODYS;
}
