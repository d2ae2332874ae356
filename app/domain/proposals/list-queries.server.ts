import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isCount, isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { termsOf } from "#app/domain/shared/search-terms.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalCategory } from "./categories.ts";
import type { ProposalFilter, ProposalSort } from "./forms.ts";
import { type ProposalState, STATE_GROUPS } from "./lifecycle.ts";
import { refusalToPropose } from "./policy.ts";

const PAGE_SIZE = 20;

/** A proposal as lists show it. */
export type ProposalRow = {
  serial: string;
  title: string;
  excerpt: string;
  category: ProposalCategory;
  state: ProposalState;
  hiddenFor: Ground | null;
  held: boolean;
  authorName: string;
  endorsementCount: number;
  commentCount: number;
  submittedAt: Date;
};

type Row = Omit<ProposalRow, "serial"> & { id: string; year: number; number: number };

const ROWS = Prisma.sql`
  p."id", p."year", p."number", p."title", p."excerpt", p."category", p."state", p."hiddenFor", p."heldAt" IS NOT NULL AS "held", a."shownName" AS "authorName",
  p."endorsementCount", t."commentCount", p."submittedAt"
  FROM "Proposal" p
  JOIN "Thread" t ON t."communityId" = p."communityId" AND t."id" = p."threadId"
  JOIN "Account" a ON a."id" = p."authorId"`;

const ORDER: Record<
  ProposalSort,
  { by: Prisma.Sql; cast: Prisma.Sql; valueOf: (row: Row) => string; isValue: (v: string) => boolean }
> = {
  newest: {
    by: Prisma.sql`p."submittedAt"`,
    cast: Prisma.sql`timestamptz`,
    valueOf: (row) => row.submittedAt.toISOString(),
    isValue: isMoment,
  },
  endorsed: {
    by: Prisma.sql`p."endorsementCount"`,
    cast: Prisma.sql`int`,
    valueOf: (row) => String(row.endorsementCount),
    isValue: isCount,
  },
  discussed: {
    by: Prisma.sql`t."commentCount"`,
    cast: Prisma.sql`int`,
    valueOf: (row) => String(row.commentCount),
    isValue: isCount,
  },
};

/** 20 proposals of the community, as the filter asks, from where the cursor points. */
export async function proposalsPage(actor: Actor, filter: ProposalFilter) {
  const order = ORDER[filter.sort];
  const cursor = readCursor(filter.after, order.isValue);
  const terms = filter.q ? termsOf(filter.q) : [];
  const id = filter.sort === "discussed" ? Prisma.sql`t."id"` : Prisma.sql`p."id"`;
  const conditions = [
    Prisma.sql`p."communityId" = ${actor.communityId} AND p."submittedAt" IS NOT NULL`,
    ...(filter.state ? [Prisma.sql`p."state" = ANY(${[...STATE_GROUPS[filter.state]]}::"ProposalState"[])`] : []),
    ...(filter.category ? [Prisma.sql`p."category" = ${filter.category}::"ProposalCategory"`] : []),
    ...(terms.length > 0 ? [Prisma.sql`p."searchTerms" @> ${terms}::text[]`] : []),
    ...(cursor ? [Prisma.sql`(${order.by}, ${id}) < (${cursor.value}::${order.cast}, ${cursor.id}::uuid)`] : []),
  ];
  const rows = await prisma.$queryRaw<(Row & { cursorId: string })[]>`
    SELECT ${id} AS "cursorId", ${ROWS}
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${order.by} DESC, ${id} DESC LIMIT ${PAGE_SIZE + 1}`;
  const last = rows[PAGE_SIZE - 1];
  const next = rows.length > PAGE_SIZE && last ? showCursor({ value: order.valueOf(last), id: last.cursorId }) : null;
  return { proposals: rows.slice(0, PAGE_SIZE).map(rowOf), next, refusal: refusalToPropose(actor) };
}

/** What is being gathered, deliberated or prepared now, newest first; what cannot be read now invites nobody. */
export async function proposalsUnderWay(communityId: string, limit: number): Promise<ProposalRow[]> {
  const states = ["endorsing", ...STATE_GROUPS.deliberating];
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT ${ROWS}
    WHERE p."communityId" = ${communityId} AND p."state" = ANY(${states}::"ProposalState"[])
      AND p."hiddenFor" IS NULL AND p."heldAt" IS NULL
    ORDER BY p."submittedAt" DESC LIMIT ${limit}`;
  return rows.map(rowOf);
}

/** Everything in these states, the longest wait first; with `reviewable`, of those gathering endorsements only what has enough. */
export async function proposalsInStates(communityId: string, states: ProposalState[], { reviewable = false } = {}) {
  const enough = reviewable
    ? Prisma.sql`AND (p."state" <> 'endorsing' OR p."endorsementCount" >= (SELECT "endorsementThreshold" FROM "Community" WHERE "id" = p."communityId"))`
    : Prisma.empty;
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT ${ROWS}
    WHERE p."communityId" = ${communityId} AND p."state" = ANY(${states}::"ProposalState"[]) ${enough}
    ORDER BY p."updatedAt" LIMIT 100`;
  return rows.map(rowOf);
}

/** Merged proposals whose authors objected and were not answered, the longest wait first. */
export async function mergersObjectedTo(communityId: string): Promise<ProposalRow[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT ${ROWS}
    JOIN "ProposalMerger" g ON g."communityId" = p."communityId" AND g."sourceId" = p."id"
    WHERE p."communityId" = ${communityId} AND g."objectedAt" IS NOT NULL AND g."answeredAt" IS NULL AND g."undoneAt" IS NULL
    ORDER BY g."objectedAt" LIMIT 100`;
  return rows.map(rowOf);
}

type Waiting = { review: number; publish: number; mergers: number };

/** How much waits for the committee: objections to mergers, proposals with endorsements enough, and counted votes without a published outcome. */
export async function waitingCounts(communityId: string): Promise<Waiting> {
  const [counts] = await prisma.$queryRaw<Waiting[]>`
    SELECT count(*) FILTER (WHERE "state" = 'submitted'
        OR "state" = 'endorsing' AND "endorsementCount" >= c."endorsementThreshold")::int AS review,
      count(*) FILTER (WHERE "state" = 'tallied')::int AS publish,
      (SELECT count(*) FROM "ProposalMerger" g WHERE g."communityId" = ${communityId}
        AND g."objectedAt" IS NOT NULL AND g."answeredAt" IS NULL AND g."undoneAt" IS NULL)::int AS mergers
    FROM "Proposal" p JOIN "Community" c ON c."id" = p."communityId"
    WHERE p."communityId" = ${communityId} AND p."state" IN ('submitted', 'endorsing', 'tallied')`;
  return counts ?? { review: 0, publish: 0, mergers: 0 };
}

const rowOf = ({ year, number, ...row }: Row): ProposalRow => ({ ...row, serial: showSerial({ year, number }) });
