import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { AppealAnswer } from "./forms.ts";
import { dropWhatRests, holdItem, showItem } from "./item.server.ts";
import { lastMeasure, updateMeasure } from "./measure-store.server.ts";
import { refusalToAppeal, refusalToDecide, whenGone } from "./policy.ts";
import { promisedBy } from "./promise.server.ts";
import { findFlag, settleCase } from "./store.server.ts";

/** An author objects, once, to what they wrote being hidden. The same words sent again are the same appeal. */
export async function appealHiding(actor: Actor, itemId: string, appeal: string): Promise<void> {
  const { communityId } = actor;
  accountOf(actor);
  await inTransaction(async (tx) => {
    const item = await holdItem(tx, actor, itemId);
    const measure = await lastMeasure(tx, { communityId, itemId });
    if (measure?.appeal === appeal && item.authorId === actor.accountId) return;
    refuseIf(refusalToAppeal(actor, item, measure));
    if (!measure) return;
    const answerDueAt = await promisedBy(tx, communityId, item.now);
    const appealed = { state: "appealed", appealedAt: item.now, answerDueAt, appeal } as const;
    await updateMeasure(tx, communityId, measure.id, appealed);
    await touch(tx, tags.measures(communityId));
  });
}

/** A second person of the committee finds that it was rightly hidden, or shows it again, and says why. */
export async function decideAppeal(actor: Actor, itemId: string, { verdict, answer }: AppealAnswer): Promise<void> {
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const key = { communityId, itemId };
    const item = await holdItem(tx, actor, itemId);
    const measure = await lastMeasure(tx, key);
    const flagged = (await findFlag(tx, key, accountOf(actor))) !== null;
    refuseIf(refusalToDecide(actor, item, measure, { flagged }));
    if (!measure) return;
    if (verdict === "reversed") refuseIf(whenGone(item));
    const decision = { state: verdict, answer, decidedAt: item.now, decidedById: accountOf(actor) };
    await updateMeasure(tx, communityId, measure.id, decision);
    if (verdict === "reversed") {
      await settleCase(tx, key, "kept", { judgedAt: item.now, judgedById: accountOf(actor) });
      await showItem(tx, actor, item);
      await dropWhatRests(tx, actor, item);
    }
    const action = verdict === "upheld" ? "appeal.uphold" : "appeal.reverse";
    const act = { subject: item.name, about: item.authorId, detail: { ground: measure.ground } };
    await record(tx, actor, { ...act, action, personal: { answer } });
    await touch(tx, tags.measures(communityId));
  });
}
