import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { holdProposal } from "#app/domain/votes/hold-proposal.server.ts";
import { settleMatter } from "#app/domain/votes/settle-matter.server.ts";
import { writeEntered } from "./entered.ts";
import { insertPlan, listPlansOf } from "./plan-store.server.ts";

/**
 * One of the committee prepares a vote for a second one to approve. Nothing is announced, numbered or frozen yet, but
 * what could not be opened is refused already. Returns the plan's id; the same form sent again gets the same one.
 */
export async function preparePlan(actor: Actor, proposalSerial: string, input: OpenVote): Promise<string> {
  const preparedById = accountOf(actor);
  const { communityId } = actor;
  return inTransaction(async (tx) => {
    const { now, proposal } = await holdProposal(tx, communityId, proposalSerial);
    const plans = await listPlansOf(tx, communityId, proposal.id);
    const same = plans.find((plan) => plan.formKey === input.formKey && plan.preparedById === preparedById);
    if (same) return saidAgain(same, { entered: writeEntered(input) }).id;
    const { preconditions } = await settleMatter(tx, actor, proposal, input, now);
    if (plans.some(({ status }) => status === "waiting")) throw new Refused("plan_waiting");
    const id = await insertPlan(tx, {
      ...{ communityId, proposalId: proposal.id, entered: writeEntered(input), preconditions },
      ...{ preparedById, preparedAt: now, formKey: input.formKey },
    });
    const detail = { proposal: proposalSerial, track: input.track };
    await record(tx, actor, { action: "plan.prepare", subject: `plan:${id}`, detail });
    await touch(tx, tags.votes(communityId), tags.proposal(communityId, proposalSerial));
    return id;
  });
}
