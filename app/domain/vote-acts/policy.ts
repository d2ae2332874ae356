import { type Actor, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { votersIn } from "#app/domain/votes/correction.ts";
import { isOver, phaseOf, type VoteWindow } from "#app/domain/votes/window.ts";
import { type ActDetail, type ActKind, type CommitteeRole, roleOf, type Verdict } from "./act.ts";

export type VoteFacts = VoteWindow & { rollFreezesAt: Date | null; authorId: string };

/** Why nobody may do this to the vote now, or null when two people may. */
export function refusalOfVote(kind: ActKind, vote: VoteFacts, now: Date): RefusalCode | null {
  if (kind === "rollCorrection") {
    const isOpen = vote.status === "notice" && vote.rollFreezesAt !== null && now < vote.rollFreezesAt;
    return isOpen ? null : "roll_frozen";
  }
  if (kind === "publication" || kind === "annulment") return vote.status === "closed" ? null : "vote_still_running";
  if (isOver(vote) || now >= vote.closesAt) return "vote_over";
  // What was announced for the notice stands until people vote.
  return kind === "extension" && phaseOf(vote, now) === "notice" ? "extension_too_early" : null;
}

function refusalToHandle(actor: Actor, vote: Pick<VoteFacts, "authorId">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  return vote.authorId === actor.accountId ? "own_proposal" : null;
}

/** Why this person may not propose such an act, or null when they may. */
export const refusalToPropose = (actor: Actor, kind: ActKind, vote: VoteFacts, now: Date): RefusalCode | null =>
  refusalToHandle(actor, vote) ?? refusalOfVote(kind, vote, now);

/** Nobody corrects the seat that they themselves vote for. */
export const refusalOfDetail = (actor: Actor, detail: ActDetail): RefusalCode | null =>
  detail.kind === "rollCorrection" && votersIn(detail).includes(actor.accountId) ? "own_item" : null;

export type ActFacts = { proposedById: string; proposedAs: CommitteeRole; verdict: Verdict; detail: ActDetail };

/** Why this person may not refuse this act, or null when they may. */
export function refusalToDecide(actor: Actor, act: ActFacts, vote: Pick<VoteFacts, "authorId">): RefusalCode | null {
  const refusal = refusalToHandle(actor, vote);
  if (refusal) return refusal;
  if (act.proposedById === actor.accountId) return "second_person";
  return refusalOfDetail(actor, act.detail) ?? (act.verdict === "waiting" ? null : "act_decided");
}

/** Why this person may not approve this act, or null when they may: one of the two is the chair. */
export function refusalToApprove(actor: Actor, act: ActFacts, vote: VoteFacts, now: Date): RefusalCode | null {
  const refusal = refusalToDecide(actor, act, vote);
  if (refusal) return refusal;
  if (act.proposedAs !== "chair" && roleOf(actor) !== "chair") return "chair_needed";
  return refusalOfVote(act.detail.kind, vote, now);
}

export function refusalToWithdraw(actor: Actor, act: Pick<ActFacts, "proposedById" | "verdict">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (act.proposedById !== actor.accountId) return "author_only";
  return act.verdict === "waiting" ? null : "act_decided";
}

/** More requests than anybody has mistakes to report; a queue that one person fills is of no use to the others. */
export const MOST_REQUESTS = 3;

/** Why this person may not ask for the roll to be put right, or null when they may. */
export function refusalToAsk(actor: Actor, vote: VoteFacts, asked: number, now: Date): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (actor.roles.size === 0) return "members_only";
  return refusalOfVote("rollCorrection", vote, now) ?? (asked >= MOST_REQUESTS ? "asked_enough" : null);
}

/** Why this person may not answer such a request, or null when they may. */
export function refusalToAnswer(
  actor: Actor,
  request: { askerId: string; answeredAt: Date | null },
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (request.askerId === actor.accountId) return "own_item";
  return request.answeredAt ? "already_answered" : null;
}
