import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { mayFollow, type ProposalState } from "./lifecycle.ts";
import { appendMove, lockProposal, updateProposal } from "./store.server.ts";

type Move = {
  proposalId: string;
  to: ProposalState;
  reason?: string | null;
  now: Date;
  /** What else of the row changes with the step. */
  also?: Prisma.ProposalUncheckedUpdateInput;
};

/** Takes a proposal one step along its way, and writes down who, when and why. The clock moves as an actor without account. */
export async function moveProposal(
  tx: Db,
  actor: Pick<Actor, "accountId" | "communityId">,
  { proposalId, to, reason, now, also }: Move,
): Promise<void> {
  const { id, state, serial } = await lockProposal(tx, actor, { draftId: proposalId });
  if (!mayFollow(state, to)) throw new Refused("proposal_state");
  await appendMove(tx, actor.communityId, id, {
    from: state,
    to,
    reason: reason || null,
    actorId: actor.accountId,
    at: now,
  });
  await updateProposal(tx, actor.communityId, id, { ...also, state: to, updatedAt: now });
  await touch(tx, tags.proposals(actor.communityId), ...(serial ? [tags.proposal(actor.communityId, serial)] : []));
}
