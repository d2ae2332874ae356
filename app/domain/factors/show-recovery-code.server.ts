import { inTransaction } from "#app/db/client.server.ts";
import { judgeGuess } from "#app/domain/accounts/guess.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { recordAsStaff } from "./change-account.server.ts";
import { hashOfRecoveryCode } from "./make-recovery-codes.server.ts";
import { spendRecoveryCode } from "./store.server.ts";

/** Takes a recovery code in the place of a factor, once. Throws Refused: factor_wrong, wait_longer. */
export function showRecoveryCode({ accountId }: Holder, typed: string): Promise<void> {
  const codeHash = hashOfRecoveryCode(accountId, typed);
  return judgeGuess("factor", accountId, () =>
    inTransaction(async (tx) => {
      if (!(await spendRecoveryCode(tx, accountId, codeHash))) throw new Refused("factor_wrong");
      await recordAsStaff(tx, accountId, { action: "factor.recover", kind: "recoveryCodes" });
    }),
  );
}
