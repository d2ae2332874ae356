import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { takeSerial } from "#app/domain/shared/take-serial.server.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import { serialIn } from "./address.ts";
import type { OpenVote } from "./forms.ts";
import { beginLedger } from "./keep-ledger.server.ts";
import { refusalToOpenVote } from "./policy.ts";
import { recordRollTotals, takeRoll } from "./roll-store.server.ts";
import { ruleFor } from "./rules.ts";
import { MOTION } from "./settings.ts";
import { hasPropertyArea, insertVote, listVotesOf, lockProposal } from "./store.server.ts";
import { inMeasure } from "./tally.ts";
import { isOver, rollFreezeOf } from "./window.ts";

/**
 * Puts a proposal to a vote: freezes its rule and its roll, gives notice, and opens it at once when nothing is to be
 * waited for. Returns the vote's number; the same form sent again gets the same one.
 */
export async function openVote(actor: Actor, proposalSerial: string, input: OpenVote): Promise<string> {
  const openedById = accountOf(actor);
  const { communityId } = actor;
  const asked = serialIn(proposalSerial);
  const { html } = await renderMarkdown(input.explanation);

  return inTransaction(async (tx) => {
    const { now, ...proposal } = await lockProposal(tx, communityId, asked);
    const others = await listVotesOf(tx, communityId, proposal.id);
    const same = others.find((vote) => vote.formKey === input.formKey && vote.openedById === openedById);
    if (same) return showSerial(same);

    const { question, explanation, track, propertyAreaId, closesAt, formKey } = input;
    const rule = ruleFor(input);
    const opensAt = input.opensAt && input.opensAt > now ? input.opensAt : now;
    const isOpen = opensAt <= now;
    const hasRunningVote = others.some((vote) => !isOver(vote));
    refuseIf(refusalToOpenVote(actor, { ...proposal, hasRunningVote }, rule, { opensAt, closesAt }, now, holidays()));
    if (propertyAreaId && !(await hasPropertyArea(tx, communityId, propertyAreaId))) throw new Refused("not_found");

    const serial = await takeSerial(tx, communityId, "vote", now);
    const shown = showSerial(serial);
    const vote = await insertVote(tx, {
      communityId,
      ...serial,
      proposalId: proposal.id,
      ...{ question, explanation, explanationHtml: html, track, propertyAreaId, closesAt, formKey, openedById },
      ...{
        rule,
        settings: MOTION,
        status: isOpen ? "open" : "notice",
        noticeAt: now,
        opensAt,
        rollFreezesAt: rollFreezeOf({ noticeAt: now, opensAt }),
        rollHeads: 0,
        rollAreaDm2: 0,
      },
    });
    const roll = await takeRoll(tx, vote, { ...rule, propertyAreaId });
    if (rule.measures.some((measure) => inMeasure(roll, measure) === 0)) throw new Refused("empty_roll");
    await recordRollTotals(tx, vote, roll);
    await beginLedger(tx, vote, now);

    await moveProposal(tx, actor, { proposalId: proposal.id, to: isOpen ? "voting" : "ballotNotice", now });
    if (!isOpen) await callAt(tx, "vote.begin", vote, opensAt);
    await callAt(tx, "vote.close", vote, closesAt);
    await record(tx, actor, {
      action: "vote.open",
      subject: `vote:${shown}`,
      detail: { proposal: proposalSerial, track, closesAt: closesAt.toISOString(), roll },
    });
    await touch(tx, tags.votes(communityId), tags.vote(communityId, shown));
    return shown;
  });
}
