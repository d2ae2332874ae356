import type { Db } from "#app/db/client.server.ts";

/** The members of a community who are shown under one of these names, and who alone is. */
export async function findPeople(db: Db, communityId: string, names: string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await db.$queryRaw<{ name: string; accountId: string }[]>`
    SELECT a."shownName" AS "name", min(a."id"::text) AS "accountId" FROM "Account" a
    WHERE a."shownName" = ANY(${names}) AND a."erasedAt" IS NULL AND (
      EXISTS (SELECT FROM "Membership" m
        WHERE m."communityId" = ${communityId} AND m."accountId" = a."id" AND m."endedAt" IS NULL)
      OR EXISTS (SELECT FROM "OfficialPost" o JOIN "Community" c ON c."subdistrictId" = o."subdistrictId"
        WHERE c."id" = ${communityId} AND o."accountId" = a."id" AND o."endedAt" IS NULL)
    )
    GROUP BY a."shownName" HAVING count(*) = 1`;
  return new Map(rows.map(({ name, accountId }) => [name, accountId]));
}

type Mentioning = { communityId: string; commentId: string; authorId: string };

/** Whoever names themselves is not told of it. */
export async function insertMentions(
  tx: Db,
  { communityId, commentId, authorId }: Mentioning,
  accountIds: readonly string[],
) {
  const others = accountIds.filter((accountId) => accountId !== authorId);
  if (others.length === 0) return;
  await tx.commentMention.createMany({
    data: others.map((accountId) => ({ communityId, commentId, accountId })),
    skipDuplicates: true,
  });
}

/** Whoever is mentioned is told when the comment comes out, and not of what they know already. */
export async function mentionNow(tx: Db, communityId: string, commentId: string) {
  await tx.commentMention.updateMany({ where: { communityId, commentId }, data: { mentionedAt: new Date() } });
}

/** Whom a comment no longer names, was not meant. */
export async function deleteMentions(tx: Db, communityId: string, commentId: string, except: readonly string[] = []) {
  await tx.commentMention.deleteMany({ where: { communityId, commentId, accountId: { notIn: [...except] } } });
}
