import type { Db } from "#app/db/client.server.ts";
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
  official: boolean;
  formKey: string;
};

/** The first comment of the conversation that a comment of this thread stands in. */
export async function rootOf(tx: Db, communityId: string, threadId: string, commentId: string): Promise<string | null> {
  const comment = await tx.comment.findFirst({
    where: { communityId, threadId, id: commentId },
    select: { rootId: true },
  });
  return comment && (comment.rootId ?? commentId);
}

/** Whether the comment is new; one form makes one. Counts it in its thread and its conversation. */
export async function insertComment(tx: Db, row: CommentRow): Promise<boolean> {
  const written = await tx.$executeRaw`
    WITH written AS (
      INSERT INTO "Comment" ("communityId", "id", "threadId", "rootId", "parentId", "authorId", "stance", "body", "bodyHtml", "official", "formKey")
      VALUES (${row.communityId}, ${row.id}::uuid, ${row.threadId}::uuid, ${row.rootId}::uuid, ${row.parentId}::uuid, ${row.authorId}::uuid,
        ${row.stance}::"StanceKind", ${row.body}, ${row.bodyHtml}, ${row.official}, ${row.formKey}::uuid)
      ON CONFLICT DO NOTHING RETURNING "communityId", "threadId", "rootId"
    ), answered AS (
      UPDATE "Comment" c SET "replyCount" = c."replyCount" + 1 FROM written w
      WHERE c."communityId" = w."communityId" AND c."id" = w."rootId"
    )
    UPDATE "Thread" t SET "commentCount" = t."commentCount" + 1 FROM written w
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

type PersonsStance = { communityId: string; threadId: string; accountId: string; stance: StanceKind };

/** Makes this the person's stance in the thread. Runs after the thread's row was locked, so that it sees the stance before. */
export async function countStance(tx: Db, { communityId, threadId, accountId, stance }: PersonsStance) {
  await tx.$executeRaw`
    WITH before AS (
      SELECT "stance" FROM "Stance"
      WHERE "communityId" = ${communityId} AND "threadId" = ${threadId}::uuid AND "accountId" = ${accountId}::uuid
    ), kept AS (
      INSERT INTO "Stance" ("communityId", "threadId", "accountId", "stance")
      VALUES (${communityId}, ${threadId}::uuid, ${accountId}::uuid, ${stance}::"StanceKind")
      ON CONFLICT ("communityId", "threadId", "accountId") DO UPDATE SET "stance" = EXCLUDED."stance"
    ), left_behind AS (
      UPDATE "StanceTally" t SET "people" = t."people" - 1 FROM before b
      WHERE t."communityId" = ${communityId} AND t."threadId" = ${threadId}::uuid
        AND t."stance" = b."stance" AND b."stance" <> ${stance}::"StanceKind"
    )
    INSERT INTO "StanceTally" ("communityId", "threadId", "stance", "people")
    SELECT ${communityId}, ${threadId}::uuid, ${stance}::"StanceKind", 1
    WHERE NOT EXISTS (SELECT FROM before WHERE "stance" = ${stance}::"StanceKind")
    ON CONFLICT ("communityId", "threadId", "stance") DO UPDATE SET "people" = "StanceTally"."people" + 1`;
}
