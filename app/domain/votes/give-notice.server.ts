import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { moveProposal } from "#app/domain/proposals/move-proposal.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { takeSerial } from "#app/domain/shared/take-serial.server.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import type { OpenVote } from "./forms.ts";
import { beginLedger } from "./keep-ledger.server.ts";
import { recordRollTotals, takeRoll } from "./roll-store.server.ts";
import type { Settled } from "./settle-matter.server.ts";
import { insertVote } from "./store.server.ts";
import { inMeasure } from "./tally.ts";
import { rollFreezeOf } from "./window.ts";

type Notice = {
  proposal: { id: string; serial: string };
  input: OpenVote;
  /** The explanation, drawn. */
  html: string;
  settled: Settled;
  openedById: string;
  now: Date;
};

/** Takes the roll, allots a number, begins the ledger and has the clock open and close the vote: all from now on stands. */
export async function giveNotice(tx: Db, actor: Actor, { proposal, input, html, settled, openedById, now }: Notice) {
  const { communityId } = actor;
  const { question, explanation, track, closesAt, formKey, settings } = input;
  const { rule, scope, opensAt, isOpen, preconditions } = settled;
  const serial = await takeSerial(tx, communityId, "vote", now);
  const shown = showSerial(serial);
  const vote = await insertVote(tx, {
    ...{ communityId, ...serial, proposalId: proposal.id, ...scope },
    ...{ question, explanation, explanationHtml: html, track, closesAt, formKey, openedById },
    ...{ rule, settings, preconditions, status: isOpen ? "open" : "notice" },
    ...{ noticeAt: now, opensAt, rollFreezesAt: rollFreezeOf({ noticeAt: now, opensAt }) },
    ...{ rollHeads: 0, rollAreaDm2: 0 },
  });
  const roll = await takeRoll(tx, vote, rule, scope);
  if (rule.measures.some((measure) => inMeasure(roll, measure) === 0)) throw new Refused("empty_roll");
  await recordRollTotals(tx, vote, roll);
  await beginLedger(tx, vote, now);

  await moveProposal(tx, actor, { proposalId: proposal.id, to: isOpen ? "voting" : "ballotNotice", now });
  if (!isOpen) await callAt(tx, "vote.begin", vote, opensAt);
  await callAt(tx, "vote.close", vote, closesAt);
  await record(tx, actor, {
    action: "vote.open",
    subject: `vote:${shown}`,
    detail: { proposal: proposal.serial, track, closesAt: closesAt.toISOString(), roll },
  });
  await touch(tx, tags.votes(communityId), tags.vote(communityId, shown));
  return { ...vote, serial: shown, roll };
}
