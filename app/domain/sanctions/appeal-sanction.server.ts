import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { AppealAnswer } from "#app/domain/moderation/forms.ts";
import { promisedBy } from "#app/domain/moderation/promise.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { refusalToAppeal, refusalToDecide, refusalToSee, refusalToSeeSanctions } from "./policy.ts";
import { lockSanction, updateSanction } from "./store.server.ts";

/** The person says that they know of it: it waits for them no longer. */
export async function readSanction(actor: Actor, id: string): Promise<void> {
  const { communityId } = actor;
  accountOf(actor);
  await inTransaction(async (tx) => {
    const sanction = await lockSanction(tx, communityId, id);
    refuseIf(sanction.accountId === actor.accountId ? null : "not_found");
    if (!sanction.read) await updateSanction(tx, communityId, id, { readAt: sanction.now });
  });
}

/** The person objects, once. The same words sent again are the same appeal. */
export async function appealSanction(actor: Actor, id: string, appeal: string): Promise<void> {
  const { communityId } = actor;
  accountOf(actor);
  await inTransaction(async (tx) => {
    const sanction = await lockSanction(tx, communityId, id);
    refuseIf(refusalToSee(actor, sanction));
    if (sanction.appeal === appeal && sanction.accountId === actor.accountId) return;
    const { now, read } = sanction;
    refuseIf(refusalToAppeal(actor, sanction, now));
    const answerDueAt = await promisedBy(tx, communityId, now);
    const appealed = { state: "appealed", appealedAt: now, answerDueAt } as const;
    await updateSanction(tx, communityId, id, { ...appealed, appeal, ...(!read && { readAt: now }) });
    await touch(tx, tags.measures(communityId));
  });
}

/** A second person of the committee finds that it was right, or that it never was, and says why. */
export async function decideSanction(actor: Actor, id: string, { verdict, answer }: AppealAnswer): Promise<void> {
  const { communityId } = actor;
  refuseIf(refusalToSeeSanctions(actor));
  await inTransaction(async (tx) => {
    const sanction = await lockSanction(tx, communityId, id);
    refuseIf(refusalToDecide(actor, sanction));
    const decision = { state: verdict, answer, decidedAt: sanction.now, decidedById: accountOf(actor) };
    await updateSanction(tx, communityId, id, decision);
    const { accountId, kind, ground } = sanction;
    const action = verdict === "upheld" ? "sanction.uphold" : "sanction.reverse";
    const act = { subject: `sanction:${id}`, about: accountId, detail: { kind, ground } };
    await record(tx, actor, { ...act, action, personal: { answer } });
    await touch(tx, tags.measures(communityId));
  });
}
