import { type Actor, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { VoteWindow } from "#app/domain/votes/window.ts";
import { SHORTEST_NOTICE_DAYS } from "./notice.ts";

export type VoteFacts = { status: VoteWindow["status"]; authorId: string; isPublished: boolean };

/** Why this person may not publish the outcome of this vote, or null when they may. */
export function refusalToPublish(actor: Actor, vote: VoteFacts, noticeDays = SHORTEST_NOTICE_DAYS): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (vote.authorId === actor.accountId) return "own_proposal";
  if (vote.isPublished) return "outcome_published";
  if (vote.status !== "closed") return "vote_still_running";
  return noticeDays < SHORTEST_NOTICE_DAYS ? "notice_period_too_short" : null;
}
