import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";

import { insert } from "./community.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Somebody who may sign in. */
export type Person = { accountId: string; loginName: string; password: string; shownName: string };

/** What the cookie of a signed-in person holds, second factor and all, without the way through the sign-in page. */
export async function sessionOf(db: pg.Client, accountId: string, lastsMs = DAY_MS): Promise<string> {
  const [token = ""] = await sessionsOfAll(db, [accountId], lastsMs);
  return token;
}

/** The same for several people, in their order. */
export async function sessionsOfAll(db: pg.Client, accountIds: string[], lastsMs = DAY_MS): Promise<string[]> {
  const tokens = accountIds.map(() => randomBytes(25).toString("base64url"));
  const rows = tokens.map((token, at) => ({
    ...{ id: createHash("sha256").update(token).digest("hex"), accountId: accountIds[at] },
    ...{ expiresAt: new Date(Date.now() + lastsMs), factorAt: new Date() },
  }));
  await insert(db, "Session", rows);
  return tokens;
}

/** The account of somebody in the demo community. */
export async function accountOf(db: pg.Client, loginName: string): Promise<string> {
  const { rows } = await db.query('SELECT "id" FROM "Account" WHERE "loginName" = $1', [loginName]);
  return rows[0].id;
}
