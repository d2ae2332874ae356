import { Prisma } from "#app/db/generated/client.ts";
import { foldedForm } from "./folding.ts";
import type { ReviewMode } from "./forms.ts";
import { type Author, FIRST_POSTS, HURRY_MINUTES, isTelling, REPEATED_WITHIN_DAYS } from "./signals.ts";

/** Nobody needs to know it more exactly than this. */
const MOST_COUNTED = 50;

type Asked = {
  communityId: string;
  /** Whose writing it is, and what it says as folded() gives it: values, or where a query has them. */
  authorId: string | Prisma.Sql;
  folded: string | null | Prisma.Sql;
  /** The comment or proposal that is to say this, when there is one already. */
  itemId?: string | undefined;
};

/** All that has to be known of a writing and of whoever writes it. A fingerprint is a whole number too large for JSON's. */
export type Circumstances = Author & { review: ReviewMode; wordsRevision: number; fingerprint: string | null };

/** What a text is compared by; null when too many would say the same. */
export function folded(body: string): string | null {
  const form = foldedForm(body);
  return isTelling(form) ? form : null;
}

/** When a proposal was handed in: what came out since, what waits and what was refused. */
const HANDED_IN = Prisma.sql`coalesce(p."submittedAt", p."heldAt", CASE WHEN p."hiddenFor" IS NOT NULL THEN p."updatedAt" END)`;

/** The same as JSON, to be part of another query: reads a few rows of theirs. */
export function circumstancesJson({ communityId, authorId, folded, itemId }: Asked) {
  const other = itemId ?? null;
  const mine = (
    row: Prisma.Sql,
  ) => Prisma.sql`${row}."communityId" = ${communityId} AND ${row}."authorId" = ${authorId}::uuid
    AND ${row}."id" IS DISTINCT FROM ${other}::uuid`;
  const sameWords = (
    row: Prisma.Sql,
  ) => Prisma.sql`${row}."communityId" = ${communityId} AND ${row}."fingerprint" = w."fingerprint"
    AND ${row}."id" IS DISTINCT FROM ${other}::uuid`;
  const [c, p] = [Prisma.sql`c`, Prisma.sql`p`];
  const since = (span: string) => Prisma.sql`now() - ${span}::interval`;
  return Prisma.sql`(
    WITH written AS (SELECT CASE WHEN ${folded}::text IS NOT NULL THEN hashtextextended(${folded}::text, 0) END AS "fingerprint"),
    alike AS (
      SELECT a."authorId" = ${authorId}::uuid AS "own", a."authorId" FROM (
        SELECT c."authorId" FROM "Comment" c, written w
        WHERE ${sameWords(c)} AND c."createdAt" > ${since(`${REPEATED_WITHIN_DAYS} days`)}
        UNION ALL SELECT p."authorId" FROM "Proposal" p, written w
        WHERE ${sameWords(p)} AND ${HANDED_IN} > ${since(`${REPEATED_WITHIN_DAYS} days`)}
      ) a LIMIT ${MOST_COUNTED}
    )
    SELECT json_build_object('review', y."review", 'wordsRevision', y."wordsRevision", 'fingerprint', w."fingerprint"::text,
      'days', extract(day FROM now() - a."createdAt")::int,
      'posts', (SELECT count(*)::int FROM (
        SELECT FROM "Comment" c WHERE ${mine(c)} AND c."position" IS NOT NULL AND c."hiddenFor" IS NULL AND c."removedAt" IS NULL
        UNION ALL SELECT FROM "Proposal" p WHERE ${mine(p)} AND p."number" IS NOT NULL AND p."hiddenFor" IS NULL
        LIMIT ${FIRST_POSTS}) p),
      'recent', (SELECT count(*)::int FROM (
        SELECT FROM "Comment" c WHERE ${mine(c)} AND c."createdAt" > ${since(`${HURRY_MINUTES} minutes`)}
        UNION ALL SELECT FROM "Proposal" p WHERE ${mine(p)} AND ${HANDED_IN} > ${since(`${HURRY_MINUTES} minutes`)}
        LIMIT ${MOST_COUNTED}) r),
      'own', (SELECT count(*)::int FROM alike WHERE "own"),
      'others', (SELECT count(DISTINCT "authorId")::int FROM alike WHERE NOT "own"))
    FROM "Community" y CROSS JOIN written w JOIN "Account" a ON a."id" = ${authorId}::uuid
    WHERE y."id" = ${communityId})`;
}
