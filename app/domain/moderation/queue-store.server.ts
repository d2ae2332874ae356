import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

export type Waiting = {
  itemId: string;
  urgent: boolean;
  escalated: boolean;
  flags: number;
  revision: number;
  openedAt: Date;
};

/** A place in the queue. */
export type Place = { escalated: boolean; urgent: boolean; openedAt: Date; id: string };

export type Queue = {
  communityId: string;
  now: Date;
  /** What was handed to the chair stands in the chair's queue, at its head, and in nobody else's. */
  chair: boolean;
};

/** What an author was asked to change waits again from openedAt on. */
const waitsAt = (now: Date) =>
  Prisma.sql`q."state" IN ('waiting', 'asked') AND (q."state" = 'waiting' OR q."openedAt" <= ${now})`;

export const COLUMNS = Prisma.sql`q."itemId", q."urgent", q."escalated", q."flags", q."revision", q."openedAt"`;
export const ORDER = Prisma.sql`q."escalated" DESC, q."urgent" DESC, q."openedAt", q."itemId"`;

export const inQueue = ({ communityId, now, chair }: Queue) =>
  Prisma.sql`q."communityId" = ${communityId} AND ${waitsAt(now)} ${chair ? Prisma.empty : Prisma.sql`AND NOT q."escalated"`}`;

const behind = ({ escalated, urgent, openedAt, id }: Place) => Prisma.sql`
  (NOT q."escalated", NOT q."urgent", q."openedAt", q."itemId") >
    (${!escalated}, ${!urgent}, ${openedAt}, ${id}::uuid)`;

/** Who wrote what the case "q" is about, and what it says. */
export const WRITTEN = Prisma.sql`
  SELECT c."authorId", c."body" FROM "Comment" c WHERE c."communityId" = q."communityId" AND c."id" = q."commentId"
  UNION ALL
  SELECT p."authorId", r."body" FROM "Proposal" p
  LEFT JOIN "ProposalRevision" r
    ON r."communityId" = p."communityId" AND r."proposalId" = p."id" AND r."revision" = p."revision"
  WHERE p."communityId" = q."communityId" AND p."id" = q."proposalId"`;

/** What waits, the urgent first, then the longest wait. */
export const listWaiting = (db: Db, queue: Queue, after: Place | null, limit: number) =>
  db.$queryRaw<Waiting[]>`
    SELECT ${COLUMNS} FROM "ModerationCase" q
    WHERE ${inQueue(queue)} ${after ? Prisma.sql`AND ${behind(after)}` : Prisma.empty}
    ORDER BY ${ORDER} LIMIT ${limit}`;

/** The first that this person may judge behind a place, or from the beginning; never the one at the place. */
export async function nextWaiting(db: Db, queue: Queue, judge: string, after: Place | null): Promise<string | null> {
  const order = after ? Prisma.sql`${behind(after)} DESC, ${ORDER}` : ORDER;
  const [next] = await db.$queryRaw<{ itemId: string }[]>`
    SELECT q."itemId" FROM "ModerationCase" q
    CROSS JOIN LATERAL (${WRITTEN}) w
    WHERE ${inQueue(queue)} AND w."authorId" <> ${judge}::uuid
      AND NOT EXISTS (
        SELECT FROM "Flag" f WHERE f."communityId" = q."communityId" AND f."itemId" = q."itemId"
          AND f."accountId" = ${judge}::uuid
      )
      ${after ? Prisma.sql`AND q."itemId" <> ${after.id}::uuid` : Prisma.empty}
    ORDER BY ${order} LIMIT 1`;
  return next?.itemId ?? null;
}

export type QueueFacts = {
  waiting: number;
  /** Handed to the chair, among them. */
  escalated: number;
  /** Left to their authors for now. */
  asked: number;
  /** Waiting for longer than the hours the community promises. */
  overdue: number;
  promised: number;
  oldestAt: Date | null;
  /** Appeals that wait for somebody to decide. */
  appeals: number;
};

/** All that waits in a community, whoever is to decide. */
export async function queueFacts(db: Db, communityId: string, now: Date): Promise<QueueFacts> {
  const [facts] = await db.$queryRaw<QueueFacts[]>`
    SELECT c."promisedHours" AS "promised", (count(*) FILTER (WHERE q."waits"))::int AS "waiting",
      (count(*) FILTER (WHERE q."waits" AND q."escalated"))::int AS "escalated",
      (count(*) FILTER (WHERE NOT q."waits"))::int AS "asked",
      (count(*) FILTER (
        WHERE q."waits" AND q."openedAt" < ${now}::timestamptz - make_interval(hours => c."promisedHours")
      ))::int AS "overdue",
      min(q."openedAt") FILTER (WHERE q."waits") AS "oldestAt",
      (SELECT count(*) FROM "Measure" m WHERE m."communityId" = c."id" AND m."state" = 'appealed')::int AS "appeals"
    FROM "Community" c LEFT JOIN (
      SELECT q."communityId", q."openedAt", q."escalated", ${waitsAt(now)} AS "waits" FROM "ModerationCase" q
      WHERE q."communityId" = ${communityId} AND q."state" IN ('waiting', 'asked')
    ) q ON q."communityId" = c."id"
    WHERE c."id" = ${communityId} GROUP BY c."id"`;
  if (!facts) throw new Refused("not_found");
  return facts;
}

export const listFlags = (db: Db, communityId: string, itemIds: string[]) =>
  db.flag.findMany({
    where: { communityId, itemId: { in: itemIds } },
    orderBy: { flaggedAt: "asc" },
    take: 1_000,
    select: { itemId: true, accountId: true, ground: true, note: true },
  });

/** Appeals that wait, the one that is due first in front. */
export const listAppeals = (db: Db, communityId: string) =>
  db.measure.findMany({
    where: { communityId, state: "appealed" },
    orderBy: { answerDueAt: "asc" },
    take: 100,
    select: { itemId: true, answerDueAt: true },
  });
