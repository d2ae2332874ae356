import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { monthBefore } from "#app/domain/shared/time.ts";
import type { Ground } from "./grounds.ts";
import type { MeasureState } from "./policy.ts";

const PAGE_SIZE = 20;
/** Monthly counts are shown of so many months, each of them whole but for the one that runs. */
const MONTHS = 12;

type Measure = {
  id: string;
  ground: Ground;
  state: MeasureState;
  at: Date;
  undoneAt: Date | null;
  appealedAt: Date | null;
  decidedAt: Date | null;
};
type Count = { month: string; ground: Ground; hidden: number; undone: number; appeals: number; reversals: number };

/** Every measure there was and what came of it, the latest first, and how many a month: nothing of whose words or what they said. */
export async function measuresPage({ communityId }: Actor, after: string | undefined, now = new Date()) {
  const cursor = readCursor(after, isMoment);
  const at = cursor && new Date(cursor.value);
  const [rows, counts] = await Promise.all([
    prisma.measure.findMany({
      where: {
        communityId,
        ...(cursor && at && { OR: [{ at: { lt: at } }, { at, id: { lt: cursor.id } }] }),
      },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
      select: { id: true, ground: true, state: true, at: true, undoneAt: true, appealedAt: true, decidedAt: true },
    }),
    cursor ? [] : countsOf(communityId, now),
  ]);
  const measures: Measure[] = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? measures.at(-1) : undefined;
  const next = last ? showCursor({ value: last.at.toISOString(), id: last.id }) : null;
  return { measures, counts, next, first: cursor === null };
}

const countsOf = (communityId: string, now: Date) => prisma.$queryRaw<Count[]>`
  SELECT to_char("at" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS "month", "ground", count(*)::int AS "hidden",
    count("undoneAt")::int AS "undone", count("appealedAt")::int AS "appeals",
    (count(*) FILTER (WHERE "state" = 'reversed'))::int AS "reversals"
  FROM "Measure" WHERE "communityId" = ${communityId} AND "at" >= ${monthBefore(now, MONTHS - 1)}
  GROUP BY 1, 2 ORDER BY 1 DESC, 2`;
