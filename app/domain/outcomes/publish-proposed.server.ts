import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToPublish } from "./policy.ts";
import { lockVote } from "./store.server.ts";
import { type Written, writeOutcome } from "./write-outcome.server.ts";

/** Refuses where this person may not publish an outcome of the vote with such a notice; gives the vote, held. */
export async function demandPublishable(tx: Db, actor: Actor, voteSerial: string, noticeDays: number) {
  const vote = await lockVote(tx, actor.communityId, voteSerial);
  refuseIf(refusalToPublish(actor, vote.facts, noticeDays));
  return vote;
}

type Proposed = Written & { counted?: string | undefined };

/** Publishes what one proposed and another, the actor, has approved. Refuses with counted_anew what tells of another result. */
export async function publishProposed(tx: Db, actor: Actor, voteSerial: string, { counted, ...proposed }: Proposed) {
  const vote = await demandPublishable(tx, actor, voteSerial, proposed.noticeDays);
  if (counted && counted !== vote.counted) throw new Refused("counted_anew");
  await writeOutcome(tx, actor, voteSerial, vote, proposed);
}
