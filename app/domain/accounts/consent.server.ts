import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "./holder.ts";

/**
 * Whether somebody agreed to an earlier privacy policy and not yet to this one: what is done with their data may have
 * changed, and needs their word anew (个人信息保护法 art. 14). An account an operator made agreed to nothing, and is not asked.
 */
export async function owesConsent(accountId: string, version: string): Promise<boolean> {
  const consents = await prisma.consent.findMany({
    where: { accountId, kind: "privacy" },
    select: { version: true },
  });
  return consents.length > 0 && consents.every((consent) => consent.version !== version);
}

/** Writes down that somebody agreed to this version; what they agreed to before stays. */
export async function giveConsent({ accountId }: Pick<Holder, "accountId">, version: string): Promise<void> {
  await prisma.consent.createMany({ data: [{ accountId, kind: "privacy", version }], skipDuplicates: true });
}
