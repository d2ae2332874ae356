import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Queue, Waiting } from "./queue-store.server.ts";
import { COLUMNS, inQueue, ORDER, WRITTEN } from "./queue-store.server.ts";

/** What waits, each with its author and its words, and the one "l" that others are compared with. */
const waitingWith = (queue: Queue, id: string) => Prisma.sql`
  FROM "ModerationCase" q CROSS JOIN LATERAL (${WRITTEN}) w
  JOIN (SELECT w.* FROM "ModerationCase" q CROSS JOIN LATERAL (${WRITTEN}) w
    WHERE q."communityId" = ${queue.communityId} AND q."itemId" = ${id}::uuid) l ON true
  WHERE ${inQueue(queue)} AND (w."authorId" = l."authorId" OR w."body" = l."body")`;

/** What waits of the author of something, and whatever says the same as it; that itself among them. */
export const listAlike = (db: Db, queue: Queue, id: string, limit: number) =>
  db.$queryRaw<Waiting[]>`SELECT ${COLUMNS} ${waitingWith(queue, id)} ORDER BY ${ORDER} LIMIT ${limit}`;

type Alike = { ofAuthor: number; sameText: number };

/** How many more wait of the same author, and how many more of others say the same. */
export async function countAlike(db: Db, queue: Queue, id: string): Promise<Alike> {
  const [found] = await db.$queryRaw<Alike[]>`
    SELECT (count(*) FILTER (WHERE w."authorId" = l."authorId"))::int AS "ofAuthor",
      (count(*) FILTER (WHERE w."authorId" <> l."authorId"))::int AS "sameText"
    ${waitingWith(queue, id)} AND q."itemId" <> ${id}::uuid`;
  return found ?? { ofAuthor: 0, sameText: 0 };
}
