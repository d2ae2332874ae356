import { type Db, prisma } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { homeOf } from "./homes.server.ts";
import { deleteMentions } from "./mention-store.server.ts";
import { lockComment, threadOf } from "./subject-store.server.ts";

/** A comment that is flagged or judged, held until commit, with the pages that show it. Refuses with not_found. */
export async function holdComment(tx: Db, actor: Actor, id: string) {
  const threadId = await threadOf(prisma, actor.communityId, id);
  const { tags, refusal } = await homeOf(tx, actor, { threadId, hold: true });
  const { authorId, removed, hidden, revision, now } = await lockComment(tx, actor.communityId, id);
  // Whether nobody changes anything there any more: whoever judges is a member, and would be refused for nothing else.
  return { id, authorId, removed, hidden, revision, now, tags, closed: refusal !== null };
}
export type ModeratedComment = Awaited<ReturnType<typeof holdComment>>;

/** Takes the words out of a comment that is hidden for good, and all it said before; its place, ground and answers stay. */
export async function forgetWords(tx: Db, communityId: string, id: string) {
  const where = { communityId_id: { communityId, id } };
  await tx.comment.update({ where, data: { body: "", bodyHtml: "" }, select: { id: true } });
  await tx.commentRevision.deleteMany({ where: { communityId, commentId: id } });
  await deleteMentions(tx, communityId, id);
  await takePictures(tx, { communityId, commentId: id });
}

/** Hides what a held comment says, for a ground, or shows it again. Its words, place and answers stay. */
export async function hideComment(tx: Db, communityId: string, { id, tags }: ModeratedComment, ground: Ground | null) {
  const where = { communityId_id: { communityId, id } };
  await tx.comment.update({ where, data: { hiddenFor: ground }, select: { id: true } });
  await touch(tx, ...tags);
}
