import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { addToLedger } from "#app/domain/votes/keep-ledger.server.ts";
import type { Approvers } from "#app/domain/votes/ledger/entries.ts";
import { answerIt, getObjectionTo } from "./objection-store.server.ts";
import { refusalToAnnul } from "./policy.ts";
import { holdOutcome, holdOutcomeOfVote, settle } from "./standing-store.server.ts";

/** Refuses where this person may not uphold the objection, and the outcome be taken back with it. */
export async function demandAnnullable(tx: Db, actor: Actor, serial: string, objectionId: string) {
  const outcome = await holdOutcome(tx, actor.communityId, serial);
  refuseIf(refusalToAnnul(actor, await getObjectionTo(tx, outcome.key, objectionId), outcome));
}

type Annulment = { objectionId: string; answer: string; answeredById: string; approvedBy: Approvers };

/**
 * Takes an outcome back because an objection holds, as two people have approved: the matter can be talked about and put to
 * a vote again.
 */
export async function annulOutcome(
  tx: Db,
  actor: Actor,
  voteKey: { communityId: string; voteId: string },
  { objectionId, answer, answeredById, approvedBy }: Annulment,
) {
  const outcome = await holdOutcomeOfVote(tx, voteKey);
  const { key, serial, voteSerial, proposalId, now } = outcome;
  const objection = await getObjectionTo(tx, key, objectionId);
  refuseIf(refusalToAnnul(actor, objection, outcome));
  await answerIt(tx, key.communityId, objectionId, { verdict: "upheld", answer, answeredById, answeredAt: now });
  await settle(tx, key, "annulled", now);
  const body = { outcome: serial, reason: answer, approvedBy };
  await addToLedger(tx, voteKey, { serial: voteSerial, kind: "annulment", body, now });
  await moveProposal(tx, actor, { proposalId, to: "deliberating", reason: answer, now });
  await record(tx, actor, {
    action: "outcome.annul",
    subject: `outcome:${serial}`,
    about: objection.objectorId,
    detail: { objection: objectionId },
    personal: { answer },
  });
  await touch(tx, tags.outcomes(key.communityId), tags.votes(key.communityId), tags.vote(key.communityId, voteSerial));
}
