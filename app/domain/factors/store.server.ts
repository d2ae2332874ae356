import type { Db } from "#app/db/client.server.ts";
import { STAFF_ROLES } from "#app/domain/shared/actor.ts";
import type { Standing } from "./policy.ts";

/** What an account has of factors; null when there is no such account. */
export async function standingOf(db: Db, accountId: string): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Standing[]>`
    SELECT a."isDemo",
      EXISTS (SELECT 1 FROM "Membership" m WHERE m."accountId" = a."id" AND m."endedAt" IS NULL
          AND m."role"::text = ANY(${[...STAFF_ROLES]}))
        OR EXISTS (SELECT 1 FROM "OfficialPost" o WHERE o."accountId" = a."id" AND o."endedAt" IS NULL) AS "isStaff",
      EXISTS (SELECT 1 FROM "TotpFactor" f WHERE f."accountId" = a."id" AND f."secret" IS NOT NULL) AS "hasTotp",
      (SELECT count(*)::int FROM "Passkey" k WHERE k."accountId" = a."id") AS "passkeys",
      (SELECT count(*)::int FROM "RecoveryCode" r WHERE r."accountId" = a."id" AND r."usedAt" IS NULL) AS "recoveryCodes"
    FROM "Account" a WHERE a."id" = ${accountId}::uuid`;
  return row ?? null;
}

/** The same, and nobody else changes the account's factors until commit. */
export async function lockStanding(tx: Db, accountId: string): Promise<Standing | null> {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  return standingOf(tx, accountId);
}

/** Where the account is staff: what it does with its factors is written down there. */
export async function staffCommunities(tx: Db, accountId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ communityId: string }[]>`
    SELECT m."communityId" FROM "Membership" m
    WHERE m."accountId" = ${accountId}::uuid AND m."endedAt" IS NULL AND m."role"::text = ANY(${[...STAFF_ROLES]})
    UNION
    SELECT c."id" FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
    WHERE o."accountId" = ${accountId}::uuid AND o."endedAt" IS NULL`;
  return rows.map(({ communityId }) => communityId);
}

/** Where the account has or had any part. */
export async function communitiesOf(tx: Db, accountId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ communityId: string }[]>`
    SELECT "communityId" FROM "Membership" WHERE "accountId" = ${accountId}::uuid
    UNION
    SELECT c."id" FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
    WHERE o."accountId" = ${accountId}::uuid AND o."endedAt" IS NULL`;
  return rows.map(({ communityId }) => communityId);
}

export const totpOf = (db: Db, accountId: string) =>
  db.totpFactor.findUnique({ where: { accountId }, select: { secret: true, nextSecret: true } });

/** A secret to be set up; whatever was being set up before is forgotten. */
export async function putNextSecret(tx: Db, accountId: string, nextSecret: Uint8Array<ArrayBuffer>) {
  await tx.totpFactor.upsert({
    where: { accountId },
    create: { accountId, nextSecret },
    update: { nextSecret },
    select: { accountId: true },
  });
}

/** The secret being set up comes into force, with this step used up. */
export async function adoptNextSecret(tx: Db, accountId: string, secret: Uint8Array<ArrayBuffer>, lastStep: number) {
  await tx.totpFactor.update({
    where: { accountId },
    data: { secret, nextSecret: null, lastStep, confirmedAt: new Date() },
    select: { accountId: true },
  });
}

/** Uses up a step and all before it. False when that has been done: of two at once, one gets it. */
export async function spendStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const { count } = await db.totpFactor.updateMany({
    where: { accountId, secret: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

export async function deleteTotp(tx: Db, accountId: string) {
  await tx.totpFactor.deleteMany({ where: { accountId } });
}

/** These hashes in the place of all there were. */
export async function replaceRecoveryCodes(tx: Db, accountId: string, hashes: string[]) {
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ accountId, codeHash })) });
}

/** Uses up a recovery code. False when there is no such code, or no more. */
export async function spendRecoveryCode(tx: Db, accountId: string, codeHash: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}
