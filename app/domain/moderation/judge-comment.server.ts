import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { hideComment, holdComment, showComment } from "#app/domain/comments/moderated-comment.server.ts";
import { dropSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { HideInput } from "./forms.ts";
import { refusalToJudge, refusalToUndo } from "./policy.ts";
import { findCase, findFlag, insertMeasure, lastMeasure, settleCase, updateMeasure } from "./store.server.ts";

/** The case as this person may judge it; whoever comes second learns that somebody was there before. */
async function holdCase(tx: Db, actor: Actor, commentId: string, revision: number) {
  const key = { communityId: actor.communityId, commentId };
  const comment = await holdComment(tx, actor, commentId);
  const flag = await findFlag(tx, key, accountOf(actor));
  refuseIf(refusalToJudge(actor, comment, flag !== null));
  const found = await findCase(tx, key);
  if (!found) throw new Refused("not_found");
  if (found.state !== "waiting" || found.revision !== revision) throw new Refused("case_decided");
  return { key, comment };
}

/** Finds that a comment breaks no rule; one that waited for this comes out. */
export async function keepComment(actor: Actor, commentId: string, revision: number): Promise<void> {
  await inTransaction(async (tx) => {
    const { key, comment } = await holdCase(tx, actor, commentId, revision);
    await settleCase(tx, key, "kept");
    if (comment.held) await showComment(tx, actor.communityId, comment);
    const action = comment.held ? "moderation.publish" : "moderation.keep";
    await record(tx, actor, { action, subject: `comment:${commentId}`, about: comment.authorId });
  });
}

/** Hides a comment, or keeps it from coming out, for a ground and with a reason that its author is told. */
export async function hideFlagged(actor: Actor, commentId: string, { ground, note, revision }: HideInput) {
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const { key, comment } = await holdCase(tx, actor, commentId, revision);
    await settleCase(tx, key, "hidden");
    await insertMeasure(tx, { ...key, ground, note, byId: accountOf(actor), at: comment.now });
    await hideComment(tx, communityId, comment, ground);
    const act = { subject: `comment:${commentId}`, about: comment.authorId, detail: { ground } };
    await record(tx, actor, { ...act, action: "moderation.hide", personal: { reason: note } });
    await touch(tx, tags.measures(communityId));
  });
}

/** Shows what was hidden by mistake again, while nobody has appealed. */
export async function undoHiding(actor: Actor, commentId: string): Promise<void> {
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const key = { communityId, commentId };
    const comment = await holdComment(tx, actor, commentId);
    const measure = await lastMeasure(tx, key);
    refuseIf(refusalToUndo(actor, comment, measure));
    if (!measure) return;
    const undone = { state: "undone", undoneAt: comment.now, undoneById: accountOf(actor) } as const;
    await updateMeasure(tx, communityId, measure.id, undone);
    await settleCase(tx, key, "kept");
    await showComment(tx, communityId, comment);
    await dropSanction(tx, actor, comment);
    await record(tx, actor, { action: "moderation.undo", subject: `comment:${commentId}`, about: comment.authorId });
    await touch(tx, tags.measures(communityId));
  });
}
