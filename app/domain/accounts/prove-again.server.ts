import { prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { judgeGuess } from "./guess.server.ts";
import type { Holder } from "./holder.ts";
import { passwordFits } from "./password.server.ts";

/** That whoever is signed in knows the password, still. Throws Refused: wrong_password, wait_longer, too_busy. */
export async function proveAgain({ accountId }: Holder, password: string): Promise<void> {
  const account = await prisma.account.findUnique({ where: { id: accountId }, select: { passwordHash: true } });
  await judgeGuess("proof", accountId, async () => {
    if (!(await passwordFits(account?.passwordHash ?? null, password))) throw new Refused("wrong_password");
  });
}
