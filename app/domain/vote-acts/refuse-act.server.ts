import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { roleOf } from "./act.ts";
import { refusalToDecide } from "./policy.ts";
import { decideAct, getAct, lockVote } from "./store.server.ts";

/** The second person refuses, with a reason: nothing happens to the vote. The same words sent again are said once. */
export async function refuseAct(actor: Actor, serial: string, actId: string, decisionReason: string): Promise<void> {
  const decidedById = accountOf(actor);
  if (!isId(actId)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const vote = await lockVote(tx, actor.communityId, serial);
    const act = await getAct(tx, vote, actId);
    const isSentAgain = act.decidedById === decidedById && act.decisionReason === decisionReason;
    if (act.verdict === "refused" && isSentAgain) return;
    refuseIf(refusalToDecide(actor, act, vote));
    const decision = { verdict: "refused", decidedById, decidedAs: roleOf(actor), decidedAt: vote.now } as const;
    await decideAct(tx, vote, actId, { ...decision, decisionReason });
    await record(tx, actor, {
      action: "act.refuse",
      subject: `vote:${serial}`,
      about: act.proposedById,
      detail: { act: actId, kind: act.detail.kind },
      personal: { reason: decisionReason },
    });
    await touch(tx, tags.vote(actor.communityId, serial));
  });
}
