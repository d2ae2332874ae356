import { prisma } from "#app/db/client.server.ts";
import { judgeGuess } from "#app/domain/accounts/guess.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { spendStep, totpOf } from "./store.server.ts";
import { stepOfCode } from "./totp.ts";

/** Takes a code from the account's authenticator, once. Throws Refused: factor_wrong, factor_used, wait_longer. */
export async function showTotp({ accountId }: Holder, code: string, now = new Date()): Promise<void> {
  await judgeGuess("factor", accountId, async () => {
    const { secret } = (await totpOf(prisma, accountId)) ?? {};
    const step = secret ? stepOfCode(secret, code, now) : null;
    if (step === null) throw new Refused("factor_wrong");
    if (!(await spendStep(prisma, accountId, step))) throw new Refused("factor_used");
  });
}
