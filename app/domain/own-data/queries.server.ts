import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { isStaffRole, ROLES } from "#app/domain/shared/actor.ts";
import { refusalToLeave } from "./erasure.ts";
import { needsPassword } from "./prove-owner.server.ts";
import { rolesHeld } from "./store.server.ts";

export const exportPage = async (holder: Holder) => ({ hasPassword: await needsPassword(holder) });

/** When the account goes, if it was asked for; and what keeps it from going. */
export async function erasurePage(holder: Holder) {
  const [hasPassword, { erasureDueAt }, held] = await Promise.all([
    needsPassword(holder),
    prisma.account.findUniqueOrThrow({ where: { id: holder.accountId }, select: { erasureDueAt: true } }),
    rolesHeld(prisma, holder.accountId),
  ]);
  return {
    hasPassword,
    dueAt: erasureDueAt,
    refusal: refusalToLeave({ roles: held }),
    toHandOver: ROLES.filter((role) => isStaffRole(role) && held.includes(role)),
  };
}
