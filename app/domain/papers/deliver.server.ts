import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { holdVote, writeDown } from "#app/domain/votes/hold-vote.server.ts";
import { newSalt } from "#app/domain/votes/ledger/growing-ledger.server.ts";
import type { Deliveries } from "./forms.ts";
import { refusalToDeliver } from "./policy.ts";
import { insertDeliveries, listUnserved } from "./store.server.ts";

/** Writes down that ballots were served, once a seat: those that were already are passed over. Returns how many are new. */
export async function deliver(actor: Actor, serial: string, { manner, seatNos }: Deliveries): Promise<number> {
  const delivererId = accountOf(actor);
  return inTransaction(async (tx) => {
    const vote = await holdVote(tx, actor.communityId, serial);
    const { key, now } = vote;
    refuseIf(refusalToDeliver(actor, vote, now));
    const unserved = await listUnserved(tx, key, seatNos);
    if (unserved.length === 0) return 0;
    await writeDown(tx, vote, (ledger) => {
      const deliveries = unserved.map((seatNo) => ({
        ...{ seatNo, manner, delivererId, deliveredAt: now },
        entryNo: ledger.add("delivery", { seat: seatNo, salt: newSalt() }, now),
      }));
      return insertDeliveries(tx, key, deliveries);
    });
    await record(tx, actor, {
      action: "paper.deliver",
      subject: `vote:${serial}`,
      detail: { manner, seats: unserved },
    });
    return unserved.length;
  });
}
