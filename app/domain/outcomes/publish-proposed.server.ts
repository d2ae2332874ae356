import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToPublish } from "./policy.ts";
import { lockVote } from "./store.server.ts";
import { type Written, writeOutcome } from "./write-outcome.server.ts";

/** Refuses where this person may not publish an outcome of the vote with such a notice; gives the vote, held. */
export async function demandPublishable(tx: Db, actor: Actor, voteSerial: string, noticeDays: number) {
  const vote = await lockVote(tx, actor.communityId, voteSerial);
  refuseIf(refusalToPublish(actor, vote.facts, noticeDays));
  return vote;
}

/** Publishes what one proposed and another, the actor, has approved. */
export async function publishProposed(tx: Db, actor: Actor, voteSerial: string, proposed: Written) {
  const vote = await demandPublishable(tx, actor, voteSerial, proposed.noticeDays);
  await writeOutcome(tx, actor, voteSerial, vote, proposed);
}
