import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { Withdrawal } from "./forms.ts";
import { holdPlan } from "./hold-plan.server.ts";
import { decidePlan } from "./plan-store.server.ts";
import { refusalToWithdraw } from "./policy.ts";

/** Whoever prepared a plan takes it back before it is decided. Sent again, it does nothing more. */
export async function withdrawPlan(actor: Actor, id: string, { revision }: Withdrawal): Promise<void> {
  const decidedById = accountOf(actor);
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const { now, proposal, plan } = await holdPlan(tx, communityId, id);
    if (plan.status === "withdrawn" && plan.decidedById === decidedById) return;
    refuseIf(refusalToWithdraw(actor, plan.facts));
    if (plan.revision !== revision) throw new Refused("stale_form");
    await decidePlan(tx, communityId, id, { status: "withdrawn", decidedById, decidedAt: now });
    await record(tx, actor, { action: "plan.withdraw", subject: `plan:${id}` });
    await touch(tx, tags.votes(communityId), tags.proposal(communityId, proposal.serial));
  });
}
