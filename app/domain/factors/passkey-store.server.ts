import type { Db } from "#app/db/client.server.ts";

const PASSKEY = { id: true, publicKey: true, counter: true, transports: true } as const;

export const passkeysOf = (db: Db, accountId: string) =>
  db.passkey.findMany({ where: { accountId }, orderBy: { createdAt: "asc" }, select: PASSKEY });

export const passkeyOf = (db: Db, accountId: string, id: string) =>
  db.passkey.findFirst({ where: { accountId, id }, select: PASSKEY });

type NewPasskey = {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  name: string;
};

/** False when this credential is known already, whosever it is. */
export async function insertPasskey(tx: Db, accountId: string, { counter, ...passkey }: NewPasskey): Promise<boolean> {
  const { count } = await tx.passkey.createMany({
    data: [{ accountId, counter: BigInt(counter), ...passkey }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Notes that a passkey was used. False when its counter is not the one that was judged by any more. */
export async function notePasskeyUse(db: Db, id: string, known: bigint, counter: number): Promise<boolean> {
  const { count } = await db.passkey.updateMany({
    where: { id, counter: known },
    data: { counter: BigInt(counter), lastUsedAt: new Date() },
  });
  return count === 1;
}

export async function renamePasskey(tx: Db, accountId: string, id: string, name: string): Promise<boolean> {
  return (await tx.passkey.updateMany({ where: { accountId, id }, data: { name } })).count === 1;
}

export async function deletePasskey(tx: Db, accountId: string, id: string): Promise<boolean> {
  return (await tx.passkey.deleteMany({ where: { accountId, id } })).count === 1;
}

export async function deletePasskeys(tx: Db, accountId: string) {
  await tx.passkey.deleteMany({ where: { accountId } });
}

const CHALLENGE_LASTS_MS = 5 * 60_000;

/** What a passkey is asked to sign in this session; one at a time. */
export async function putChallenge(db: Db, sessionId: string, challenge: string, now: Date) {
  const kept = `${now.getTime()}.${challenge}`;
  await db.session.updateMany({ where: { id: sessionId }, data: { challenge: kept } });
}

/** The challenge of this session, which is then gone: of two answers to it one is looked at. Null when there is none, or an old one. */
export async function takeChallenge(db: Db, sessionId: string, now: Date): Promise<string | null> {
  const [row] = await db.$queryRaw<{ challenge: string }[]>`
    WITH asked AS (SELECT "id", "challenge" FROM "Session" WHERE "id" = ${sessionId} AND "challenge" IS NOT NULL FOR UPDATE)
    UPDATE "Session" s SET "challenge" = NULL FROM asked WHERE s."id" = asked."id" RETURNING asked."challenge"`;
  const [at = "", challenge = ""] = row?.challenge.split(".") ?? [];
  return challenge && now.getTime() - Number(at) < CHALLENGE_LASTS_MS ? challenge : null;
}
