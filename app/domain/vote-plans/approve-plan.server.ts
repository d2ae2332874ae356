import { inTransaction, prisma } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { giveNotice } from "#app/domain/votes/give-notice.server.ts";
import { settleMatter } from "#app/domain/votes/settle-matter.server.ts";
import type { Approval } from "./forms.ts";
import { holdPlan } from "./hold-plan.server.ts";
import { decidePlan, getPlan } from "./plan-store.server.ts";
import { refusalToApprove } from "./policy.ts";

/**
 * The second of two approves: notice is given, the number allotted, the roll taken and the ledger begun, all as of now.
 * Refuses with roll_changed when the roll is not what the page showed. Returns the vote's number, the second time too.
 */
export async function approvePlan(actor: Actor, id: string, { revision, roll: seen }: Approval): Promise<string> {
  const decidedById = accountOf(actor);
  const { communityId } = actor;
  const { input } = await getPlan(prisma, communityId, id);
  const { html } = await renderMarkdown(input.explanation);

  return inTransaction(async (tx) => {
    const { now, proposal, plan } = await holdPlan(tx, communityId, id);
    if (plan.voteSerial && plan.decidedById === decidedById) return plan.voteSerial;
    refuseIf(refusalToApprove(actor, plan.facts));
    if (plan.revision !== revision) throw new Refused("stale_form");
    const settled = await settleMatter(tx, actor, proposal, input, now);
    const notice = { proposal, input, html, settled, openedById: plan.preparedById, now };
    const { voteId, serial, roll } = await giveNotice(tx, actor, notice);
    // Compared is the roll that would stand: when it is another than was seen, nothing of this is kept.
    if (roll.seats !== seen.seats || roll.heads !== seen.heads || roll.areaDm2 !== seen.areaDm2)
      throw new Refused("roll_changed");
    await decidePlan(tx, communityId, id, { status: "approved", decidedById, decidedAt: now, voteId });
    await record(tx, actor, {
      ...{ action: "plan.approve", subject: `plan:${id}`, about: plan.preparedById },
      detail: { vote: serial, roll },
    });
    return serial;
  });
}
