import { inTransaction, prisma } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { noteRemoval } from "#app/domain/moderation/note-change.server.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { forgetSignals } from "#app/domain/signals/look.server.ts";
import { homeOf } from "./homes.server.ts";
import { deleteMentions } from "./mention-store.server.ts";
import { refusalToRemove } from "./policy.ts";
import { emptyComment } from "./revision-store.server.ts";
import { recountStance } from "./stance-store.server.ts";
import { lockThread } from "./store.server.ts";
import { lockComment, threadOf } from "./subject-store.server.ts";

/** Takes back what one said: its words, what they were before and its pictures go, its place and the answers to it stay. */
export async function removeComment(actor: Actor, commentId: string): Promise<void> {
  const { communityId } = actor;
  const accountId = accountOf(actor);
  const threadId = await threadOf(prisma, communityId, commentId);
  await inTransaction(async (tx) => {
    const home = await homeOf(tx, actor, { threadId, hold: true });
    await lockThread(tx, communityId, threadId);
    const comment = await lockComment(tx, communityId, commentId);
    refuseIf(refusalToRemove(actor, comment));
    if (comment.removed) return;

    await emptyComment(tx, communityId, comment);
    await deleteMentions(tx, communityId, commentId);
    await takePictures(tx, { communityId, commentId });
    await forgetSignals(tx, communityId, { kind: "comment", id: commentId });
    await noteRemoval(tx, { communityId, itemId: commentId });
    await recountStance(tx, { communityId, threadId, accountId });
    if (comment.answer) await record(tx, actor, { action: "comment.remove", subject: `comment:${commentId}` });
    await touch(tx, ...home.tags, ...home.countTags);
  });
}
