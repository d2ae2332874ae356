import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { holdVote, writeDown } from "#app/domain/votes/hold-vote.server.ts";
import { refusalToDrawLot } from "./policy.ts";

/** Breaks a tie by what the source that the notice named has shown since, once. */
export async function drawLot(actor: Actor, serial: string, seed: string) {
  const drawnById = accountOf(actor);
  await inTransaction(async (tx) => {
    const vote = await holdVote(tx, actor.communityId, serial);
    const { key } = vote;
    const { result } = await tx.vote.findUniqueOrThrow({
      where: { communityId_id: { communityId: key.communityId, id: key.voteId } },
      select: { result: true },
    });
    const decision = typeof result === "object" && result && "decision" in result ? result.decision : null;
    refuseIf(refusalToDrawLot(actor, vote, decision === "tied"));
    await writeDown(tx, vote, (ledger) => {
      const entryNo = ledger.add("lot", { seed }, vote.now);
      return tx.drawnLot.create({
        data: { ...key, entryNo, seed, drawnById, drawnAt: vote.now },
        select: { entryNo: true },
      });
    });
    await record(tx, actor, { action: "vote.lot", subject: `vote:${serial}`, detail: { seed } });
    await touch(tx, tags.votes(key.communityId), tags.vote(key.communityId, serial));
  });
}
