import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { refusalToLift, refusalToSeeSanctions } from "./policy.ts";
import { lockSanction, updateSanction } from "./store.server.ts";

/** Ends a sanction before its time, with a reason. That it was imposed still counts: what was wrong is for an appeal. */
export async function liftSanction(actor: Actor, id: string, reason: string): Promise<void> {
  const { communityId } = actor;
  refuseIf(refusalToSeeSanctions(actor));
  await inTransaction(async (tx) => {
    const sanction = await lockSanction(tx, communityId, id);
    if (sanction.liftReason === reason) return;
    refuseIf(refusalToLift(actor, sanction, sanction.now));
    await updateSanction(tx, communityId, id, {
      ...{ liftedAt: sanction.now, liftedById: accountOf(actor), liftReason: reason },
    });
    const { accountId, kind, ground } = sanction;
    const act = { subject: `sanction:${id}`, about: accountId, detail: { kind, ground } };
    await record(tx, actor, { ...act, action: "sanction.lift", personal: { reason } });
    await touch(tx, tags.measures(communityId));
  });
}
