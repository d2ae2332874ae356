import { refusalToTakePart } from "#app/domain/comments/policy.ts";
import { isDiscussable, type ProposalState } from "#app/domain/proposals/lifecycle.ts";
import { type Actor, isCommittee, isMember } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { VoteWindow } from "#app/domain/votes/window.ts";
import { SHORTEST_NOTICE_DAYS } from "./notice.ts";
import type { ObjectionVerdict, Standing } from "./standing.ts";

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

/** More objections than anybody has reasons for one result; a notice that one person fills is of no use to the others. */
export const MOST_OBJECTIONS = 3;

/** Why this person may not object to an outcome, or null when they may: while its notice runs, one at a time. */
export function refusalToObject(
  actor: Actor,
  outcome: { standing: Standing; noticeEndsAt: Date },
  own: readonly { verdict: ObjectionVerdict }[],
  now: Date,
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isMember(actor)) return "members_only";
  if (outcome.standing !== "notice" || now >= outcome.noticeEndsAt) return "notice_over";
  if (own.some(({ verdict }) => verdict === "waiting")) return "objection_waiting";
  return own.length >= MOST_OBJECTIONS ? "objected_enough" : null;
}

type Discussed = { standing: Standing; state: ProposalState };

/**
 * Why nobody says anything below a notice any more: what was published is talked about until it is done, and what was
 * annulled in its proposal, which is open again.
 */
function whySilent({ standing, state }: Discussed): RefusalCode | null {
  if (standing === "annulled") return "notice_annulled";
  return isDiscussable(state) ? null : "discussion_closed";
}

/**
 * Why this person may not say anything below a notice, or null when they may. What nobody does now is not offered to
 * whoever signs in.
 */
export const refusalToDiscuss = (actor: Actor, outcome: Discussed): RefusalCode | null =>
  whySilent(outcome) ?? refusalToTakePart(actor);

type Objection = { objectorId: string; verdict: ObjectionVerdict };
type Contested = { publisherId: string; authorId: string; standing: Standing };

/** Why this person may not find that an objection does not hold, or null when they may: nobody clears what they published. */
export const refusalToReject = (actor: Actor, objection: Objection, outcome: Contested): RefusalCode | null =>
  refusalToAnswerObjection(actor, objection, outcome) ??
  (outcome.publisherId === actor.accountId ? "own_publication" : null);

/** Why this person may not find that an objection holds, or null when they may: it takes the outcome back, if none has yet. */
export const refusalToUphold = (actor: Actor, objection: Objection, outcome: Contested): RefusalCode | null =>
  refusalToAnswerObjection(actor, objection, outcome) ?? (outcome.standing === "final" ? "outcome_settled" : null);

/** The same where the outcome has to be taken back for it, which happens once. */
export const refusalToAnnul = (actor: Actor, objection: Objection, outcome: Contested): RefusalCode | null =>
  refusalToUphold(actor, objection, outcome) ?? (outcome.standing === "notice" ? null : "outcome_settled");

function refusalToAnswerObjection(actor: Actor, objection: Objection, { authorId }: Contested): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (authorId === actor.accountId) return "own_proposal";
  if (objection.objectorId === actor.accountId) return "own_item";
  return objection.verdict === "waiting" ? null : "already_answered";
}
