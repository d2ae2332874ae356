import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { PICTURES_OF_C } from "#app/domain/pictures/picture-sql.server.ts";
import { outlookOf } from "#app/domain/sanctions/judgment.ts";
import { readWriter, type WriterJson, writerJson } from "#app/domain/sanctions/writer-facts.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { NOBODYS, type ThreadFace } from "./views.ts";

/**
 * What of a thread is one person's own, as JSON: part of the query in which a page asks for its face. `thread` is the
 * column that holds its id. Reads that person's rows and no others.
 */
export const faceJson = (communityId: string, thread: Prisma.Sql, accountId: string) => Prisma.sql`json_build_object(
  'own', (SELECT coalesce(json_agg(c."id" ORDER BY c."position"), '[]') FROM "Comment" c
    WHERE c."communityId" = ${communityId} AND c."threadId" = ${thread} AND c."authorId" = ${accountId}::uuid AND c."removedAt" IS NULL),
  'held', (SELECT coalesce(json_agg(json_build_object('id', c."id", 'bodyHtml', c."bodyHtml", 'at', c."heldAt",
      'dueAt', c."heldAt" + (SELECT make_interval(hours => y."promisedHours") FROM "Community" y WHERE y."id" = c."communityId"),
      'pictures', ${PICTURES_OF_C}, 'isOut', c."position" IS NOT NULL) ORDER BY c."heldAt"), '[]') FROM "Comment" c
    WHERE c."communityId" = ${communityId} AND c."threadId" = ${thread} AND c."authorId" = ${accountId}::uuid AND c."heldAt" IS NOT NULL),
  'rated', (SELECT coalesce(json_object_agg(r."commentId", r."helpful" ORDER BY r."commentId"), '{}') FROM "CommentRating" r
    WHERE r."communityId" = ${communityId} AND r."threadId" = ${thread} AND r."accountId" = ${accountId}::uuid),
  'unread', (SELECT t."lastPosition" - f."readThrough" FROM "ThreadFollow" f
    JOIN "Thread" t ON t."communityId" = f."communityId" AND t."id" = f."threadId"
    WHERE f."communityId" = ${communityId} AND f."threadId" = ${thread} AND f."accountId" = ${accountId}::uuid),
  'writer', ${writerJson({ communityId, accountId })})`;

/** What the query gives. */
export type FaceJson = Omit<ThreadFace, "outlook"> & { writer: WriterJson | null };

export const readFace = (actor: Actor, { writer, ...face }: FaceJson): ThreadFace => ({
  ...face,
  outlook: writer ? outlookOf(actor, readWriter(writer)) : NOBODYS.outlook,
});

/** The same by itself, for a page that is drawn for one person alone. */
export async function threadFace(actor: Actor, threadId: string): Promise<ThreadFace> {
  const { communityId, accountId } = actor;
  if (!accountId) return NOBODYS;
  const [row] = await prisma.$queryRaw<{ face: FaceJson }[]>`
    SELECT ${faceJson(communityId, Prisma.sql`${threadId}::uuid`, accountId)} AS face`;
  return row ? readFace(actor, row.face) : NOBODYS;
}
