import { randomBytes } from "node:crypto";

import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { changeAccount } from "./change-account.server.ts";
import { refusalToAddFactor } from "./policy.ts";
import { adoptNextSecret, putNextSecret, totpOf } from "./store.server.ts";
import { stepOfCode } from "./totp.ts";

/** As long as what SHA-1 makes of it, as RFC 4226 wants. */
const SECRET_BYTES = 20;

/** Makes a secret for an authenticator, to be confirmed by a first code from it. The one in force stays until then. */
export function beginTotp(holder: Holder): Promise<void> {
  return changeAccount(holder, refusalToAddFactor, null, (tx) =>
    putNextSecret(tx, holder.accountId, new Uint8Array(randomBytes(SECRET_BYTES))),
  );
}

/** A first right code: from now on it is this authenticator that is asked. */
export function confirmTotp(holder: Holder, code: string, now = new Date()): Promise<void> {
  return changeAccount(holder, refusalToAddFactor, { action: "factor.add", kind: "totp" }, async (tx) => {
    const { nextSecret } = (await totpOf(tx, holder.accountId)) ?? {};
    if (!nextSecret) throw new Refused("totp_not_begun");
    const step = stepOfCode(nextSecret, code, now);
    if (step === null) throw new Refused("factor_wrong");
    await adoptNextSecret(tx, holder.accountId, nextSecret, step);
  });
}
