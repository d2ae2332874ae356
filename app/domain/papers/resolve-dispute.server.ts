import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { seatNoIn } from "#app/domain/votes/address.ts";
import { INVALID, readChoice } from "#app/domain/votes/ballot-choice.ts";
import { holdVote, writeDown } from "#app/domain/votes/hold-vote.server.ts";
import { newSalt } from "#app/domain/votes/ledger/growing-ledger.server.ts";
import { isDisputed } from "./disputes.ts";
import type { Resolution } from "./forms.ts";
import { refusalToResolve } from "./policy.ts";
import { getSeatWithPapers } from "./store.server.ts";

/** Decides what counts for a seat whose papers differ, with a reason that stands in the ledger. It can be decided again. */
export async function resolveDispute(
  actor: Actor,
  serial: string,
  seat: string,
  { reason, isSpoilt, fields }: Resolution,
) {
  const resolvedById = accountOf(actor);
  const seatNo = seatNoIn(seat);
  await inTransaction(async (tx) => {
    const vote = await holdVote(tx, actor.communityId, serial);
    const { key } = vote;
    const found = await getSeatWithPapers(tx, key, seatNo);
    const open = { ...found, isDisputed: isDisputed(found, vote.settings) };
    refuseIf(refusalToResolve(actor, vote, open));
    const read = isSpoilt ? { choice: INVALID } : readChoice(vote.settings, fields);
    if ("fault" in read) throw new Refused(read.fault);

    const { choice } = read;
    await writeDown(tx, vote, (ledger) => {
      const entryNo = ledger.add("resolution", { seat: seatNo, choice, reason, salt: newSalt() }, vote.now);
      return tx.disputeResolution.create({
        data: { ...key, seatNo, entryNo, choice: choice as string, reason, resolvedById, resolvedAt: vote.now },
        select: { entryNo: true },
      });
    });
    await record(tx, actor, {
      action: "paper.resolve",
      subject: `vote:${serial}`,
      detail: { seat: seatNo },
      personal: { reason },
    });
    await touch(tx, tags.votes(key.communityId), tags.vote(key.communityId, serial));
  });
}
