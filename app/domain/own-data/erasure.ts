import { isStaffRole, type Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** How neighbours see whoever has left. */
export const ERASED_NAME = "已注销居民";

/** A day to change one's mind. */
const WAIT_MS = 24 * 60 * 60 * 1_000;

export type Leaving = { roles: readonly Role[]; erasureDueAt: Date | null; erasedAt: Date | null };

export const dueAfter = (now: Date) => new Date(now.getTime() + WAIT_MS);

/** Whoever serves hands over first: nobody leaves a community without its chair or its administrator. */
export const refusalToLeave = ({ roles }: Pick<Leaving, "roles">): RefusalCode | null =>
  roles.some(isStaffRole) ? "hand_over_first" : null;

/** Until the moment it is done, it can be called off. */
export const refusalToStay = ({ erasureDueAt, erasedAt }: Leaving): RefusalCode | null =>
  erasureDueAt && !erasedAt ? null : "not_leaving";

/** Whether this account is to be erased now. */
export const isDue = (leaving: Leaving, now: Date): boolean =>
  leaving.erasedAt === null &&
  leaving.erasureDueAt !== null &&
  leaving.erasureDueAt <= now &&
  refusalToLeave(leaving) === null;
