import type { Holder } from "#app/domain/accounts/holder.ts";
import { proofPage } from "#app/domain/accounts/own-queries.server.ts";
import { proveAgain } from "#app/domain/accounts/prove-again.server.ts";
import { refusalToChangeAccess, refusalToChangeAccount } from "#app/domain/factors/policy.ts";
import { ownStanding } from "#app/domain/factors/queries.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";

/** Whether a password has to be given again. Who has none must have proved a moment ago that it is them. */
export async function needsPassword(holder: Holder): Promise<boolean> {
  const [{ hasPassword }, standing] = await Promise.all([proofPage(holder), ownStanding(holder.accountId)]);
  refuseIf(
    hasPassword ? refusalToChangeAccount(holder, standing) : refusalToChangeAccess(holder, standing, new Date()),
  );
  return hasPassword;
}

/** That whoever holds the session is whose account it is. */
export async function proveOwner(holder: Holder, password: string): Promise<void> {
  if (await needsPassword(holder)) await proveAgain(holder, password);
}
