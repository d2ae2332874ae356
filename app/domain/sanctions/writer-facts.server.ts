import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { LIMITS } from "./levels.ts";
import { MEMORY_DAYS } from "./sanction.ts";
import { type Counted, QUANTITIES, type WriterFacts } from "./writing.ts";

/** As far back, and as many, as any limit asks for. */
const reach = (counted: Counted) => {
  const quantities = Object.entries(QUANTITIES).filter(([, { of }]) => of === counted);
  const most = quantities.map(([name]) => LIMITS.trusted[name as keyof typeof QUANTITIES]);
  return { seconds: Math.max(...quantities.map(([, { ms }]) => ms)) / 1_000, most: Math.max(...most) };
};

/** A moment that is worked out once, so that an index is read from there on and no further. */
const ago = (seconds: number) => Prisma.sql`(SELECT clock_timestamp() - ${seconds} * interval '1 second')`;

const recent = (counted: Counted, table: Prisma.Sql, who: Prisma.Sql, column: Prisma.Sql, mine: Mine) => {
  const { seconds, most } = reach(counted);
  return Prisma.sql`(SELECT coalesce(json_agg(floor(extract(epoch FROM "at") * 1000)), '[]') FROM (
    SELECT ${column} AS "at" FROM ${table} WHERE "communityId" = ${mine.communityId} AND ${who} = ${mine.accountId}::uuid
      AND ${column} > ${ago(seconds)}
    ORDER BY ${column} DESC LIMIT ${most}) r)`;
};

/** When a proposal was handed in, whether it came out, waits or was refused. */
const HANDED_IN = Prisma.sql`coalesce("submittedAt", "heldAt", CASE WHEN "hiddenFor" IS NOT NULL THEN "updatedAt" END)`;

/** Who it is, by their id or by where a query has it; held, they are not erased before commit. */
type Mine = { communityId: string; accountId: string | Prisma.Sql; hold?: boolean };

/**
 * All that is asked of somebody before they write, as JSON: reads their own rows alone, and no more than limits ask for.
 * Null of whoever left meanwhile.
 */
export const writerJson = (mine: Mine) => Prisma.sql`(SELECT json_build_object(
  'now', clock_timestamp(), 'createdAt', a."createdAt",
  'hiddenAt', (SELECT max(m."at") FROM (
      SELECT c."id" FROM "Comment" c WHERE c."communityId" = ${mine.communityId} AND c."authorId" = ${mine.accountId}::uuid
        AND c."hiddenFor" IS NOT NULL
      UNION ALL SELECT p."id" FROM "Proposal" p WHERE p."communityId" = ${mine.communityId}
        AND p."authorId" = ${mine.accountId}::uuid AND p."hiddenFor" IS NOT NULL
    ) h JOIN "Measure" m ON m."communityId" = ${mine.communityId} AND m."itemId" = h."id"
    WHERE m."state" IN ('standing', 'appealed', 'upheld')),
  'sanctions', (SELECT coalesce(json_agg(json_build_object('id', s."id", 'kind', s."kind", 'ground', s."ground",
      'state', s."state", 'from', s."from", 'until', s."until", 'liftedAt', s."liftedAt")), '[]') FROM "Sanction" s
    WHERE s."communityId" = ${mine.communityId} AND s."accountId" = ${mine.accountId}::uuid
      AND s."from" > ${ago(MEMORY_DAYS * 86_400)}),
  'recent', json_build_object(
    'comment', ${recent("comment", Prisma.sql`"Comment"`, Prisma.sql`"authorId"`, Prisma.sql`"createdAt"`, mine)},
    'proposal', ${recent("proposal", Prisma.sql`"Proposal"`, Prisma.sql`"authorId"`, HANDED_IN, mine)},
    'flag', ${recent("flag", Prisma.sql`"Flag"`, Prisma.sql`"accountId"`, Prisma.sql`"flaggedAt"`, mine)}))
  FROM "Account" a WHERE a."id" = ${mine.accountId}::uuid AND a."erasedAt" IS NULL
  ${mine.hold ? Prisma.sql`FOR SHARE` : Prisma.empty})`;

type Dated<T> = {
  [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key];
};
export type WriterJson = Dated<Omit<WriterFacts, "sanctions" | "recent">> & {
  sanctions: Dated<WriterFacts["sanctions"][number]>[];
  recent: Record<Counted, number[]>;
};

const moment = (text: string | null) => (text === null ? null : new Date(text));

/** The same with moments in it. */
export const readWriter = ({ now, createdAt, hiddenAt, sanctions, recent }: WriterJson): WriterFacts => ({
  ...{ now: new Date(now), createdAt: new Date(createdAt), hiddenAt: moment(hiddenAt) },
  sanctions: sanctions.map(({ from, until, liftedAt, ...sanction }) => ({
    ...{ ...sanction, from: new Date(from), until: new Date(until), liftedAt: moment(liftedAt) },
  })),
  recent: {
    comment: recent.comment.map((at) => new Date(at)),
    proposal: recent.proposal.map((at) => new Date(at)),
    flag: recent.flag.map((at) => new Date(at)),
  },
});

export async function writerFacts(db: Db, mine: Mine): Promise<WriterFacts> {
  const [row] = await db.$queryRaw<{ writer: WriterJson | null }[]>`SELECT ${writerJson(mine)} AS "writer"`;
  if (!row?.writer) throw new Refused("not_found");
  return readWriter(row.writer);
}
