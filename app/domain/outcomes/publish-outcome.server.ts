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
import { addToLedger } from "#app/domain/votes/keep-ledger.server.ts";
import type { PublishOutcome } from "./forms.ts";
import { noticeEnd } from "./notice.ts";
import { refusalToPublish } from "./policy.ts";
import { insertOutcome, lockVote } from "./store.server.ts";

/**
 * Publishes what was decided. Decision, rule and counts are the vote's own and never typed. Returns the number of the
 * outcome; the same form sent again gets the same one.
 */
export async function publishOutcome(actor: Actor, voteSerial: string, input: PublishOutcome): Promise<string> {
  const publisherId = accountOf(actor);
  const { communityId } = actor;
  const { title, body, effectiveOn, noticeDays, formKey, tasks } = input;
  const { html } = await renderMarkdown(body);

  return inTransaction(async (tx) => {
    const { id: voteId, proposalId, now, published, facts, rule, result } = await lockVote(tx, communityId, voteSerial);
    if (published?.formKey === formKey && published.publisherId === publisherId) return showSerial(published);
    refuseIf(refusalToPublish(actor, facts, noticeDays));
    if (!result) throw new Refused("vote_still_running");

    const serial = await takeSerial(tx, communityId, "outcome", now);
    const shown = showSerial(serial);
    await insertOutcome(
      tx,
      {
        ...{ communityId, ...serial, proposalId, voteId, publisherId, formKey, title, body, bodyHtml: html },
        ...{ decision: result.decision, ruleCited: rule.citation, effectiveOn: new Date(effectiveOn) },
        ...{ publishedAt: now, noticeEndsAt: noticeEnd(now, noticeDays, holidays()) },
      },
      tasks,
    );
    const entry = { serial: voteSerial, kind: "publication", body: { outcome: shown }, now } as const;
    await addToLedger(tx, { communityId, voteId }, entry);
    await moveProposal(tx, actor, { proposalId, to: "resultNotice", now });
    await record(tx, actor, {
      action: "outcome.publish",
      subject: `outcome:${shown}`,
      detail: { vote: voteSerial, decision: result.decision, noticeDays },
    });
    await touch(tx, tags.outcomes(communityId), tags.vote(communityId, voteSerial), tags.votes(communityId));
    return shown;
  });
}
