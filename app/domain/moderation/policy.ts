import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { CaseFacts } from "./cases.ts";

export type MeasureState = "standing" | "undone" | "appealed" | "upheld" | "reversed";

/** A comment or a proposal that is flagged or judged. */
export type Subject = {
  kind: "comment" | "proposal";
  authorId: string;
  removed: boolean;
  hidden: boolean;
  held: boolean;
  /** Why its author cannot change it any more. */
  closed: RefusalCode | null;
  /** Why it cannot be hidden. */
  unhidable: RefusalCode | null;
};
export type MeasureFacts = { state: MeasureState; byId: string; erasedAt: Date | null };

/** Nothing is left to judge of what its author took back, nor of a proposal whose words are gone. */
export function whenGone({ kind, removed }: Pick<Subject, "kind" | "removed">): RefusalCode | null {
  if (!removed) return null;
  return kind === "comment" ? "comment_removed" : "original_gone";
}

/** Whoever is signed in may flag what others wrote, and what is still there to be read. */
export function refusalToFlag(actor: Actor, subject: Subject): RefusalCode | null {
  const { kind, authorId, hidden, held } = subject;
  if (!actor.accountId) return "sign_in_first";
  if (authorId === actor.accountId) return "own_item";
  if (hidden) return `${kind}_hidden`;
  return held ? `${kind}_held` : whenGone(subject);
}

/** A flag that something was hidden after is part of how that came: who flagged it takes that back no more than who hid it. */
export const refusalToWithdrawFlag = ({ kind, hidden }: Pick<Subject, "kind" | "hidden">): RefusalCode | null =>
  hidden ? `${kind}_hidden` : null;

/** The committee works through the queue; its supervisors see that it does. */
export function refusalToSeeQueue(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) || hasRole(actor, "supervisor") ? null : "committee_only";
}

/** Who judges at all, whatever it is. */
export function refusalToJudgeAny(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) ? null : "committee_only";
}

/** Nobody judges their own words, nor what they flagged themselves; what was handed to the chair, nobody but a chair. */
export function refusalToJudge(
  actor: Actor,
  subject: Subject,
  { flagged, escalated }: { flagged: boolean; escalated: boolean },
): RefusalCode | null {
  const refusal = refusalToJudgeAny(actor);
  if (refusal) return refusal;
  if (subject.authorId === actor.accountId) return "own_item";
  if (flagged) return "own_flag";
  if (escalated && !hasRole(actor, "chair")) return "chair_decides";
  return whenGone(subject);
}

/** Whoever may judge asks for another text only where its author can still change it. */
export const refusalToAsk = ({ closed }: Subject): RefusalCode | null => closed;

/** What neighbours are voting on, or have decided, is not hidden from them: a vote is cancelled, by two and with a reason. */
export const refusalToHide = ({ unhidable }: Subject): RefusalCode | null => unhidable;

/** Above the chair nobody has a say over what is written, so a chair decides. */
export function refusalToEscalate(actor: Actor, mayChairDecide: boolean): RefusalCode | null {
  if (hasRole(actor, "chair")) return "chair_decides_here";
  return mayChairDecide ? null : "no_chair_to_decide";
}

type Judged = Pick<CaseFacts, "state" | "escalated"> & { judgedAt: Date | null; flagged: boolean };

/** A colleague's mistake can be put right by anybody on the committee; of a hiding, until its author has appealed. */
export function refusalToUndo(
  actor: Actor,
  subject: Subject,
  { state, escalated, judgedAt, flagged }: Judged,
  measure: (MeasureFacts & { decidedAt: Date | null }) | null,
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (subject.authorId === actor.accountId) return "own_item";
  if (flagged) return "own_flag";
  const gone = whenGone(subject);
  if (gone) return gone;
  if (measure?.erasedAt) return "original_gone";
  if (state === "hidden") return measure?.state === "standing" ? null : "appeal_waiting";
  if (state === "waiting") return escalated ? null : "nothing_to_undo";
  const isOnAppeal = judgedAt !== null && measure?.decidedAt?.getTime() === judgedAt.getTime();
  return judgedAt === null || isOnAppeal ? "nothing_to_undo" : null;
}

export function refusalToAppeal(actor: Actor, subject: Subject, measure: MeasureFacts | null): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (subject.authorId !== actor.accountId) return subject.kind === "comment" ? "comment_author_only" : "author_only";
  if (!measure || measure.state === "undone") return "nothing_hidden";
  if (measure.erasedAt) return "original_gone";
  return measure.state === "standing" ? null : "appealed_already";
}

/** A second person of the committee decides on an appeal: never the one who hid it, nor anybody who flagged it. */
export function refusalToDecide(
  actor: Actor,
  subject: Subject,
  measure: MeasureFacts | null,
  { flagged }: { flagged: boolean },
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (subject.authorId === actor.accountId) return "own_item";
  if (measure?.byId === actor.accountId) return "own_measure";
  if (flagged) return "own_flag";
  return measure?.state === "appealed" ? null : "case_decided";
}
