import type { Db } from "#app/db/client.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Subject } from "./policy.ts";
import type { StanceKind } from "./stances.ts";

export type LockedComment = Subject & {
  id: string;
  threadId: string;
  /** Null when it has not come out. */
  position: number | null;
  stance: StanceKind;
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
export const threadOf = async (db: Db, communityId: string, commentId: string): Promise<string> =>
  (await placeOf(db, communityId, commentId)).threadId;

/** Which thread a comment stands in, or is to stand in once it comes out. Refuses with not_found. */
export async function placeOf(db: Db, communityId: string, commentId: string) {
  const comment = isId(commentId)
    ? await db.comment.findUnique({
        where: { communityId_id: { communityId, id: commentId } },
        select: { threadId: true, position: true },
      })
    : null;
  if (!comment) throw new Refused("not_found");
  return { threadId: comment.threadId, isOut: comment.position !== null };
}

/** The comment and the database's own clock; its row is held until commit. */
export async function lockComment(tx: Db, communityId: string, commentId: string): Promise<LockedComment> {
  const [row] = await tx.$queryRaw<LockedComment[]>`
    SELECT "id", "threadId", "position", "stance", "authorId", "office", "removedAt" IS NOT NULL AS "removed",
      "hiddenFor" IS NOT NULL AS "hidden", "heldAt" IS NOT NULL AS "held", "body", "bodyHtml",
      "answer", "revision", "pictureCount", "helpful", "unhelpful", "createdAt", "editedAt", clock_timestamp() AS "now"
    FROM "Comment" WHERE "communityId" = ${communityId} AND "id" = ${commentId}::uuid FOR UPDATE`;
  if (!row) throw new Refused("not_found");
  return row;
}
