import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { changeAccount } from "./change-account.server.ts";
import { deletePasskey } from "./passkey-store.server.ts";
import { hasFactor, refusalToRemoveFactor, type Standing } from "./policy.ts";
import { deleteTotp, replaceRecoveryCodes, standingOf } from "./store.server.ts";

type Tx = Parameters<Parameters<typeof changeAccount>[3]>[0];

export function removeTotp(holder: Holder): Promise<void> {
  return changeAccount(holder, refusalToRemoveTotp, { action: "factor.remove", kind: "totp" }, async (tx) => {
    await deleteTotp(tx, holder.accountId);
    await endWhatStoodIn(tx, holder.accountId);
  });
}

const refusalToRemoveTotp = (holder: Holder, standing: Standing, now: Date) =>
  standing.hasTotp ? refusalToRemoveFactor(holder, standing, now) : "not_found";

export function removePasskey(holder: Holder, passkeyId: string): Promise<void> {
  return changeAccount(holder, refusalToRemoveFactor, { action: "factor.remove", kind: "passkey" }, async (tx) => {
    if (!(await deletePasskey(tx, holder.accountId, passkeyId))) throw new Refused("not_found");
    await endWhatStoodIn(tx, holder.accountId);
  });
}

/** Recovery codes go with the last factor. */
async function endWhatStoodIn(tx: Tx, accountId: string) {
  const left = await standingOf(tx, accountId);
  if (left && !hasFactor(left)) await replaceRecoveryCodes(tx, accountId, []);
}
