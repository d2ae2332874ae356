import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { hideComment, showComment } from "#app/domain/comments/moderated-comment.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { HideInput } from "./forms.ts";
import { holdCase } from "./hold-case.server.ts";
import { insertMeasure } from "./measure-store.server.ts";
import { settleCase } from "./store.server.ts";

/** Finds that a comment breaks no rule; one that waited for this comes out. Answers when. */
export const keepComment = (actor: Actor, commentId: string, revision: number, moment?: Date): Promise<Date> =>
  inTransaction(async (tx) => {
    const { key, comment, judgment } = await holdCase(tx, actor, commentId, revision, moment);
    await settleCase(tx, key, "kept", judgment);
    if (comment.held) await showComment(tx, actor.communityId, comment);
    const action = comment.held ? "moderation.publish" : "moderation.keep";
    await record(tx, actor, { action, subject: `comment:${commentId}`, about: comment.authorId });
    return judgment.judgedAt;
  });

/** Hides a comment, or keeps it from coming out, for a ground and with a reason that its author is told. Answers when. */
export const hideFlagged = (actor: Actor, commentId: string, input: HideInput, moment?: Date): Promise<Date> =>
  inTransaction(async (tx) => {
    const { ground, note, revision } = input;
    const { key, comment, judgment } = await holdCase(tx, actor, commentId, revision, moment);
    await settleCase(tx, key, "hidden", judgment);
    await insertMeasure(tx, { ...key, ground, note, byId: accountOf(actor), at: comment.now });
    await hideComment(tx, actor.communityId, comment, ground);
    const act = { subject: `comment:${commentId}`, about: comment.authorId, detail: { ground } };
    await record(tx, actor, { ...act, action: "moderation.hide", personal: { reason: note } });
    await touch(tx, tags.measures(actor.communityId));
    return judgment.judgedAt;
  });
