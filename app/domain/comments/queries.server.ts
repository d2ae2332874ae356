import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Sort } from "./ranking.ts";
import { OFFICES_OF, type Place, readPlace, type Shown, showPlace, type ThreadView } from "./showing.ts";
import type { StanceKind } from "./stances.ts";
import { DEEPEST, KEY, treeRows } from "./tree-sql.server.ts";
import { type CommentView, treeOf } from "./views.ts";

const PAGE_SIZE = 20;
/** How many official answers stand on top; the others are shown when they are asked for. */
const PINNED = 3;

type Key = { communityId: string; threadId: string };
type Row = CommentView & { position: number; level: number; place: number; best: number; disputed: number };

export type SummaryView = { proHtml: string; conHtml: string; editedAt: Date; revision: number };
export type ThreadFacts = {
  commentCount: number;
  /** The number of its latest comment; those taken back keep theirs. */
  lastPosition: number;
  people: Partial<Record<StanceKind, number>>;
  summary: SummaryView | null;
};

/** What is counted and summed up of a thread, in one query. */
export async function threadFacts({ communityId, threadId }: Key): Promise<ThreadFacts> {
  const [row] = await prisma.$queryRaw<
    {
      commentCount: number;
      lastPosition: number;
      people: Record<string, number>;
      summary: (Omit<SummaryView, "editedAt"> & { editedAt: string }) | null;
    }[]
  >`
    SELECT t."commentCount", t."lastPosition",
      (SELECT coalesce(json_object_agg(s."stance", s."people"), '{}') FROM "StanceTally" s
        WHERE s."communityId" = t."communityId" AND s."threadId" = t."id") AS people,
      (SELECT json_build_object('proHtml', y."proHtml", 'conHtml', y."conHtml", 'editedAt', y."editedAt", 'revision', y."revision")
        FROM "ThreadSummary" y WHERE y."communityId" = t."communityId" AND y."threadId" = t."id") AS summary
    FROM "Thread" t WHERE t."communityId" = ${communityId} AND t."id" = ${threadId}::uuid`;
  const { commentCount = 0, lastPosition = 0, people = {}, summary = null } = row ?? {};
  return {
    commentCount,
    lastPosition,
    people,
    summary: summary && { ...summary, editedAt: new Date(summary.editedAt) },
  };
}

/**
 * 20 conversations of a thread in the order asked for, each with its first answers, or 20 comments of the part that is
 * asked for, or that came since, however deep they stand; on the first page the latest official answers on top. Two
 * queries, and as many rows as a page holds, however long the thread is.
 */
export async function threadPage(key: Key, view: ThreadView) {
  const place = readPlace(view.after);
  const tops = topsOf(key, view, place);
  const isPart = isPartOf(view);
  const isFront = !isPart && !place;
  const [facts, rows] = await Promise.all([
    threadFacts(key),
    prisma.$queryRaw<Row[]>(treeRows(isFront ? Prisma.sql`(${pinnedOf(key)}) UNION ALL (${tops})` : tops)),
  ]);
  const pinned = rows.filter((row) => row.place < 0);
  const shown = rows.filter((row) => row.place > 0);
  const conversations = isPart ? shown.map((row) => ({ ...row, answers: [] })) : treeOf(shown);
  const last = conversations[PAGE_SIZE - 1];
  return {
    ...facts,
    ...{ threadId: key.threadId, view, isPart, first: place === null },
    ...{ pinned: pinned.slice(0, PINNED), morePinned: pinned.length > PINNED },
    conversations: conversations.slice(0, PAGE_SIZE),
    next:
      conversations.length > PAGE_SIZE && last
        ? showPlace({ score: scoreOf(last, sortOf(view)), position: last.position })
        : null,
  };
}
export type ThreadPage = Awaited<ReturnType<typeof threadPage>>;

const scoreOf = ({ best, disputed }: Row, sort: Sort) => (sort === "best" ? best : sort === "disputed" ? disputed : 0);

const ORDERS: Record<Sort, Prisma.Sql> = {
  best: Prisma.sql`c."best" DESC, c."position" DESC`,
  disputed: Prisma.sql`c."disputed" DESC, c."position" DESC`,
  newest: Prisma.sql`c."position" DESC`,
  oldest: Prisma.sql`c."position"`,
};

function goesOn(sort: Sort, { score, position }: Place): Prisma.Sql {
  if (sort === "newest") return Prisma.sql`AND c."position" < ${position}`;
  if (sort === "oldest") return Prisma.sql`AND c."position" > ${position}`;
  const column = sort === "best" ? Prisma.sql`c."best"` : Prisma.sql`c."disputed"`;
  return Prisma.sql`AND (${column}, c."position") < (${score}::int, ${position}::int)`;
}

/** What of a part of a thread is shown is shown by itself; conversations go down from their beginnings. */
function topsOf({ communityId, threadId }: Key, view: ThreadView, place: Place | null): Prisma.Sql {
  const sort = sortOf(view);
  return Prisma.sql`
    SELECT ${KEY}, ${isPartOf(view) ? DEEPEST : 0}::int AS "level", (row_number() OVER (ORDER BY ${ORDERS[sort]}))::int AS "place"
    FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."threadId" = ${threadId}::uuid
      AND c."position" IS NOT NULL AND ${isIn(view)} ${place ? goesOn(sort, place) : Prisma.empty}
    ORDER BY ${ORDERS[sort]} LIMIT ${PAGE_SIZE + 1}`;
}

/** What is new is read as it was said. */
const sortOf = ({ sort, since }: ThreadView): Sort => (since === undefined ? sort : "oldest");

const isPartOf = ({ show, since }: ThreadView) => show !== undefined || since !== undefined;

function isIn({ show, since }: ThreadView): Prisma.Sql {
  if (since !== undefined) return Prisma.sql`c."position" > ${Number(since)}::int`;
  return show ? isOf(show) : Prisma.sql`c."rootId" IS NULL`;
}

function isOf(show: Shown): Prisma.Sql {
  if (show === "answers") return Prisma.sql`c."office" IS NOT NULL AND c."answer"`;
  if (show === "committee" || show === "subdistrict") {
    return Prisma.sql`c."office" IS NOT NULL AND c."office"::text = ANY(${[...OFFICES_OF[show]]}) AND c."removedAt" IS NULL`;
  }
  return Prisma.sql`c."stance" = ${show}::"StanceKind" AND c."removedAt" IS NULL`;
}

/** Before the first conversation, the latest first. */
const pinnedOf = ({ communityId, threadId }: Key) => Prisma.sql`
  SELECT ${KEY}, ${DEEPEST}::int AS "level", (row_number() OVER (ORDER BY c."position" DESC))::int - ${PINNED + 2} AS "place"
  FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."threadId" = ${threadId}::uuid
    AND c."office" IS NOT NULL AND c."answer"
  ORDER BY c."position" DESC LIMIT ${PINNED + 1}`;
