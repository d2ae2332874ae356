import type { Db } from "#app/db/client.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Subject } from "./policy.ts";

export type HeldComment = Subject & {
  id: string;
  threadId: string;
  body: string;
  bodyHtml: string;
  answer: boolean;
  revision: number;
  pictureCount: number;
  helpful: number;
  unhelpful: number;
  createdAt: Date;
  editedAt: Date | null;
  now: Date;
};

/** Which thread a comment stands in. Refuses with not_found. */
export async function threadOf(db: Db, communityId: string, commentId: string): Promise<string> {
  const comment = isId(commentId)
    ? await db.comment.findUnique({
        where: { communityId_id: { communityId, id: commentId } },
        select: { threadId: true },
      })
    : null;
  if (!comment) throw new Refused("not_found");
  return comment.threadId;
}

/** The comment and the database's own clock; its row is held until commit. */
export async function lockComment(tx: Db, communityId: string, commentId: string): Promise<HeldComment> {
  const [row] = await tx.$queryRaw<HeldComment[]>`
    SELECT "id", "threadId", "authorId", "office", "removedAt" IS NOT NULL AS "removed",
      "hiddenFor" IS NOT NULL AS "hidden", "body", "bodyHtml",
      "answer", "revision", "pictureCount", "helpful", "unhelpful", "createdAt", "editedAt", clock_timestamp() AS "now"
    FROM "Comment" WHERE "communityId" = ${communityId} AND "id" = ${commentId}::uuid FOR UPDATE`;
  if (!row) throw new Refused("not_found");
  return row;
}
