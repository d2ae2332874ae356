import { type Actor, isCommittee, isMember } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { ThreadHome } from "./home.ts";
import { mayAnswer, type Office, officeOf } from "./offices.ts";

/** What the rules need to know of a comment. */
export type Subject = {
  authorId: string;
  removed: boolean;
  hidden: boolean;
  /** It waits for the committee, and only its author and the committee know what it says. */
  held: boolean;
  office: Office | null;
};

type Presence = Pick<Subject, "removed" | "hidden" | "held">;

function present({ removed, hidden, held }: Presence): RefusalCode | null {
  if (removed) return "comment_removed";
  if (hidden) return "comment_hidden";
  return held ? "comment_held" : null;
}

/** What has not come out is there for its author and the committee; for others it is not. */
export const refusalToSeeWaiting = (actor: Actor, { authorId }: Pick<Subject, "authorId">): RefusalCode | null =>
  authorId === actor.accountId || isCommittee(actor) ? null : "not_found";

/** Whether somebody who may speak in a thread may answer there in their office. */
export const refusalToAnswer = (actor: Actor): RefusalCode | null => (mayAnswer(actor) ? null : "office_needed");

export const refusalToReplyTo = (subject: Presence): RefusalCode | null => present(subject);

export function refusalToRate(actor: Actor, subject: Subject, home: Pick<ThreadHome, "refusalTo">): RefusalCode | null {
  const refusal = home.refusalTo(actor);
  if (refusal) return refusal;
  return subject.authorId === actor.accountId ? "own_comment" : present(subject);
}

function refusalAsAuthor(actor: Actor, { authorId }: Subject): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return authorId === actor.accountId ? null : "comment_author_only";
}

/** What was said in an office is changed in an office. What waits can be changed while it does. */
export function refusalToEdit(actor: Actor, subject: Subject, home: Pick<ThreadHome, "refusalTo">): RefusalCode | null {
  const refusal = refusalAsAuthor(actor, subject) ?? home.refusalTo(actor) ?? present({ ...subject, held: false });
  if (refusal) return refusal;
  return subject.office && !officeOf(actor) ? "office_needed" : null;
}

/** One's own words can be taken back at any time, but not while it is open whether they were rightly hidden. */
export const refusalToRemove = (actor: Actor, subject: Subject): RefusalCode | null =>
  refusalAsAuthor(actor, subject) ?? (subject.hidden ? "comment_hidden" : null);

/** Whoever belongs to the community takes part; what is talked about may have its own reasons against it. */
export function refusalToTakePart(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isMember(actor) ? null : "members_only";
}

export const refusalToFollow = refusalToTakePart;

/** The committee sums up what was said, and nobody what was said of their own matter. */
export function refusalToSummarise(actor: Actor, { ownerIds }: Pick<ThreadHome, "ownerIds">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  return ownerIds.includes(actor.accountId) ? "own_item" : null;
}

/** What somebody may do in a thread as a whole, for its page to show. */
export function rightsIn(actor: Actor, home: Pick<ThreadHome, "refusalTo" | "ownerIds">) {
  const refusal = home.refusalTo(actor);
  return {
    /** Why they cannot speak; null when they can. */
    refusal,
    answer: refusal === null && mayAnswer(actor),
    follow: refusalToFollow(actor) === null,
    summarise: refusalToSummarise(actor, home) === null,
  };
}
export type ThreadRights = ReturnType<typeof rightsIn>;
