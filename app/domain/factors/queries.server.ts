import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import {
  hasFactor,
  owesFactor,
  refusalToAddFactor,
  refusalToChangeAccess,
  refusalToHaveFactors,
  refusalToMakeRecoveryCodes,
  refusalToRemoveFactor,
  type Standing,
} from "./policy.ts";
import { standingOf, totpOf } from "./store.server.ts";
import { authenticatorUri, secretInGroups } from "./totp.ts";

/** What is to be known of an account when somebody signs in to it. */
export async function entryOf(accountId: string) {
  const [account, standing] = await Promise.all([
    prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { elder: true, language: true } }),
    ownStanding(accountId),
  ]);
  const language = account.language === "en" || account.language === "zh" ? account.language : null;
  return { preferences: { elder: account.elder, language } as const, owesFactor: owesFactor(standing) };
}

/** The standing of somebody who is signed in. */
export async function ownStanding(accountId: string): Promise<Standing> {
  const standing = await standingOf(prisma, accountId);
  if (!standing) throw new Refused("sign_in_first");
  return standing;
}

/** What the second step can be taken with. It is not wanted of who took it a moment ago, or has nothing to take it with and need not. */
export async function secondStepPage(holder: Holder) {
  const standing = await ownStanding(holder.accountId);
  return {
    wanted:
      owesFactor(standing) &&
      (!holder.session.factorAt || refusalToChangeAccess(holder, standing, new Date()) !== null),
    hasFactor: hasFactor(standing),
    hasTotp: standing.hasTotp,
    hasRecoveryCodes: standing.recoveryCodes > 0,
  };
}

/** The account's factors, for looking at; what may be changed is said with each. */
export async function factorsPage(holder: Holder) {
  const standing = await ownStanding(holder.accountId);
  refuseIf(refusalToHaveFactors(standing));
  refuseIf(refusalToChangeAccess(holder, standing, new Date()));
  const passkeys = await prisma.passkey.findMany({
    where: { accountId: holder.accountId },
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  });
  return { ...standing, passkeys, mayRemove: refusalToRemoveFactor(holder, standing, new Date()) === null };
}

/** The secret being set up, for an authenticator to read and for typing; null when none is. */
export async function totpPage(holder: Holder, names: { issuer: string; label: string }) {
  refuseIf(refusalToAddFactor(holder, await ownStanding(holder.accountId), new Date()));
  const { nextSecret } = (await totpOf(prisma, holder.accountId)) ?? {};
  if (!nextSecret) return null;
  return { uri: authenticatorUri(nextSecret, names), typed: secretInGroups(nextSecret) };
}

/** The passkey of this id, to be named or removed. */
export async function passkeyPage(holder: Holder, passkeyId: string) {
  const standing = await ownStanding(holder.accountId);
  refuseIf(refusalToChangeAccess(holder, standing, new Date()));
  const passkey = await prisma.passkey.findFirst({
    where: { accountId: holder.accountId, id: passkeyId },
    select: { id: true, name: true },
  });
  if (!passkey) throw new Refused("not_found");
  return { ...passkey, refusalToRemove: refusalToRemoveFactor(holder, standing, new Date()) };
}

export async function totpRemovalPage(holder: Holder) {
  const standing = await ownStanding(holder.accountId);
  refuseIf(refusalToChangeAccess(holder, standing, new Date()));
  if (!standing.hasTotp) throw new Refused("not_found");
  return { refusalToRemove: refusalToRemoveFactor(holder, standing, new Date()) };
}

/** How many recovery codes are left; which, nobody can say any more. */
export async function recoveryCodesPage(holder: Holder) {
  const standing = await ownStanding(holder.accountId);
  refuseIf(refusalToMakeRecoveryCodes(holder, standing, new Date()));
  return { left: standing.recoveryCodes };
}
