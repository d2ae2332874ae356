import { prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Holder } from "./holder.ts";
import { passwordFits } from "./password.server.ts";

/** That whoever is signed in knows the password, still. */
export async function proveAgain({ accountId }: Holder, password: string): Promise<void> {
  const account = await prisma.account.findUnique({ where: { id: accountId }, select: { passwordHash: true } });
  if (!(await passwordFits(account?.passwordHash ?? null, password))) throw new Refused("wrong_password");
}
