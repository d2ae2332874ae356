import type { Db } from "#app/db/client.server.ts";
import { annulOutcome } from "#app/domain/outcomes/annul-outcome.server.ts";
import { publishProposed } from "#app/domain/outcomes/publish-proposed.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { beginNow } from "#app/domain/votes/begin-voting.server.ts";
import { correctRoll } from "#app/domain/votes/correct-roll.server.ts";
import { addToLedger } from "#app/domain/votes/keep-ledger.server.ts";
import type { Approvers } from "#app/domain/votes/ledger/entries.ts";
import { forgetSecretBallots } from "#app/domain/votes/secret-ballot.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import type { ActDetail, DetailOf } from "./act.ts";
import { markCancelled, setDeadline, type VoteAtHand } from "./store.server.ts";

type Approved<Detail = ActDetail> = {
  detail: Detail;
  reason: string;
  approvedBy: Approvers;
  proposedById: string;
  formKey: string;
};

/** Does what two people stand for, and writes it into the vote's ledger. */
export function carryOut(tx: Db, actor: Actor, vote: VoteAtHand, { detail, ...approved }: Approved): Promise<void> {
  switch (detail.kind) {
    case "rollCorrection": {
      const { kind: _, ...correction } = detail;
      const { reason, approvedBy } = approved;
      return correctRoll(tx, vote, { serial: vote.serial, now: vote.now, correction, reason, approvedBy });
    }
    case "extension":
      return extend(tx, vote, { detail, ...approved });
    case "cancellation":
      return cancel(tx, actor, vote, approved);
    case "annulment": {
      const { reason: answer, proposedById: answeredById, approvedBy } = approved;
      return annulOutcome(tx, actor, vote, { objectionId: detail.objection, answer, answeredById, approvedBy });
    }
    case "publication": {
      const { kind: _, ...notice } = detail;
      const { proposedById: publisherId, formKey } = approved;
      return publishProposed(tx, actor, vote.serial, { ...notice, publisherId, formKey });
    }
  }
}

/** The job that waits for the old deadline will find that it is not over yet. */
async function extend(tx: Db, vote: VoteAtHand, { detail, reason, approvedBy }: Approved<DetailOf<"extension">>) {
  const { communityId, voteId, serial, now } = vote;
  const closesAt = new Date(detail.closesAt);
  if (closesAt <= vote.closesAt) throw new Refused("deadline_not_later");
  const key = { communityId, voteId };
  // Its hour has struck, and the job that opens it is about to come.
  if (vote.status === "notice") await beginNow(tx, key, vote);
  await setDeadline(tx, key, closesAt);
  const body = { closesAt: detail.closesAt, reason, approvedBy };
  await addToLedger(tx, key, { serial, kind: "extension", body, now });
  await callAt(tx, "vote.close", key, closesAt);
}

/** What was to be decided goes back to where it can be talked about, and put to a vote again. */
async function cancel(
  tx: Db,
  actor: Actor,
  { communityId, voteId, serial, proposalId, now }: VoteAtHand,
  { reason, approvedBy }: Omit<Approved, "detail">,
) {
  const key = { communityId, voteId };
  await markCancelled(tx, key);
  await forgetSecretBallots(tx, key);
  await addToLedger(tx, key, { serial, kind: "cancellation", body: { reason, approvedBy }, now });
  await moveProposal(tx, actor, { proposalId, to: "deliberating", reason, now });
}
