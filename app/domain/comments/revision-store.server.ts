import type { Db } from "#app/db/client.server.ts";
import type { HeldComment } from "./subject-store.server.ts";

type NewText = { body: string; bodyHtml: string /** How many of its pictures go. */; gone: number };

/** Keeps what the comment said and how many pictures it had, and gives it another text and fewer of them. */
export async function reviseComment(
  tx: Db,
  communityId: string,
  { id, revision, body, bodyHtml, pictureCount, createdAt, editedAt, now }: HeldComment,
  { gone, ...text }: NewText,
) {
  await tx.commentRevision.create({
    data: { communityId, commentId: id, revision, body, bodyHtml, pictureCount, writtenAt: editedAt ?? createdAt },
    select: { revision: true },
  });
  await tx.comment.update({
    where: { communityId_id: { communityId, id } },
    data: { ...text, pictureCount: pictureCount - gone, revision: revision + 1, editedAt: now },
    select: { id: true },
  });
}

/** Takes its words out of a comment and leaves its place. It ranks where what nobody rated does. */
export async function emptyComment(tx: Db, communityId: string, { id, threadId, now }: HeldComment) {
  await tx.comment.update({
    where: { communityId_id: { communityId, id } },
    data: { body: "", bodyHtml: "", pictureCount: 0, answer: false, best: 0, disputed: 0, removedAt: now },
    select: { id: true },
  });
  await tx.commentRevision.deleteMany({ where: { communityId, commentId: id } });
  await tx.thread.update({
    where: { communityId_id: { communityId, id: threadId } },
    data: { commentCount: { decrement: 1 } },
    select: { id: true },
  });
}
