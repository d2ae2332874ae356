import { type Actor, hasRole, type Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** What a role needs that is given by somebody. Residents and owners become so by showing that a home is theirs. */
const GIVEN_BY: Record<Role, readonly Role[]> = {
  resident: [],
  owner: [],
  representative: ["chair"],
  buildingSteward: ["chair"],
  gridWorker: ["chair"],
  moderator: ["admin"],
  chair: ["admin"],
  supervisor: ["admin"],
  official: ["admin"],
  admin: ["admin"],
};

/** Who gives a role takes it; that somebody moved away or sold is for the chair to say. */
const TAKEN_BY: Record<Role, readonly Role[]> = { ...GIVEN_BY, resident: ["chair"], owner: ["chair"] };

/** Given to those who live or own here: they speak for them. */
const OF_RESIDENTS: readonly Role[] = ["representative", "buildingSteward"];

const COMMITTEE: readonly Role[] = ["moderator", "chair"];

export type Holder = { accountId: string; roles: ReadonlySet<Role> };
export type Held = { accountId: string; role: Role; endedAt: Date | null };

/** The committee knows who serves here, the supervisors see whether that is right, administrators see to it. */
export function refusalToReadRoles(actor: Actor): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  return hasRole(actor, "moderator", "chair", "supervisor", "admin") ? null : "roles_closed";
}

/** The roles this actor may give, whoever they give them to. */
export const rolesGivenBy = (actor: Pick<Actor, "roles">): Role[] =>
  (Object.keys(GIVEN_BY) as Role[]).filter((role) => GIVEN_BY[role].some((giver) => actor.roles.has(giver)));

/** Why this person may not be given this role by this actor, or null when they may. */
export function refusalToGive(
  actor: Pick<Actor, "accountId" | "roles">,
  holder: Holder,
  role: Role,
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!GIVEN_BY[role].some((giver) => actor.roles.has(giver))) return "role_not_yours";
  if (holder.accountId === actor.accountId) return "own_role";
  if (holder.roles.has(role)) return "role_held";
  if (role === "supervisor" && COMMITTEE.some((one) => holder.roles.has(one))) return "both_sides";
  if (COMMITTEE.includes(role) && holder.roles.has("supervisor")) return "both_sides";
  if (OF_RESIDENTS.includes(role) && !holder.roles.has("resident") && !holder.roles.has("owner")) return "home_needed";
  return null;
}

/** Why this role may not be taken by this actor. A community is never left without an administrator. */
export function refusalToTake(
  actor: Pick<Actor, "accountId" | "roles">,
  { accountId, role, endedAt }: Held,
  adminsNow: number,
): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  if (!TAKEN_BY[role].some((taker) => actor.roles.has(taker))) return "role_not_yours";
  if (accountId === actor.accountId) return "own_role";
  if (endedAt) return "role_ended";
  return role === "admin" && adminsNow <= 1 ? "last_admin" : null;
}

/** A subdistrict's page is for those who serve in it and for those who let them in. */
export function refusalToSeeSubdistrict(actor: Pick<Actor, "accountId" | "roles">): RefusalCode | null {
  if (!actor.accountId) return "sign_in_first";
  const sees = ["official", "admin", "moderator", "chair"] as const;
  return sees.some((role) => actor.roles.has(role)) ? null : "officials_only";
}
