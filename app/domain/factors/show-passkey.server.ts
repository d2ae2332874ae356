import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { notePasskeyUse, passkeyOf, passkeysOf, putChallenge, takeChallenge } from "./passkey-store.server.ts";
import { requestOptions, type Site, signedCounter } from "./passkeys.server.ts";

/** What the browser is asked to sign with a passkey of the account; null when it has none. */
export async function askForPasskey({ accountId, session }: Holder, site: Site) {
  const known = await passkeysOf(prisma, accountId);
  if (known.length === 0) return null;
  const options = await requestOptions(site, known);
  await putChallenge(prisma, session.id, options.challenge, new Date());
  return options;
}

/** Takes the challenge just given, signed with a passkey of the account. */
export async function showPasskey(
  { accountId, session }: Holder,
  site: Site,
  credential: { id: string },
): Promise<void> {
  const challenge = await takeChallenge(prisma, session.id, new Date());
  const known = challenge && (await passkeyOf(prisma, accountId, credential.id));
  const counter = known && (await signedCounter(site, challenge, credential, known));
  if (typeof counter !== "number" || !known || !(await notePasskeyUse(prisma, known.id, known.counter, counter))) {
    throw new Refused("passkey_failed");
  }
}
