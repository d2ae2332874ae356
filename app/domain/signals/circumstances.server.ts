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
  /** The comment that is to say this instead, when there is one already. */
  commentId?: string | undefined;
};

/** All that has to be known of a writing and of whoever writes it. A fingerprint is a whole number too large for JSON's. */
export type Circumstances = Author & { review: ReviewMode; wordsRevision: number; fingerprint: string | null };

/** What a text is compared by; null when too many would say the same. */
export function folded(body: string): string | null {
  const form = foldedForm(body);
  return isTelling(form) ? form : null;
}

/** The same as JSON, to be part of another query: reads a few rows of theirs. */
export function circumstancesJson({ communityId, authorId, folded, commentId }: Asked) {
  const others = commentId ? Prisma.sql`AND c."id" <> ${commentId}::uuid` : Prisma.empty;
  const own = Prisma.sql`FROM "Comment" c WHERE c."communityId" = ${communityId} AND c."authorId" = ${authorId}::uuid ${others}`;
  return Prisma.sql`(
    WITH written AS (SELECT CASE WHEN ${folded}::text IS NOT NULL THEN hashtextextended(${folded}::text, 0) END AS "fingerprint"),
    alike AS (
      SELECT c."authorId" = ${authorId}::uuid AS "own", c."authorId" FROM "Comment" c, written w
      WHERE c."communityId" = ${communityId} AND c."fingerprint" = w."fingerprint" ${others}
        AND c."createdAt" > now() - ${`${REPEATED_WITHIN_DAYS} days`}::interval LIMIT ${MOST_COUNTED}
    )
    SELECT json_build_object('review', y."review", 'wordsRevision', y."wordsRevision", 'fingerprint', w."fingerprint"::text,
      'days', extract(day FROM now() - a."createdAt")::int,
      'posts', (SELECT count(*)::int FROM (SELECT ${own} AND c."position" IS NOT NULL AND c."hiddenFor" IS NULL
        AND c."removedAt" IS NULL LIMIT ${FIRST_POSTS}) p),
      'recent', (SELECT count(*)::int FROM (SELECT ${own}
        AND c."createdAt" > now() - ${`${HURRY_MINUTES} minutes`}::interval LIMIT ${MOST_COUNTED}) r),
      'own', (SELECT count(*)::int FROM alike WHERE "own"),
      'others', (SELECT count(DISTINCT "authorId")::int FROM alike WHERE NOT "own"))
    FROM "Community" y CROSS JOIN written w JOIN "Account" a ON a."id" = ${authorId}::uuid
    WHERE y."id" = ${communityId})`;
}
