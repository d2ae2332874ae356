import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { ledgerOf } from "#app/domain/votes/keep-ledger.server.ts";
import { roleOf } from "./act.ts";
import { carryOut } from "./carry-out.server.ts";
import { refusalToApprove } from "./policy.ts";
import { decideAct, getAct, lockVote, takeInHand } from "./store.server.ts";

/** The second person approves: the act is in force at once, and stands in the ledger. Approving again does nothing. */
export async function approveAct(actor: Actor, serial: string, actId: string): Promise<void> {
  const decidedById = accountOf(actor);
  if (!isId(actId)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const vote = await lockVote(tx, actor.communityId, serial);
    const act = await getAct(tx, vote, actId);
    if (act.verdict === "approved" && act.decidedById === decidedById) return;
    refuseIf(refusalToApprove(actor, act, vote, vote.now));

    const decidedAs = roleOf(actor);
    const decision = {
      verdict: "approved",
      decidedById,
      decidedAs,
      decidedAt: vote.now,
      decisionReason: null,
    } as const;
    await decideAct(tx, vote, actId, decision);
    await takeInHand(tx, actId);
    // One from before there were ledgers is written down as it was before this act.
    await ledgerOf(tx, vote, serial, vote.now);
    const { detail, reason } = act;
    await carryOut(tx, actor, vote, { ...act, approvedBy: [act.proposedAs, decidedAs] });
    await record(tx, actor, {
      action: "act.approve",
      subject: `vote:${serial}`,
      about: act.proposedById,
      detail: { act: actId, kind: detail.kind },
      personal: { reason },
    });
    await touch(tx, tags.votes(actor.communityId), tags.vote(actor.communityId, serial));
  });
}
