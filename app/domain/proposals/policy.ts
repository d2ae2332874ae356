import { type Actor, isCommittee, isMember } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { isDiscussable, isEditable, isEndorsable, mayFollow, type ProposalState } from "./lifecycle.ts";

/** What the rules need to know of a proposal. */
export type Subject = {
  authorId: string;
  state: ProposalState;
  hidden: boolean;
  /** It waits for the committee, and only its author and the committee know what it says. */
  held: boolean;
  revision: number;
  endorsementCount: number;
};

/** Nobody supports, discusses or decides what they cannot read. */
export function whileUnread({ hidden, held }: Pick<Subject, "hidden" | "held">): RefusalCode | null {
  if (hidden) return "proposal_hidden";
  return held ? "proposal_held" : null;
}

const signedIn = (actor: Actor): RefusalCode | null => (actor.accountId ? null : "sign_in_first");

export function refusalToPropose(actor: Actor): RefusalCode | null {
  return signedIn(actor) ?? (isMember(actor) ? null : "members_only");
}

/** Whether a draft exists is its author's business: to others it is not there. */
export function refusalToRead(actor: Actor, { authorId, state }: Subject): RefusalCode | null {
  return state === "draft" && authorId !== actor.accountId ? "not_found" : null;
}

/** What only its author does; somebody else's draft is not there at all. */
function refusalAsAuthor(actor: Actor, subject: Subject): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (subject.authorId === actor.accountId) return null;
  return refusalToRead(actor, subject) ?? "author_only";
}

/** What waits can be changed while it does; what is hidden not before it is shown again. */
export function refusalToEdit(actor: Actor, subject: Subject): RefusalCode | null {
  const refusal = refusalAsAuthor(actor, subject);
  if (refusal) return refusal;
  if (subject.hidden) return "proposal_hidden";
  return isEditable(subject.state) ? null : "no_longer_editable";
}

/** A first submission, or another after the committee asked for changes. */
export function refusalToSubmit(actor: Actor, subject: Subject): RefusalCode | null {
  const refusal = refusalAsAuthor(actor, subject);
  if (refusal) return refusal;
  if (!isMember(actor)) return "members_only";
  const isAtAuthor = subject.state === "draft" || subject.state === "needsRevision";
  return whileUnread(subject) ?? (isAtAuthor ? null : "proposal_state");
}

export function refusalToEndorse(actor: Actor, subject: Subject): RefusalCode | null {
  const refusal = refusalToPropose(actor);
  if (refusal) return refusal;
  if (subject.authorId === actor.accountId) return "own_proposal";
  return whileUnread(subject) ?? (isEndorsable(subject.state) ? null : "endorsing_closed");
}

/** Why nobody says anything on it: it is over, or goes on in another one. */
export function refusalInState(state: ProposalState): RefusalCode | null {
  if (state === "merged") return "discussion_moved";
  return isDiscussable(state) ? null : "discussion_closed";
}

export function refusalToDiscuss(
  actor: Actor,
  subject: Pick<Subject, "state" | "hidden" | "held">,
): RefusalCode | null {
  return refusalToPropose(actor) ?? whileUnread(subject) ?? refusalInState(subject.state);
}

export const VERDICTS = ["accept", "sendBack", "refuse"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where a verdict leads: what was only handed in goes on to gather endorsements, what has gathered them onto the list. */
export function verdictLeadsTo(verdict: Verdict, state: ProposalState): ProposalState {
  if (verdict === "sendBack") return "needsRevision";
  if (verdict === "refuse") return "notAccepted";
  return state === "submitted" ? "endorsing" : "listed";
}

/** Review is open until a proposal is listed; only listing it waits for endorsements enough. */
export function refusalToReview(
  actor: Actor,
  subject: Subject,
  verdict: Verdict | null,
  threshold: number,
): RefusalCode | null {
  const refusal = refusalToSteer(actor, subject);
  if (refusal) return refusal;
  if (subject.state !== "submitted" && subject.state !== "endorsing") return "proposal_state";
  const unread = whileUnread(subject);
  if (unread) return unread;
  const toList = verdict === "accept" && subject.state === "endorsing";
  return toList && subject.endorsementCount < threshold ? "too_few_endorsements" : null;
}

export function refusalToStartDeliberation(actor: Actor, subject: Subject): RefusalCode | null {
  return (
    refusalToSteer(actor, subject) ?? whileUnread(subject) ?? (subject.state === "listed" ? null : "proposal_state")
  );
}

export function refusalToWithdraw(actor: Actor, subject: Subject): RefusalCode | null {
  const refusal = refusalAsAuthor(actor, subject);
  if (refusal) return refusal;
  return mayFollow(subject.state, "withdrawn") ? null : "proposal_state";
}

/** The committee steers, but nobody their own proposal. */
export function refusalToSteer(actor: Actor, { authorId }: Pick<Subject, "authorId">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  return authorId === actor.accountId ? "own_proposal" : null;
}
