import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { ReviewMode, STRENGTHS } from "./forms.ts";
import { type Author, FIRST_POSTS, HURRY_MINUTES, REPEATED_WITHIN_DAYS, Signal } from "./signals.ts";

/** Nobody needs to know it more exactly than this. */
const MOST_COUNTED = 50;

type Writing = {
  communityId: string;
  authorId: string;
  /** What it says, folded; null when it says too little to be compared. */
  folded: string | null;
  /** The comment that says it, when there is one already. */
  commentId: string | null;
};
type Circumstances = Author & { review: ReviewMode; wordsRevision: number; fingerprint: bigint | null };

/** All that has to be known of a writing and whoever writes it, in one query that reads a few rows of theirs. */
export async function circumstancesOf(db: Db, { communityId, authorId, folded, commentId }: Writing) {
  const others = commentId ? Prisma.sql`AND c."id" <> ${commentId}::uuid` : Prisma.empty;
  const own = Prisma.sql`FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."authorId" = ${authorId}::uuid ${others}`;
  const [row] = await db.$queryRaw<Circumstances[]>`
    WITH written AS (SELECT CASE WHEN ${folded}::text IS NOT NULL THEN hashtextextended(${folded}::text, 0) END AS "fingerprint"),
    alike AS (
      SELECT c."authorId" = ${authorId}::uuid AS "own", c."authorId" FROM "Comment" c, written w
      WHERE c."communityId" = ${communityId} AND c."fingerprint" = w."fingerprint" ${others}
        AND c."createdAt" > now() - ${`${REPEATED_WITHIN_DAYS} days`}::interval LIMIT ${MOST_COUNTED}
    )
    SELECT y."review", y."wordsRevision", w."fingerprint",
      extract(day FROM now() - a."createdAt")::int AS "days",
      (SELECT count(*)::int FROM (SELECT ${own} AND c."position" IS NOT NULL AND c."hiddenFor" IS NULL
        AND c."removedAt" IS NULL LIMIT ${FIRST_POSTS}) p) AS "posts",
      (SELECT count(*)::int FROM (SELECT ${own}
        AND c."createdAt" > now() - ${`${HURRY_MINUTES} minutes`}::interval LIMIT ${MOST_COUNTED}) r) AS "recent",
      (SELECT count(*)::int FROM alike WHERE "own") AS "own",
      (SELECT count(DISTINCT "authorId")::int FROM alike WHERE NOT "own") AS "others"
    FROM "Community" y CROSS JOIN written w JOIN "Account" a ON a."id" = ${authorId}::uuid
    WHERE y."id" = ${communityId}`;
  if (!row) throw new Error(`no community ${communityId} or no account`);
  return row;
}

type Key = { communityId: string; commentId: string };

/** What was noticed of the comment as it stands now takes the place of what was noticed before. */
export async function putSignals(tx: Db, key: Key, signals: readonly Signal[]) {
  await tx.commentSignal.deleteMany({ where: key });
  await addSignals(tx, key, signals);
}

export async function addSignals(tx: Db, key: Key, signals: readonly Signal[]) {
  if (signals.length === 0) return;
  await tx.commentSignal.createMany({ data: signals.map(({ kind, ...detail }) => ({ ...key, kind, detail })) });
}

type SignalRow = { commentId: string; kind: string; detail: object; body: string };

/** With the text in which it was noticed. */
export async function listSignals(db: Db, communityId: string, commentIds: string[]) {
  const rows = await db.$queryRaw<SignalRow[]>`
    SELECT s."commentId", s."kind"::text, s."detail", c."body" FROM "CommentSignal" s
    JOIN "Comment" c ON c."communityId" = s."communityId" AND c."id" = s."commentId"
    WHERE s."communityId" = ${communityId} AND s."commentId" = ANY(${commentIds}::uuid[]) ORDER BY s."kind"`;
  return rows.map(({ kind, detail, ...row }) => ({ ...row, signal: Signal.parse({ ...detail, kind }) }));
}

type Listed = { word: string; ground: Ground; strength: (typeof STRENGTHS)[number] };

export const listWords = (db: Db, communityId: string): Promise<Listed[]> =>
  db.listedWord.findMany({
    where: { communityId },
    orderBy: { key: "asc" },
    select: { word: true, ground: true, strength: true },
  });
