import type { Holder } from "#app/domain/accounts/holder.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** What an account has of second factors, and whether it may be without. */
export type Standing = {
  isStaff: boolean;
  isDemo: boolean;
  hasTotp: boolean;
  passkeys: number;
  recoveryCodes: number;
};

export const hasFactor = ({ hasTotp, passkeys }: Pick<Standing, "hasTotp" | "passkeys">) => hasTotp || passkeys > 0;

/** Whether a session of this account is of full use only once a second factor was shown in it. */
export const owesFactor = (standing: Standing) => hasFactor(standing) || (standing.isStaff && !standing.isDemo);

/** How long after password or factor were right the ways into an account may be changed. */
const FRESH_MS = 15 * 60_000;

/** To change how one gets into the account: a factor there is has to be shown first, and the proof has to be fresh. */
export function refusalToChangeAccess(holder: Holder, standing: Standing, now: Date): RefusalCode | null {
  const refusal = refusalToChangeAccount(holder, standing);
  if (refusal) return refusal;
  return now.getTime() - holder.session.provedAt.getTime() > FRESH_MS ? "prove_again" : null;
}

/** To change anything else of the account. */
export function refusalToChangeAccount({ session }: Holder, standing: Standing): RefusalCode | null {
  return hasFactor(standing) && !session.factorAt ? "factor_first" : null;
}

/** Who neither serves nor has a factor left from when they did has no use for one. */
export function refusalToHaveFactors(standing: Standing): RefusalCode | null {
  return standing.isStaff || hasFactor(standing) ? null : "staff_only";
}

/** One factor more, or one in the place of another. */
export function refusalToAddFactor(holder: Holder, standing: Standing, now: Date): RefusalCode | null {
  return refusalToHaveFactors(standing) ?? refusalToChangeAccess(holder, standing, now);
}

/** Staff keep one at least. */
export function refusalToRemoveFactor(holder: Holder, standing: Standing, now: Date): RefusalCode | null {
  const refusal = refusalToChangeAccess(holder, standing, now);
  if (refusal) return refusal;
  const count = Number(standing.hasTotp) + standing.passkeys;
  return standing.isStaff && !standing.isDemo && count === 1 ? "last_factor" : null;
}

/** Recovery codes stand in for a factor: without one there is nothing to stand in for. */
export function refusalToMakeRecoveryCodes(holder: Holder, standing: Standing, now: Date): RefusalCode | null {
  return hasFactor(standing) ? refusalToChangeAccess(holder, standing, now) : "staff_only";
}

export const MOST_PASSKEYS = 10;
