import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { changeAccount } from "./change-account.server.ts";
import { insertPasskey, passkeysOf, putChallenge, renamePasskey, takeChallenge } from "./passkey-store.server.ts";
import { creationOptions, madePasskey, type Site } from "./passkeys.server.ts";
import { MOST_PASSKEYS, refusalToAddFactor, refusalToChangeAccess, type Standing } from "./policy.ts";

/** What the browser is asked to make a passkey with; the challenge is kept with the session. */
export async function askForNewPasskey(holder: Holder, site: Site, name: string) {
  const { accountId, session } = holder;
  const known = await changeAccount(holder, refusalToAddPasskey, null, (tx) => passkeysOf(tx, accountId));
  const options = await creationOptions(site, { accountId, name }, known);
  await putChallenge(prisma, session.id, options.challenge, new Date());
  return options;
}

/** Keeps the passkey that was made for the challenge just given. */
export async function addPasskey(holder: Holder, site: Site, credential: object, name: string): Promise<void> {
  const challenge = await takeChallenge(prisma, holder.session.id, new Date());
  const passkey = challenge && (await madePasskey(site, challenge, credential));
  if (!passkey) throw new Refused("passkey_failed");
  await changeAccount(holder, refusalToAddPasskey, { action: "factor.add", kind: "passkey" }, async (tx) => {
    if (!(await insertPasskey(tx, holder.accountId, { ...passkey, name }))) throw new Refused("passkey_failed");
  });
}

export function namePasskey(holder: Holder, passkeyId: string, name: string): Promise<void> {
  return changeAccount(holder, refusalToChangeAccess, null, async (tx) => {
    if (!(await renamePasskey(tx, holder.accountId, passkeyId, name))) throw new Refused("not_found");
  });
}

function refusalToAddPasskey(holder: Holder, standing: Standing, now: Date) {
  return refusalToAddFactor(holder, standing, now) ?? (standing.passkeys >= MOST_PASSKEYS ? "too_many_passkeys" : null);
}
