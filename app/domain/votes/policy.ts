import { mayFollow, type ProposalState } from "#app/domain/proposals/lifecycle.ts";
import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { Holidays } from "#app/domain/shared/calendar.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { RuleSet } from "./rules.ts";
import type { VoteSettings } from "./settings.ts";
import { earliestOpening, phaseOf, type VoteWindow } from "./window.ts";

const SHORTEST_WINDOW_MS = 60_000;

export type ProposalFacts = { state: ProposalState; hidden: boolean; authorId: string; hasRunningVote: boolean };

/** Why this person may not put this proposal to a vote, whatever its times; or null when they may. */
export function refusalToPutToVote(actor: Actor, proposal: ProposalFacts): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (proposal.authorId === actor.accountId) return "own_proposal";
  if (proposal.hasRunningVote) return "vote_running_already";
  if (proposal.hidden) return "proposal_hidden";
  return mayFollow(proposal.state, "ballotNotice") ? null : "proposal_state";
}

/** Why this vote may not be opened now, or null when it may. Notice periods: see the rule's citation. */
export function refusalToOpenVote(
  actor: Actor,
  proposal: ProposalFacts,
  rule: Pick<RuleSet, "noticeDays">,
  { opensAt, closesAt }: Pick<VoteWindow, "opensAt" | "closesAt">,
  now: Date,
  holidays: Holidays,
): RefusalCode | null {
  const refusal = refusalToPutToVote(actor, proposal);
  if (refusal) return refusal;
  if (opensAt < earliestOpening(rule.noticeDays, now, holidays)) return "notice_too_short";
  if (closesAt <= now || closesAt.getTime() - opensAt.getTime() < SHORTEST_WINDOW_MS) return "window_too_short";
  return null;
}

/** Who may cast for a seat, when its last ballot was cast and whether by its holder; papers apart. */
export type VoterSeat = { voterId: string | null; proxyId: string | null; castAt: Date | null; isHolders: boolean };

/** How somebody's ballot for a seat comes. */
export const channelOf = (casterId: string, seat: Pick<VoterSeat, "voterId">) =>
  casterId === seat.voterId ? "online" : "proxy";

/** Whether this person sees who holds the seats of a roll: who keeps it, and who checks them. */
export const seesHolders = (actor: Actor) => isCommittee(actor) || hasRole(actor, "supervisor");

/** Why this person may not cast a ballot for this seat now, or null when they may. */
export function refusalToCast(
  actor: Pick<Actor, "accountId">,
  vote: VoteWindow & { settings: Pick<VoteSettings, "finality"> },
  seat: VoterSeat | null,
  now: Date,
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (seat?.voterId !== actor.accountId && seat?.proxyId !== actor.accountId) return "not_on_roll";
  const phase = phaseOf(vote, now);
  if (phase === "notice") return "vote_not_yet_open";
  if (phase !== "open") return "vote_closed";
  // A proxy says what the holder wants: not after the holder has said it.
  const isLast = vote.settings.finality === "final" || (seat.isHolders && actor.accountId !== seat.voterId);
  return seat.castAt && isLast ? "already_voted" : null;
}
