import type { Db } from "#app/db/client.server.ts";
import type { Contact } from "./contact.ts";
import { maskedName } from "./login-name.ts";
import type { PasswordHash } from "./password.server.ts";

/** Who may be behind a name that was typed, their password, and whether this device was used by them before. */
export async function findForSignIn(db: Db, loginName: string, contact: Contact | null, deviceId: string) {
  const account = await db.account.findFirst({
    where: { OR: [{ loginName }, ...(contact ? [{ [contact.by]: contact.value }] : [])] },
    select: { id: true, passwordHash: true, devices: { where: { id: deviceId }, select: { id: true } } },
  });
  return account && { id: account.id, passwordHash: account.passwordHash, knowsDevice: account.devices.length > 0 };
}

/** Whose contact this is, with what others may know of them. */
export async function findByContact(db: Db, { by, value }: Contact) {
  const where = by === "phone" ? { phone: value } : { email: value };
  return db.account.findUnique({
    where: { ...where },
    select: { id: true, loginName: true, phone: true, email: true, realName: true, shownName: true },
  });
}

type NewAccount = { contact: Contact; realName: string; passwordHash: PasswordHash | null };

/** A new account with what its person agreed to; null when the contact is somebody's already. */
export async function addAccount(
  tx: Db,
  { contact, realName, passwordHash }: NewAccount,
  consents: { kind: "adult" | "privacy"; version: string }[],
): Promise<string | null> {
  const [account] = await tx.account.createManyAndReturn({
    data: [{ [contact.by]: contact.value, realName, shownName: maskedName(realName), passwordHash }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!account) return null;
  await tx.consent.createMany({ data: consents.map((consent) => ({ ...consent, accountId: account.id })) });
  return account.id;
}

/** From now on guessing elsewhere does not slow this account here. */
export async function noteDevice(db: Db, accountId: string, deviceId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "KnownDevice" ("accountId", "id") VALUES (${accountId}::uuid, ${deviceId})
    ON CONFLICT ("accountId", "id") DO UPDATE SET "seenAt" = now()`;
}

/** Devices nobody came from for a year: what they hold of ours is gone by then, too. */
export async function deleteOldDevices(db: Db): Promise<void> {
  await db.$executeRaw`DELETE FROM "KnownDevice" WHERE "seenAt" < now() - interval '400 days'`;
}
