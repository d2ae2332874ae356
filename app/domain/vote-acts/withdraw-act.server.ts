import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { refusalToWithdraw } from "./policy.ts";
import { decideAct, getAct, lockVote } from "./store.server.ts";

/** Whoever proposed takes it back while it waits. */
export async function withdrawAct(actor: Actor, serial: string, actId: string): Promise<void> {
  if (!isId(actId)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const vote = await lockVote(tx, actor.communityId, serial);
    const act = await getAct(tx, vote, actId);
    if (act.verdict === "withdrawn" && act.proposedById === actor.accountId) return;
    refuseIf(refusalToWithdraw(actor, act));
    const nobody = { decidedById: null, decidedAs: null, decisionReason: null } as const;
    await decideAct(tx, vote, actId, { verdict: "withdrawn", decidedAt: vote.now, ...nobody });
    await record(tx, actor, { action: "act.withdraw", subject: `vote:${serial}`, detail: { act: actId } });
    await touch(tx, tags.vote(actor.communityId, serial));
  });
}
