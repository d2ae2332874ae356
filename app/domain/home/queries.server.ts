import { ownToAnswer } from "#app/domain/moderation/own-queries.server.ts";
import { moderationWaiting } from "#app/domain/moderation/queue-queries.server.ts";
import { objectionsToAnswer } from "#app/domain/outcomes/objection-queries.server.ts";
import { latestOutcomes } from "#app/domain/outcomes/queries.server.ts";
import { papersWaiting } from "#app/domain/papers/queries.server.ts";
import { waitingAtAuthor } from "#app/domain/proposals/author-queries.server.ts";
import {
  mergersObjectedTo,
  proposalsInStates,
  proposalsUnderWay,
  waitingCounts,
} from "#app/domain/proposals/list-queries.server.ts";
import { sanctionNeeds } from "#app/domain/sanctions/queries.server.ts";
import { type Actor, accountOf, isCommittee } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { claimsWaiting } from "#app/domain/verification/claim-queries.server.ts";
import { waitingForSecond } from "#app/domain/vote-acts/queries.server.ts";
import { plansToApprove } from "#app/domain/vote-plans/plan-queries.server.ts";
import { myOpenSeats, openVotes } from "#app/domain/votes/queries.server.ts";

/** The community at a glance: what is open, what is talked about and what was decided. */
export async function homePage({ communityId }: Actor) {
  const [votes, underWay, outcomes] = await Promise.all([
    openVotes(communityId, 3),
    proposalsUnderWay(communityId, 6),
    latestOutcomes(communityId, 4),
  ]);
  return { votes, underWay, outcomes };
}

export type Needs = Awaited<ReturnType<typeof whatNeeds>>;

/** What waits for this person. Nothing waits for a visitor. */
export async function whatNeeds(actor: Actor) {
  if (!actor.accountId) return null;
  const [seats, proposals, waiting, claims, onVotes, objections, plans, papers, sanctions, flagged, toAnswer] =
    await Promise.all([
      myOpenSeats(actor, 5),
      waitingAtAuthor(actor, 5),
      isCommittee(actor) ? waitingCounts(actor.communityId) : null,
      isCommittee(actor) ? claimsWaiting(actor.communityId) : 0,
      isCommittee(actor) ? waitingForSecond(actor) : null,
      isCommittee(actor) ? objectionsToAnswer(actor) : 0,
      plansToApprove(actor),
      papersWaiting(actor, 5),
      sanctionNeeds(actor),
      moderationWaiting(actor),
      ownToAnswer(actor),
    ]);
  const own = { seats, proposals, plans, papers, sanctions, flagged, toAnswer };
  return { ...own, waiting, claims, onVotes, objections };
}

/** What waits for the committee, the longest wait first. */
export async function committeeQueue(actor: Actor) {
  accountOf(actor);
  if (!isCommittee(actor)) throw new Refused("committee_only");
  const [toReview, toDeliberate, toPublish, toAnswer] = await Promise.all([
    proposalsInStates(actor.communityId, ["submitted", "endorsing"], { reviewable: true }),
    proposalsInStates(actor.communityId, ["listed"]),
    proposalsInStates(actor.communityId, ["tallied"]),
    mergersObjectedTo(actor.communityId),
  ]);
  return { toReview, toDeliberate, toPublish, toAnswer };
}
