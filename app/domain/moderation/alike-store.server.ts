import type { Db } from "#app/db/client.server.ts";
import type { Queue, Waiting } from "./queue-store.server.ts";
import { COLUMNS, inQueue, ORDER } from "./queue-store.server.ts";

/** What waits of the author of a comment, and whatever says the same as it; that comment among them. */
export const listAlike = (db: Db, queue: Queue, id: string, limit: number) =>
  db.$queryRaw<Waiting[]>`
    SELECT ${COLUMNS} FROM "ModerationCase" q
    JOIN "Comment" c ON c."communityId" = q."communityId" AND c."id" = q."commentId"
    JOIN "Comment" l ON l."communityId" = q."communityId" AND l."id" = ${id}::uuid
    WHERE ${inQueue(queue)} AND (c."authorId" = l."authorId" OR c."body" = l."body")
    ORDER BY ${ORDER} LIMIT ${limit}`;

type Alike = { ofAuthor: number; sameText: number };

/** How many more wait of the same author, and how many more of others say the same. */
export async function countAlike(db: Db, queue: Queue, id: string): Promise<Alike> {
  const [found] = await db.$queryRaw<Alike[]>`
    SELECT (count(*) FILTER (WHERE c."authorId" = l."authorId"))::int AS "ofAuthor",
      (count(*) FILTER (WHERE c."authorId" <> l."authorId"))::int AS "sameText"
    FROM "ModerationCase" q
    JOIN "Comment" c ON c."communityId" = q."communityId" AND c."id" = q."commentId"
    JOIN "Comment" l ON l."communityId" = q."communityId" AND l."id" = ${id}::uuid
    WHERE ${inQueue(queue)} AND c."id" <> l."id" AND (c."authorId" = l."authorId" OR c."body" = l."body")`;
  return found ?? { ofAuthor: 0, sameText: 0 };
}
