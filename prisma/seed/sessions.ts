import { createHash, randomBytes } from "node:crypto";
import pg from "pg";

import { communityId } from "./community.ts";

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1_000;

/** Signs in the first so many residents of the demo, for measuring. Returns what their cookies hold. */
export async function createSessions(url: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `SELECT a."id" FROM "Account" a JOIN "Membership" m ON m."accountId" = a."id"
       WHERE m."communityId" = $1 AND m."role" = 'resident' AND m."endedAt" IS NULL
       ORDER BY length(a."loginName"), a."loginName" LIMIT $2`,
      [communityId, count],
    );
    const tokens = rows.map(() => randomBytes(20).toString("hex"));
    const ids = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
    await client.query(
      `INSERT INTO "Session" ("id", "accountId", "expiresAt") SELECT "id", "accountId", $3 FROM unnest($1::text[], $2::uuid[]) AS s("id", "accountId")`,
      [ids, rows.map(({ id }) => id), new Date(Date.now() + LIFETIME_MS)],
    );
    return tokens;
  } finally {
    await client.end();
  }
}
