import { changeAccount } from "#app/domain/factors/change-account.server.ts";
import { refusalToChangeAccess } from "#app/domain/factors/policy.ts";
import type { Holder } from "./holder.ts";
import { deleteOtherSessions } from "./own-store.server.ts";
import { hashPassword } from "./password.server.ts";

/** Another password. Whoever knew the old one is signed out everywhere but here. */
export async function changePassword(holder: Holder, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const { accountId, session } = holder;
  await changeAccount(holder, refusalToChangeAccess, null, async (tx) => {
    await tx.account.update({ where: { id: accountId }, data: { passwordHash }, select: { id: true } });
    await deleteOtherSessions(tx, accountId, session.id);
  });
}
