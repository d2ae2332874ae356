import { prisma } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { monthBefore } from "#app/domain/shared/time.ts";

const PAGE_SIZE = 20;
/** Monthly counts are shown of so many months, each of them whole but for the one that runs. */
const MONTHS = 12;

type Count = {
  month: string;
  ground: Ground;
  warnings: number;
  slows: number;
  mutes: number;
  lifted: number;
  appeals: number;
  reversals: number;
};

/** Every sanction there was and what came of it, the latest first, and how many a month: nothing of whose it was or why in words. */
export async function sanctionsLog({ communityId }: Actor, after: string | undefined, now = new Date()) {
  const cursor = readCursor(after, isMoment);
  const from = cursor && new Date(cursor.value);
  const [rows, counts] = await Promise.all([
    prisma.sanction.findMany({
      where: {
        communityId,
        ...(cursor && from && { OR: [{ from: { lt: from } }, { from, id: { lt: cursor.id } }] }),
      },
      orderBy: [{ from: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
      select: {
        ...{ id: true, kind: true, ground: true, state: true, from: true, until: true, liftedAt: true },
        ...{ appealedAt: true, decidedAt: true, fellAt: true },
      },
    }),
    cursor ? [] : countsOf(communityId, now),
  ]);
  const sanctions = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? sanctions.at(-1) : undefined;
  const next = last ? showCursor({ value: last.from.toISOString(), id: last.id }) : null;
  return { sanctions, counts, next, first: cursor === null };
}

const countsOf = (communityId: string, now: Date) => prisma.$queryRaw<Count[]>`
  SELECT to_char("from" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS "month", "ground",
    (count(*) FILTER (WHERE "kind" = 'warning'))::int AS "warnings",
    (count(*) FILTER (WHERE "kind" = 'slow'))::int AS "slows", (count(*) FILTER (WHERE "kind" = 'mute'))::int AS "mutes",
    count("liftedAt")::int AS "lifted", count("appealedAt")::int AS "appeals",
    (count(*) FILTER (WHERE "state" IN ('reversed', 'fallen')))::int AS "reversals"
  FROM "Sanction" WHERE "communityId" = ${communityId} AND "from" >= ${monthBefore(now, MONTHS - 1)}
  GROUP BY 1, 2 ORDER BY 1 DESC, 2`;
