import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Client } from "pg";

import { FIRST_POSTS } from "#app/domain/signals/signals.ts";
import type { Visitor } from "./visitors.ts";

/**
 * Residents of long standing who are signed in, so many that all they write in a run stays within what one of them may
 * write in an hour: limits are not lifted for measuring.
 */
export async function addNeighbours(client: Client, communityId: string, count: number): Promise<Visitor[]> {
  const visitors = Array.from({ length: count }, () => {
    const token = randomBytes(20).toString("hex");
    return { token, sessionId: createHash("sha256").update(token).digest("hex"), accountId: randomUUID() as string };
  });
  await client.query(
    `WITH come AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS c("accountId", "sessionId")),
     accounts AS (
       INSERT INTO "Account" ("id", "realName", "shownName", "createdAt")
       SELECT "accountId", '邻居', '邻*', now() - interval '200 days' FROM come RETURNING "id"
     ), homes AS (
       INSERT INTO "Membership" ("communityId", "id", "accountId", "role")
       SELECT $3, gen_random_uuid(), "id", 'resident' FROM accounts
     )
     INSERT INTO "Session" ("id", "accountId", "expiresAt")
     SELECT "sessionId", "accountId", now() + interval '30 days' FROM come`,
    [visitors.map(({ accountId }) => accountId), visitors.map(({ sessionId }) => sessionId), communityId],
  );
  await haveSpoken(client, communityId, visitors);
  return visitors;
}

/** They have all said something before, elsewhere: nobody is new. */
async function haveSpoken(client: Client, communityId: string, visitors: Visitor[]) {
  const [threadId, said] = [randomUUID(), visitors.length * FIRST_POSTS];
  await client.query(
    `INSERT INTO "Thread" ("communityId", "id", "commentCount", "lastPosition") VALUES ($1, $2, $3, $3)`,
    [communityId, threadId, said],
  );
  await client.query(
    `INSERT INTO "Comment" ("communityId", "id", "threadId", "position", "authorId", "stance", "body", "bodyHtml", "formKey",
       "createdAt")
     SELECT $1, gen_random_uuid(), $2, n, ($3::uuid[])[(n - 1) % $4 + 1], 'neutral', '早', '<p>早</p>', gen_random_uuid(),
       now() - interval '100 days'
     FROM generate_series(1, $5::int) n`,
    [communityId, threadId, visitors.map(({ accountId }) => accountId), visitors.length, said],
  );
}
