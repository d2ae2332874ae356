import type { Db } from "#app/db/client.server.ts";
import type { Office } from "./offices.ts";
import type { StanceKind } from "./stances.ts";

type CommentRow = {
  communityId: string;
  id: string;
  threadId: string;
  rootId: string | null;
  parentId: string | null;
  authorId: string;
  stance: StanceKind;
  body: string;
  bodyHtml: string;
  office: Office | null;
  answer: boolean;
  pictureCount: number;
  formKey: string;
};

/**
 * Whoever writes in a thread or takes something back waits here for the others: its numbers and counts follow one another.
 * Not for the thread's row: it is a new one after each of them, and who comes late could go before who waits for an old one.
 */
export async function lockThread(tx: Db, communityId: string, threadId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`thread ${communityId} ${threadId}`}, 0))`;
}

/** A comment of this thread that is answered, and the first one of the conversation it stands in. */
export async function findParent(tx: Db, communityId: string, threadId: string, commentId: string) {
  const comment = await tx.comment.findFirst({
    where: { communityId, threadId, id: commentId },
    select: { rootId: true, removedAt: true, hiddenFor: true },
  });
  return (
    comment && {
      rootId: comment.rootId ?? commentId,
      removed: comment.removedAt !== null,
      hidden: comment.hiddenFor !== null,
    }
  );
}

/**
 * Whether the comment is new; one form makes one. Gives it the thread's next number and counts it there, in its
 * conversation and with what it answers; whoever follows the thread and has read all else has read this one. Runs after
 * the thread was locked.
 */
export async function insertComment(tx: Db, row: CommentRow): Promise<boolean> {
  const written = await tx.$executeRaw`
    WITH written AS (
      INSERT INTO "Comment" ("communityId", "id", "threadId", "position", "rootId", "parentId", "authorId", "stance", "body",
        "bodyHtml", "office", "answer", "pictureCount", "formKey")
      SELECT t."communityId", ${row.id}::uuid, t."id", t."lastPosition" + 1, ${row.rootId}::uuid, ${row.parentId}::uuid,
        ${row.authorId}::uuid, ${row.stance}::"StanceKind", ${row.body}, ${row.bodyHtml}, ${row.office}::"Role",
        ${row.answer}, ${row.pictureCount}, ${row.formKey}::uuid
      FROM "Thread" t WHERE t."communityId" = ${row.communityId} AND t."id" = ${row.threadId}::uuid
      ON CONFLICT ("communityId", "authorId", "formKey") DO NOTHING
      RETURNING "communityId", "threadId", "position", "rootId", "parentId", "authorId"
    ), answered AS (
      UPDATE "Comment" c SET "replyCount" = c."replyCount" + (c."id" = w."rootId")::int,
        "answerCount" = c."answerCount" + (c."id" = w."parentId")::int
      FROM written w WHERE c."communityId" = w."communityId" AND c."id" IN (w."rootId", w."parentId")
    ), seen AS (
      UPDATE "ThreadFollow" f SET "readThrough" = w."position" FROM written w
      WHERE f."communityId" = w."communityId" AND f."threadId" = w."threadId" AND f."accountId" = w."authorId"
        AND f."readThrough" = w."position" - 1
    )
    UPDATE "Thread" t SET "commentCount" = t."commentCount" + 1, "lastPosition" = w."position" FROM written w
    WHERE t."communityId" = w."communityId" AND t."id" = w."threadId"`;
  return written === 1;
}

/** The comment that a form made when it was first sent. */
export async function findComment(tx: Db, communityId: string, authorId: string, formKey: string): Promise<string> {
  const { id } = await tx.comment.findUniqueOrThrow({
    where: { communityId_authorId_formKey: { communityId, authorId, formKey } },
    select: { id: true },
  });
  return id;
}
