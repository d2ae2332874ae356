import type { Db } from "#app/db/client.server.ts";
import type { LockedComment } from "./subject-store.server.ts";

type NewText = {
  body: string;
  bodyHtml: string;
  fingerprint: bigint | null;
  /** Since when it waits. */
  heldAt: Date | null;
  /** How many of its pictures go, and how many come. */
  gone: number;
  added: number;
};

/** Keeps what the comment said and how many pictures it had, and gives it another text and other pictures. */
export async function reviseComment(
  tx: Db,
  communityId: string,
  { id, revision, body, bodyHtml, pictureCount, createdAt, editedAt, now }: LockedComment,
  { gone, added, ...text }: NewText,
) {
  await tx.commentRevision.create({
    data: {
      communityId,
      commentId: id,
      revision,
      body,
      bodyHtml,
      pictureCount,
      picturesTaken: gone,
      writtenAt: editedAt ?? createdAt,
    },
    select: { revision: true },
  });
  await tx.comment.update({
    where: { communityId_id: { communityId, id } },
    data: { ...text, pictureCount: pictureCount - gone + added, revision: revision + 1, editedAt: now },
    select: { id: true },
  });
}

/** Gives a comment that nobody else has seen yet as it stands another text: there is nothing to keep for others. */
export async function rewriteComment(
  tx: Db,
  communityId: string,
  { id, revision, pictureCount }: LockedComment,
  { gone, added, ...text }: NewText,
) {
  await tx.comment.update({
    where: { communityId_id: { communityId, id } },
    data: { ...text, pictureCount: pictureCount - gone + added, revision: revision + 1 },
    select: { id: true },
  });
}

/** Takes its words out of a comment and leaves its place. It ranks where what nobody rated does. */
export async function emptyComment(tx: Db, communityId: string, { id, threadId, position, now }: LockedComment) {
  await tx.comment.update({
    where: { communityId_id: { communityId, id } },
    data: {
      ...{ body: "", bodyHtml: "", pictureCount: 0, answer: false, best: 0, disputed: 0, removedAt: now },
      ...{ heldAt: null, fingerprint: null },
    },
    select: { id: true },
  });
  await tx.commentRevision.deleteMany({ where: { communityId, commentId: id } });
  if (position === null) return;
  await tx.thread.update({
    where: { communityId_id: { communityId, id: threadId } },
    data: { commentCount: { decrement: 1 } },
    select: { id: true },
  });
}

/** The same of everything of somebody's that never came out, and so is counted nowhere. Returns what that was. */
export async function emptyWaiting(tx: Db, authorId: string): Promise<{ communityId: string; commentId: string }[]> {
  return tx.$queryRaw`
    UPDATE "Comment" SET "body" = '', "bodyHtml" = '', "pictureCount" = 0, "removedAt" = clock_timestamp(), "heldAt" = NULL, "fingerprint" = NULL
    WHERE "authorId" = ${authorId}::uuid AND "position" IS NULL AND "removedAt" IS NULL
    RETURNING "communityId", "id" AS "commentId"`;
}
