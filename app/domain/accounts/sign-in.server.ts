import { prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { findForSignIn } from "./account-store.server.ts";
import { countAttempt, forgiveAttempt } from "./attempt-store.server.ts";
import { countersOf } from "./attempts.ts";
import { contactOf } from "./contact.ts";
import { digestOf } from "./digest.server.ts";
import { loginNameOf } from "./login-name.ts";
import { passwordFits } from "./password.server.ts";

type Attempt = {
  name: string;
  password: string;
  /** The client's network, as networkOf() names it, and the digest of its device's cookie. */
  network: string;
  deviceId: string;
};

/**
 * The account that this name, phone or e-mail address and this password belong to. Known and unknown names are counted,
 * compared and refused alike. Throws Refused: wrong_sign_in; wait_longer with the seconds, without looking at the
 * password; too_busy.
 */
export async function signIn({ name, password, network, deviceId }: Attempt, freeTries: number): Promise<string> {
  const contact = contactOf(name);
  const loginName = loginNameOf(name);
  const account = await findForSignIn(prisma, loginName, contact, deviceId);
  const knownDevice = account?.knowsDevice ? deviceId : null;
  const counted = digestOf("name", contact?.value ?? loginName);
  const counters = countersOf(counted, digestOf("network", network), knownDevice, freeTries);
  await countAttempt(counters);
  if (!(await passwordFits(account?.passwordHash ?? null, password)) || !account) throw new Refused("wrong_sign_in");
  await forgiveAttempt(prisma, counters);
  return account.id;
}
