import type { Db } from "#app/db/client.server.ts";
import type { HeldComment } from "./subject-store.server.ts";

/** Keeps what the comment said and gives it another text. */
export async function reviseComment(
  tx: Db,
  communityId: string,
  { id, revision, body, bodyHtml, createdAt, editedAt, now }: HeldComment,
  text: { body: string; bodyHtml: string },
) {
  await tx.commentRevision.create({
    data: { communityId, commentId: id, revision, body, bodyHtml, writtenAt: editedAt ?? createdAt },
    select: { revision: true },
  });
  await tx.comment.update({
    where: { communityId_id: { communityId, id } },
    data: { ...text, revision: revision + 1, editedAt: now },
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
