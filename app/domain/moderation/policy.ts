import { type Actor, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

export type MeasureState = "standing" | "undone" | "appealed" | "upheld" | "reversed";

type Subject = { authorId: string; removed: boolean; hidden: boolean; held: boolean };
export type MeasureFacts = { state: MeasureState; byId: string };

/** Whoever is signed in may flag what others wrote, and what is still there to be read. */
export function refusalToFlag(actor: Actor, { authorId, removed, hidden, held }: Subject): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (authorId === actor.accountId) return "own_item";
  if (removed) return "comment_removed";
  if (hidden) return "comment_hidden";
  return held ? "comment_held" : null;
}

/** The committee works through the queue; its supervisors see that it does. */
export function refusalToSeeQueue(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) || hasRole(actor, "supervisor") ? null : "committee_only";
}

/** Nobody judges their own words, nor what they flagged themselves. */
export function refusalToJudge(actor: Actor, subject: Subject, flaggedByActor: boolean): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (subject.authorId === actor.accountId) return "own_item";
  if (flaggedByActor) return "own_flag";
  return subject.removed ? "comment_removed" : null;
}

/** A colleague's mistake can be put right by anybody on the committee, until its author has appealed. */
export function refusalToUndo(actor: Actor, subject: Subject, measure: MeasureFacts | null): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (subject.authorId === actor.accountId) return "own_item";
  if (!measure || measure.state === "undone" || measure.state === "reversed") return "nothing_hidden";
  return measure.state === "standing" ? null : "appeal_waiting";
}

export function refusalToAppeal(actor: Actor, subject: Subject, measure: MeasureFacts | null): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (subject.authorId !== actor.accountId) return "comment_author_only";
  if (!measure || measure.state === "undone") return "nothing_hidden";
  return measure.state === "standing" ? null : "appealed_already";
}

/** A second person of the committee decides on an appeal: never the one who hid it. */
export function refusalToDecide(actor: Actor, subject: Subject, measure: MeasureFacts | null): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (subject.authorId === actor.accountId) return "own_item";
  if (measure?.byId === actor.accountId) return "own_measure";
  return measure?.state === "appealed" ? null : "case_decided";
}
