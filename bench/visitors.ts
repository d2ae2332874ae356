import { createHash } from "node:crypto";
import type { Client } from "pg";

/** A resident who is signed in. The token is what the cookie holds, the session's id its digest. */
export type Visitor = { token: string; sessionId: string; accountId: string };

/** Whose sessions these are, in the order of the tokens. */
export async function visitorsOf(client: Client, tokens: string[]): Promise<Visitor[]> {
  const sessions = tokens.map((token) => ({ token, sessionId: createHash("sha256").update(token).digest("hex") }));
  const { rows } = await client.query<{ id: string; accountId: string }>(
    `SELECT "id", "accountId" FROM "Session" WHERE "id" = ANY($1)`,
    [sessions.map(({ sessionId }) => sessionId)],
  );
  const accounts = new Map(rows.map(({ id, accountId }) => [id, accountId]));
  return sessions.map((session) => ({ ...session, accountId: accounts.get(session.sessionId) ?? "" }));
}

/** One after the other, and from the beginning again. */
export function inTurn<T>(items: readonly T[]): () => T {
  let next = 0;
  return () => {
    const item = items[next++ % items.length];
    if (item === undefined) throw new Error("nobody there");
    return item;
  };
}
