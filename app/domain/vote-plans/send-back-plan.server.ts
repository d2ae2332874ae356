import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { SendingBack } from "./forms.ts";
import { holdPlan } from "./hold-plan.server.ts";
import { decidePlan } from "./plan-store.server.ts";
import { refusalToSendBack } from "./policy.ts";

/** A second one of the committee sends a plan back to whoever prepared it. The same words sent again do nothing more. */
export async function sendBackPlan(actor: Actor, id: string, { revision, reason }: SendingBack): Promise<void> {
  const decidedById = accountOf(actor);
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const { now, proposal, plan } = await holdPlan(tx, communityId, id);
    if (plan.status === "sentBack" && plan.decidedById === decidedById && plan.reason === reason) return;
    refuseIf(refusalToSendBack(actor, plan.facts));
    if (plan.revision !== revision) throw new Refused("stale_form");
    await decidePlan(tx, communityId, id, { status: "sentBack", decidedById, decidedAt: now, reason });
    await record(tx, actor, {
      action: "plan.sendBack",
      subject: `plan:${id}`,
      about: plan.preparedById,
      personal: { reason },
    });
    await touch(tx, tags.votes(communityId), tags.proposal(communityId, proposal.serial));
  });
}
