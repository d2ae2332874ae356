import type { Db } from "#app/db/client.server.ts";
import { CODE_MINUTES, CODE_TRIES, type CodePurpose, REGISTRATION_MINUTES } from "./one-time-code.ts";

type NewCode = { id: string; purpose: CodePurpose; target: string; accountId: string | null; codeHash: string };

/** Whoever sends to this target or from this origin comes one after the other until the transaction ends. */
export async function lockSending(tx: Db, target: string, origin: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(8101, hashtext(${target}))`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(8102, hashtext(${origin}))`;
}

/** When messages went to this target and from this origin in the last day, newest first, and what time the database has. */
export async function sendsOfTheDay(tx: Db, target: string, origin: string, most: number) {
  const [row] = await tx.$queryRaw<{ now: Date; toTarget: Date[]; fromOrigin: Date[] }[]>`
    SELECT now() AS "now",
      ARRAY(SELECT "sentAt" FROM "OneTimeCode" WHERE "target" = ${target} AND "sentAt" > now() - interval '1 day'
        ORDER BY "sentAt" DESC LIMIT ${most}) AS "toTarget",
      ARRAY(SELECT "sentAt" FROM "OneTimeCode" WHERE "origin" = ${origin} AND "sentAt" > now() - interval '1 day'
        ORDER BY "sentAt" DESC LIMIT ${most}) AS "fromOrigin"`;
  if (!row) throw new Error("the database has no time");
  return row;
}

/** Writes a code down; false when this id is there already. */
export async function addCode(tx: Db, code: NewCode, origin: string): Promise<boolean> {
  const { id, purpose, target, accountId, codeHash } = code;
  const added = await tx.$executeRaw`
    INSERT INTO "OneTimeCode" ("id", "purpose", "target", "accountId", "codeHash", "origin", "sentAt", "expiresAt", "triesLeft")
    VALUES (${id}::uuid, ${purpose}::"CodePurpose", ${target}, ${accountId}::uuid, ${codeHash}, ${origin}, now(),
      now() + ${CODE_MINUTES} * interval '1 minute', ${CODE_TRIES})
    ON CONFLICT ("id") DO NOTHING`;
  return added === 1;
}

const COLUMNS = { purpose: true, target: true, triesLeft: true, usedAt: true, expiresAt: true } as const;

export const findCode = (db: Db, id: string) => db.oneTimeCode.findUnique({ where: { id }, select: COLUMNS });

/** Nobody has it: it was never delivered. That it was sent counts all the same. */
export async function voidCode(db: Db, id: string): Promise<void> {
  await db.oneTimeCode.updateMany({ where: { id }, data: { triesLeft: 0 } });
}

type Tried = { target: string; accountId: string | null; codeHash: string };

/** Takes one of the tries of a code that still counts. One statement: however many guess at once, there are no more than its tries. */
export async function takeTry(tx: Db, id: string, purpose: CodePurpose): Promise<Tried | null> {
  const [row] = await tx.$queryRaw<Tried[]>`
    UPDATE "OneTimeCode" SET "triesLeft" = "triesLeft" - 1
    WHERE "id" = ${id}::uuid AND "purpose" = ${purpose}::"CodePurpose" AND "triesLeft" > 0 AND "usedAt" IS NULL
      AND "expiresAt" > now()
    RETURNING "target", "accountId", "codeHash"`;
  return row ?? null;
}

/** The code was right. From now on the row holds the digest of what its reader proves that with. */
export async function markUsed(tx: Db, id: string, proofHash: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OneTimeCode" SET "usedAt" = now(), "codeHash" = ${proofHash}, "triesLeft" = 0 WHERE "id" = ${id}::uuid`;
}

type Proven = { target: string; proofHash: string };

/** A code that was right not long ago, to register with. */
export async function findProven(db: Db, id: string): Promise<Proven | null> {
  const [row] = await db.$queryRaw<Proven[]>`
    SELECT "target", "codeHash" AS "proofHash" FROM "OneTimeCode"
    WHERE "id" = ${id}::uuid AND "purpose" = 'enter' AND "usedAt" > now() - ${REGISTRATION_MINUTES} * interval '1 minute'`;
  return row ?? null;
}

/** Codes that no cap counts any more. */
export async function deleteOldCodes(db: Db): Promise<void> {
  await db.$executeRaw`DELETE FROM "OneTimeCode" WHERE "sentAt" < now() - interval '2 days'`;
}
