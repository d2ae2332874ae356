import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { holdComment, showComment } from "#app/domain/comments/moderated-comment.server.ts";
import { dropSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { AppealAnswer } from "./forms.ts";
import { lastMeasure, updateMeasure } from "./measure-store.server.ts";
import { refusalToAppeal, refusalToDecide } from "./policy.ts";
import { promisedBy } from "./promise.server.ts";
import { settleCase } from "./store.server.ts";

/** An author objects, once, to what they wrote being hidden. The same words sent again are the same appeal. */
export async function appealHiding(actor: Actor, commentId: string, appeal: string): Promise<void> {
  const { communityId } = actor;
  accountOf(actor);
  await inTransaction(async (tx) => {
    const comment = await holdComment(tx, actor, commentId);
    const measure = await lastMeasure(tx, { communityId, commentId });
    if (measure?.appeal === appeal && comment.authorId === actor.accountId) return;
    refuseIf(refusalToAppeal(actor, comment, measure));
    if (!measure) return;
    const answerDueAt = await promisedBy(tx, communityId, comment.now);
    const appealed = { state: "appealed", appealedAt: comment.now, answerDueAt, appeal } as const;
    await updateMeasure(tx, communityId, measure.id, appealed);
    await touch(tx, tags.measures(communityId));
  });
}

/** A second person of the committee finds that it was rightly hidden, or shows it again, and says why. */
export async function decideAppeal(actor: Actor, commentId: string, { verdict, answer }: AppealAnswer): Promise<void> {
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const key = { communityId, commentId };
    const comment = await holdComment(tx, actor, commentId);
    const measure = await lastMeasure(tx, key);
    refuseIf(refusalToDecide(actor, comment, measure));
    if (!measure) return;
    const decision = { state: verdict, answer, decidedAt: comment.now, decidedById: accountOf(actor) };
    await updateMeasure(tx, communityId, measure.id, decision);
    if (verdict === "reversed") {
      await settleCase(tx, key, "kept", { judgedAt: comment.now, judgedById: accountOf(actor) });
      await showComment(tx, communityId, comment);
      await dropSanction(tx, actor, comment);
    }
    const action = verdict === "upheld" ? "appeal.uphold" : "appeal.reverse";
    const act = { subject: `comment:${commentId}`, about: comment.authorId, detail: { ground: measure.ground } };
    await record(tx, actor, { ...act, action, personal: { answer } });
    await touch(tx, tags.measures(communityId));
  });
}
