import { Refused } from "./refusal.ts";

export const ROLES = [
  "resident",
  "owner",
  "representative",
  "buildingSteward",
  "gridWorker",
  "moderator",
  "chair",
  "supervisor",
  "official",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles with power over others: of no use before a second factor was shown. */
export const STAFF_ROLES = ["moderator", "chair", "supervisor", "official", "admin"] as const satisfies Role[];

export const isStaffRole = (role: Role): boolean => STAFF_ROLES.some((staff) => staff === role);

/** Who is asking, in which community. Built once per request or job and passed first to every command and query. */
export type Actor = {
  /** Null for a visitor who has not signed in. */
  accountId: string | null;
  communityId: string;
  /** The roles held in this community, now. */
  roles: ReadonlySet<Role>;
};

/** Stands for any account when a page is drawn for all who have the same roles: it owns nothing and did nothing. */
export const ANYBODY = "00000000-0000-0000-0000-000000000000";

/** The account of someone who acts; a visitor is asked to sign in. */
export function accountOf(actor: Actor): string {
  if (!actor.accountId) throw new Refused("sign_in_first");
  return actor.accountId;
}

export const hasRole = (actor: Actor, ...roles: Role[]) => roles.some((role) => actor.roles.has(role));

/** Lives or owns here, or serves here: may take part in deliberation. */
export const isMember = (actor: Actor) => actor.accountId !== null && actor.roles.size > 0;

/** 居委会: reviews, convenes, runs votes, publishes. */
export const isCommittee = (actor: Actor) => hasRole(actor, "moderator", "chair");
