import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { phaseOf, type VoteWindow } from "#app/domain/votes/window.ts";

/** A vote as far as what comes on paper has to know it. */
export type PaperVote = VoteWindow & { settings: VoteSettings; isPublished: boolean };

/** One proxy stands for so many principals at most. */
export const MOST_PRINCIPALS = 3;

/** Who handles papers: prints, reads, resolves, records authorities. */
export function refusalToHandle(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) ? null : "committee_only";
}

/** A sheet says whose it is: a secret vote has none. */
export function refusalToPrint(actor: Actor, vote: PaperVote, now: Date): RefusalCode | null {
  const refusal = refusalToHandle(actor);
  if (refusal) return refusal;
  if (vote.settings.secrecy === "secret") return "secret_on_paper";
  return isOver(vote, now) ? "vote_over" : null;
}

/** Who may vote for a seat, and who owns it: co-owners are parties to its disputes, whoever of them votes. */
export type PaperSeat = { voterId: string | null; proxyId: string | null; ownerIds: readonly string[] };
const isOwn = ({ accountId }: Actor, { voterId, proxyId, ownerIds }: PaperSeat) =>
  accountId !== null && [voterId, proxyId, ...ownerIds].includes(accountId);

/** Papers are handed in before the deadline and may be read after it, until the result is published. */
export function refusalToRead(
  actor: Actor,
  vote: PaperVote,
  sheet: PaperSeat & { isSettled: boolean; hasReadIt: boolean },
  now: Date,
): RefusalCode | null {
  const refusal = refusalToHandle(actor);
  if (refusal) return refusal;
  if (phaseOf(vote, now) === "notice") return "vote_not_yet_open";
  if (vote.status === "cancelled") return "vote_over";
  if (vote.isPublished) return "outcome_published";
  if (isOwn(actor, sheet)) return "own_item";
  if (sheet.isSettled) return "sheet_settled";
  return sheet.hasReadIt ? "read_by_you" : null;
}

/** Whoever decides what counts for a seat in dispute has no part in it. */
export function refusalToResolve(
  actor: Actor,
  vote: PaperVote,
  seat: PaperSeat & { isDisputed: boolean },
): RefusalCode | null {
  const refusal = refusalToHandle(actor);
  if (refusal) return refusal;
  if (vote.status === "cancelled") return "vote_over";
  if (vote.isPublished) return "outcome_published";
  if (isOwn(actor, seat)) return "own_item";
  return seat.isDisputed ? null : "no_dispute";
}

/** Ballots are served by the committee and by those who go from door to door for it. */
export function refusalToDeliver(actor: Actor, vote: PaperVote, now: Date): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor) && !hasRole(actor, "buildingSteward", "gridWorker")) return "committee_only";
  return isOver(vote, now) ? "vote_over" : null;
}

export function refusalToRecordProxy(
  actor: Actor,
  vote: PaperVote,
  seat: PaperSeat & { hasVoted: boolean },
  proxy: { accountId: string; principals: number },
  now: Date,
): RefusalCode | null {
  const refusal = refusalToHandle(actor);
  if (refusal) return refusal;
  if (isOver(vote, now)) return "vote_over";
  if (isOwn(actor, seat) || proxy.accountId === actor.accountId) return "own_item";
  if (proxy.accountId === seat.voterId) return "proxy_is_voter";
  if (seat.proxyId !== null) return "proxy_stands";
  if (seat.hasVoted) return "already_voted";
  return proxy.principals >= MOST_PRINCIPALS ? "too_many_principals" : null;
}

export function refusalToRevokeProxy(
  actor: Actor,
  vote: PaperVote,
  authority: { isRevoked: boolean },
  now: Date,
): RefusalCode | null {
  const refusal = refusalToHandle(actor);
  if (refusal) return refusal;
  if (isOver(vote, now)) return "vote_over";
  return authority.isRevoked ? "proxy_revoked" : null;
}

/** A lot is drawn once, where the vote names its source and a tie stayed open. */
export function refusalToDrawLot(actor: Actor, vote: PaperVote, isTied: boolean): RefusalCode | null {
  const refusal = refusalToHandle(actor);
  if (refusal) return refusal;
  if (vote.status === "cancelled") return "vote_over";
  if (vote.isPublished) return "outcome_published";
  if (vote.status !== "closed") return "vote_still_running";
  return isTied && vote.settings.tieBreak.rule === "lot" ? null : "no_tie";
}

const isOver = (vote: VoteWindow, now: Date) => !["notice", "open"].includes(phaseOf(vote, now));
