import type { Ground } from "#app/domain/moderation/grounds.ts";
import { type Actor, hasRole, isCommittee, isStaffRole, type Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { appealableUntil, type Course, isRunning, isVoid, lengthOf, mostDays, type SanctionKind } from "./sanction.ts";

/** What the rules need to know of something hidden and of who wrote it. */
export type Subject = { authorId: string; roles: ReadonlySet<Role>; hidden: boolean; answeredFor: boolean };

/**
 * Nobody judges themselves, nor what they flagged themselves. Whoever serves here is no neighbour to be silenced by
 * another who serves: those who gave them the role can take it. And it takes words that were found to break a rule.
 */
export function refusalToSanction(actor: Actor, subject: Subject, flaggedByActor: boolean): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (subject.authorId === actor.accountId) return "own_item";
  if ([...subject.roles].some(isStaffRole)) return "sanction_of_staff";
  if (flaggedByActor) return "own_flag";
  if (!subject.hidden) return "hide_first";
  return subject.answeredFor ? "sanctioned_already" : null;
}

/** Whether it is in proportion to what there was before. */
export function refusalOfLength(
  { kind, ground, days }: { kind: SanctionKind; ground: Ground; days: number },
  before: readonly SanctionKind[],
): RefusalCode | null {
  const most = mostDays(kind, ground, before);
  if (most === 0) return "warn_first";
  return lengthOf(kind, days) > most ? "sanction_too_long" : null;
}

/** The committee works with sanctions; its supervisors see that it does so rightly. */
export function refusalToSeeSanctions(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return isCommittee(actor) || hasRole(actor, "supervisor") ? null : "committee_only";
}

export type SanctionFacts = Course & { accountId: string | null; byId: string };

/** One's own is there to be seen by oneself, and for others than the committee and its supervisors there is nothing. */
export function refusalToSee(actor: Actor, { accountId }: Pick<SanctionFacts, "accountId">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return accountId === actor.accountId || refusalToSeeSanctions(actor) === null ? null : "not_found";
}

export function refusalToLift(actor: Actor, sanction: SanctionFacts, now: Date): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (sanction.accountId === actor.accountId) return "own_item";
  return isRunning(sanction, now) ? null : "sanction_over";
}

/** Once, while it runs or soon after: what was wrong is put right later, too. */
export function refusalToAppeal(actor: Actor, sanction: SanctionFacts, now: Date): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (sanction.accountId !== actor.accountId) return "not_found";
  if (isVoid(sanction)) return "sanction_over";
  if (sanction.state !== "standing") return "appealed_already";
  return now < appealableUntil(sanction) ? null : "appeal_too_late";
}

/** A second person of the committee decides: never who imposed it. */
export function refusalToDecide(actor: Actor, sanction: SanctionFacts): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (sanction.accountId === actor.accountId) return "own_item";
  if (sanction.byId === actor.accountId) return "own_sanction";
  return sanction.state === "appealed" ? null : "sanction_decided";
}
