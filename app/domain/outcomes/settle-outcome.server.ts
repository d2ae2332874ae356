import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { addToLedger } from "#app/domain/votes/keep-ledger.server.ts";
import { countWaiting } from "./objection-store.server.ts";
import { afterNotice } from "./standing.ts";
import { type HeldOutcome, holdOutcomeOf, type OutcomeKey, settle } from "./standing-store.server.ts";

/** The clock makes an outcome final, once, when its notice is over and no objection waits. Does nothing before. */
export const settleOutcome = (key: OutcomeKey): Promise<void> =>
  inTransaction(async (tx) => settleIfDue(tx, await holdOutcomeOf(tx, key)));

/** The same for one that is held: after the last answer, where the notice was over before. */
export async function settleIfDue(tx: Db, outcome: HeldOutcome): Promise<void> {
  const { key, serial, voteId, voteSerial, proposalId, now } = outcome;
  if (outcome.standing !== "notice" || now < outcome.noticeEndsAt) return;
  const clock = { communityId: key.communityId, accountId: null };
  if ((await countWaiting(tx, key)) > 0) {
    if (outcome.state === "resultNotice") await moveProposal(tx, clock, { proposalId, to: "objectionReview", now });
    return;
  }
  await settle(tx, key, "final", now);
  const entry = { serial: voteSerial, kind: "final", body: { outcome: serial }, now } as const;
  await addToLedger(tx, { communityId: key.communityId, voteId }, entry);
  await moveProposal(tx, clock, { proposalId, to: afterNotice(outcome.decision), now });
  await record(tx, clock, { action: "outcome.settle", subject: `outcome:${serial}`, detail: { standing: "final" } });
  await touch(tx, tags.outcomes(key.communityId), tags.vote(key.communityId, voteSerial));
}
