import { type Actor, hasRole, isCommittee, type Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** Why this person may not add a rule of the community's own, or null when they may. */
export function refusalToAddRule(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "chair") ? null : "chair_only";
}

export type PlanFacts = {
  status: "waiting" | "approved" | "sentBack" | "withdrawn";
  preparedById: string;
  /** The roles that whoever prepared it holds now. */
  preparerRoles: readonly Role[];
  /** Who proposed the matter. */
  authorId: string;
};

/**
 * Why this person may not approve a plan, or null when they may. It takes two: one of them the chair, the other a member
 * of the committee, and neither who proposed the matter.
 */
export function refusalToApprove(actor: Actor, plan: PlanFacts): RefusalCode | null {
  const refusal = refusalToSendBack(actor, plan);
  if (refusal) return refusal;
  const prepared = (role: Role) => plan.preparerRoles.includes(role);
  const pair = (prepared("moderator") && hasRole(actor, "chair")) || (prepared("chair") && hasRole(actor, "moderator"));
  return pair ? null : "two_roles_needed";
}

export function refusalToSendBack(actor: Actor, plan: PlanFacts): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (plan.authorId === actor.accountId) return "own_proposal";
  if (plan.preparedById === actor.accountId) return "own_plan";
  return plan.status === "waiting" ? null : "plan_decided";
}

/** Why this person may not withdraw a plan, or null when they may: who prepared it does. */
export function refusalToWithdraw(actor: Actor, plan: PlanFacts): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!isCommittee(actor)) return "committee_only";
  if (plan.preparedById !== actor.accountId) return "not_your_plan";
  return plan.status === "waiting" ? null : "plan_decided";
}
