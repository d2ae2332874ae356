import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import { ledgerOf } from "#app/domain/votes/keep-ledger.server.ts";
import { writeEntries } from "#app/domain/votes/ledger-store.server.ts";
import { recount } from "#app/domain/votes/recount.server.ts";
import { refusalToDrawLot } from "./policy.ts";
import { lockVoteOf } from "./store.server.ts";

/** Breaks a tie by what the source that the notice named has shown since, once. */
export async function drawLot(actor: Actor, serial: string, seed: string) {
  const drawnById = accountOf(actor);
  await inTransaction(async (tx) => {
    const { key, ...vote } = await lockVoteOf(tx, actor.communityId, serialIn(serial));
    const { result } = await tx.vote.findUniqueOrThrow({
      where: { communityId_id: { communityId: key.communityId, id: key.voteId } },
      select: { result: true },
    });
    const decision = typeof result === "object" && result && "decision" in result ? result.decision : null;
    refuseIf(refusalToDrawLot(actor, vote, decision === "tied"));
    const ledger = await ledgerOf(tx, key, serial, vote.now);
    const entryNo = ledger.add("lot", { seed }, vote.now);
    await tx.drawnLot.create({
      data: { ...key, entryNo, seed, drawnById, drawnAt: vote.now },
      select: { entryNo: true },
    });
    await recount(tx, key, vote, ledger);
    await writeEntries(tx, key, ledger);
    await record(tx, actor, { action: "vote.lot", subject: `vote:${serial}`, detail: { seed } });
    await touch(tx, tags.votes(key.communityId), tags.vote(key.communityId, serial));
  });
}
