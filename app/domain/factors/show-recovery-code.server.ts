import { inTransaction } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { recordAsStaff } from "./change-account.server.ts";
import { hashOfRecoveryCode } from "./make-recovery-codes.server.ts";
import { spendRecoveryCode } from "./store.server.ts";

/** Takes a recovery code in the place of a factor, once. */
export function showRecoveryCode({ accountId }: Holder, typed: string): Promise<void> {
  return inTransaction(async (tx) => {
    const codeHash = hashOfRecoveryCode(accountId, typed);
    if (!(await spendRecoveryCode(tx, accountId, codeHash))) throw new Refused("factor_wrong");
    await recordAsStaff(tx, accountId, { action: "factor.recover", kind: "recoveryCodes" });
  });
}
