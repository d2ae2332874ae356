import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Somebody who may sign in. */
export type Person = { accountId: string; loginName: string; password: string; shownName: string };

/** What the cookie of a signed-in person holds, second factor and all, without the way through the sign-in page. */
export async function sessionOf(db: pg.Client, accountId: string, lastsMs = DAY_MS): Promise<string> {
  const token = randomBytes(25).toString("base64url");
  const id = createHash("sha256").update(token).digest("hex");
  await db.query('INSERT INTO "Session" ("id", "accountId", "expiresAt", "factorAt") VALUES ($1, $2, $3, now())', [
    ...[id, accountId],
    new Date(Date.now() + lastsMs),
  ]);
  return token;
}

/** The account of somebody in the demo community. */
export async function accountOf(db: pg.Client, loginName: string): Promise<string> {
  const { rows } = await db.query('SELECT "id" FROM "Account" WHERE "loginName" = $1', [loginName]);
  return rows[0].id;
}
