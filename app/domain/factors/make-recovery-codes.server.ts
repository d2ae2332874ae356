import { createHash, randomBytes } from "node:crypto";

import type { Holder } from "#app/domain/accounts/holder.ts";
import { changeAccount } from "./change-account.server.ts";
import { refusalToMakeRecoveryCodes } from "./policy.ts";
import { bareRecoveryCode, RECOVERY_CODES, recoveryCodeFrom } from "./recovery-codes.ts";
import { replaceRecoveryCodes } from "./store.server.ts";

/** Ten new codes, to be shown this once; those there were end. */
export function makeRecoveryCodes(holder: Holder): Promise<string[]> {
  const act = { action: "factor.renew", kind: "recoveryCodes" } as const;
  return changeAccount(holder, refusalToMakeRecoveryCodes, act, async (tx) => {
    const codes = Array.from({ length: RECOVERY_CODES }, newCode);
    await replaceRecoveryCodes(
      tx,
      holder.accountId,
      codes.map((code) => hashOfRecoveryCode(holder.accountId, code)),
    );
    return codes;
  });
}

function newCode(): string {
  let code: string | null = null;
  while (code === null) code = recoveryCodeFrom(randomBytes(32));
  return code;
}

/** SHA-256 is enough for what is random: 30^12 codes are too many to try. */
export const hashOfRecoveryCode = (accountId: string, typed: string) =>
  createHash("sha256")
    .update(`${accountId} ${bareRecoveryCode(typed)}`)
    .digest("hex");
