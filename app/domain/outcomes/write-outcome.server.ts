import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { takeSerial } from "#app/domain/shared/take-serial.server.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { addToLedger } from "#app/domain/votes/keep-ledger.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import type { PublishOutcome } from "./forms.ts";
import { noticeEnd } from "./notice.ts";
import { insertOutcome, type lockVote } from "./store.server.ts";

export type Written = PublishOutcome & { bodyHtml: string; publisherId: string };

/** Writes the outcome of a vote that is held, and begins its notice. Returns its number. */
export async function writeOutcome(
  tx: Db,
  actor: Actor,
  voteSerial: string,
  vote: Awaited<ReturnType<typeof lockVote>>,
  { effectiveOn, noticeDays, tasks, ...written }: Written,
): Promise<string> {
  const { communityId } = actor;
  const { id: voteId, proposalId, now, result, rule } = vote;
  if (!result) throw new Refused("vote_still_running");
  const serial = await takeSerial(tx, communityId, "outcome", now);
  const shown = showSerial(serial);
  const noticeEndsAt = noticeEnd(now, noticeDays, holidays());
  const key = await insertOutcome(
    tx,
    {
      ...{ communityId, ...serial, proposalId, voteId, ...written },
      ...{ decision: result.decision, ruleCited: rule.citation, effectiveOn: new Date(effectiveOn) },
      ...{ publishedAt: now, noticeEndsAt },
    },
    tasks,
  );
  await callAt(tx, "outcome.settle", key, noticeEndsAt);
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
}
