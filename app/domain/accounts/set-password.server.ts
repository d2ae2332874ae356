import type { Db } from "#app/db/client.server.ts";
import type { PasswordHash } from "./password.server.ts";

/**
 * Gives an account a new password and ends its sessions, all but `keptSessionId`; devices it was used on before are
 * strange again. The hash is made before the transaction begins: making it takes its time. Throws nothing of its own.
 */
export async function setPassword(
  tx: Db,
  accountId: string,
  passwordHash: PasswordHash,
  keptSessionId: string | null = null,
): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { passwordHash }, select: { id: true } });
  await tx.session.deleteMany({ where: { accountId, ...(keptSessionId && { id: { not: keptSessionId } }) } });
  await tx.knownDevice.deleteMany({ where: { accountId } });
}
