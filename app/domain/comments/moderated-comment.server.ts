import { type Db, prisma } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { tags as threadTags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { forgetSignals } from "#app/domain/signals/look.server.ts";
import { homeOf } from "./homes.server.ts";
import { deleteMentions, mentionNow } from "./mention-store.server.ts";
import { countStance } from "./stance-store.server.ts";
import { lockThread, numberComment } from "./store.server.ts";
import { lockComment, placeOf } from "./subject-store.server.ts";

/** A comment that is flagged or judged, held until commit, with the pages that show it. Refuses with not_found. */
export async function holdComment(tx: Db, actor: Actor, id: string) {
  const { communityId } = actor;
  const { threadId, isOut } = await placeOf(prisma, communityId, id);
  const { tags, countTags, refusalTo } = await homeOf(tx, actor, { threadId, hold: true });
  // It may come out, and whoever takes it back locks these two in this order.
  if (!isOut) await lockThread(tx, communityId, threadId);
  const { authorId, removed, hidden, held, stance, position, revision, now } = await lockComment(tx, communityId, id);
  const pages = { tags, countTags: [...countTags, threadTags.thread(communityId, threadId)] };
  return {
    ...{ id, threadId, authorId, removed, hidden, held, stance, isOut: position !== null, revision, now, ...pages },
    // Whether nobody changes anything there any more: whoever judges is a member, and would be refused for nothing else.
    closed: refusalTo(actor) !== null,
  };
}
export type ModeratedComment = Awaited<ReturnType<typeof holdComment>>;

/** Takes the words out of a comment that is hidden for good, and all it said before; its place, ground and answers stay. */
export async function forgetWords(tx: Db, communityId: string, id: string) {
  const where = { communityId_id: { communityId, id } };
  const nothing = { body: "", bodyHtml: "", fingerprint: null };
  await tx.comment.update({ where, data: nothing, select: { id: true } });
  await tx.commentRevision.deleteMany({ where: { communityId, commentId: id } });
  await deleteMentions(tx, communityId, id);
  await forgetSignals(tx, communityId, { kind: "comment", id });
  await takePictures(tx, { communityId, commentId: id });
}

/** Hides what a comment says, for a ground. Its words, place and answers stay; one that had not come out does not. */
export async function hideComment(tx: Db, communityId: string, { id, tags }: ModeratedComment, ground: Ground) {
  const where = { communityId_id: { communityId, id } };
  await tx.comment.update({ where, data: { hiddenFor: ground, heldAt: null }, select: { id: true } });
  await touch(tx, ...tags);
}

/** Takes a hiding back: what had come out is there to be read again, and what had not waits again. */
export async function takeHidingBack(tx: Db, communityId: string, comment: ModeratedComment) {
  if (comment.isOut) return showComment(tx, communityId, comment);
  const where = { communityId_id: { communityId, id: comment.id } };
  await tx.comment.update({ where, data: { hiddenFor: null, heldAt: comment.now }, select: { id: true } });
  await touch(tx, ...comment.tags);
}

/**
 * Shows what was hidden, or waited, to everybody. What had not come out before comes out now, as the latest of its
 * thread: only so does whoever follows it, or has it open, learn of it.
 */
export async function showComment(tx: Db, communityId: string, comment: ModeratedComment) {
  const { id, threadId, authorId: accountId, stance, tags, countTags } = comment;
  if (comment.isOut) {
    const where = { communityId_id: { communityId, id } };
    await tx.comment.update({ where, data: { hiddenFor: null, heldAt: null }, select: { id: true } });
    await touch(tx, ...tags);
  } else {
    await numberComment(tx, communityId, id);
    await countStance(tx, { communityId, threadId, accountId, stance });
    await touch(tx, ...tags, ...countTags);
  }
  if (comment.held || !comment.isOut) await mentionNow(tx, communityId, id);
}
