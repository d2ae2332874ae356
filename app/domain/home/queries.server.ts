import { latestOutcomes } from "#app/domain/outcomes/queries.server.ts";
import { draftsAndReturned } from "#app/domain/proposals/author-queries.server.ts";
import { proposalsInStates, proposalsUnderWay, waitingCounts } from "#app/domain/proposals/list-queries.server.ts";
import { type Actor, accountOf, isCommittee } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { myOpenSeats, openVotes } from "#app/domain/votes/queries.server.ts";

/** The community at a glance: what is open, what is talked about, what was decided, and what waits for this person. */
export async function homePage(actor: Actor) {
  const [votes, underWay, outcomes, needs] = await Promise.all([
    openVotes(actor.communityId, 3),
    proposalsUnderWay(actor.communityId, 6),
    latestOutcomes(actor.communityId, 4),
    actor.accountId ? whatNeeds(actor) : null,
  ]);
  return { votes, underWay, outcomes, needs };
}

async function whatNeeds(actor: Actor) {
  const [seats, proposals, waiting] = await Promise.all([
    myOpenSeats(actor, 5),
    draftsAndReturned(actor, 5),
    isCommittee(actor) ? waitingCounts(actor.communityId) : null,
  ]);
  return { seats, proposals, waiting };
}

/** What waits for the committee, the longest wait first. */
export async function committeeQueue(actor: Actor) {
  accountOf(actor);
  if (!isCommittee(actor)) throw new Refused("committee_only");
  const [toReview, toDeliberate, toPublish] = await Promise.all([
    proposalsInStates(actor.communityId, ["submitted", "endorsing"], { reviewable: true }),
    proposalsInStates(actor.communityId, ["listed"]),
    proposalsInStates(actor.communityId, ["tallied"]),
  ]);
  return { toReview, toDeliberate, toPublish };
}
