import type { Db } from "#app/db/client.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

const course = { kind: true, ground: true, state: true, from: true, until: true, liftedAt: true } as const;

/** One sanction with all that came of it. Refuses with not_found. */
export async function getSanction(db: Db, communityId: string, id: string) {
  const row = isId(id)
    ? await db.sanction.findUnique({
        where: { communityId_id: { communityId, id } },
        select: {
          ...{ ...course, id: true, accountId: true, commentId: true, byId: true, note: true, readAt: true },
          ...{ liftReason: true, appeal: true, appealedAt: true, answerDueAt: true, answer: true, decidedAt: true },
          ...{ fellAt: true, by: { select: { shownName: true } } },
        },
      })
    : null;
  if (!row) throw new Refused("not_found");
  return row;
}

/** What a comment is hidden for; null when it is not. */
export async function groundOf(db: Db, communityId: string, commentId: string) {
  const where = { communityId_id: { communityId, id: commentId } };
  return (await db.comment.findUnique({ where, select: { hiddenFor: true } }))?.hiddenFor ?? null;
}

const listed = { id: true, ...course, account: { select: { shownName: true } } } as const;

/** What runs now, the last begun in front. */
export const listRunning = (db: Db, communityId: string, now: Date, limit: number) =>
  db.sanction.findMany({
    where: {
      ...{ communityId, accountId: { not: null }, until: { gt: now }, liftedAt: null },
      state: { in: ["standing", "appealed", "upheld"] },
    },
    orderBy: [{ from: "desc" }, { id: "desc" }],
    take: limit,
    select: listed,
  });

/** Appeals that wait, the one that is due first in front. */
export const listAppeals = (db: Db, communityId: string, limit: number) =>
  db.sanction.findMany({
    where: { communityId, state: "appealed", accountId: { not: null } },
    orderBy: { answerDueAt: "asc" },
    take: limit,
    select: { ...listed, answerDueAt: true },
  });

export const listOwn = (db: Db, communityId: string, accountId: string, limit: number) =>
  db.sanction.findMany({
    where: { communityId, accountId },
    orderBy: [{ from: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, ...course },
  });

/** What one has not read yet, and how many appeals wait for whoever decides on them, in one query. */
export async function listNeeds(db: Db, communityId: string, accountId: string, decides: boolean) {
  const rows = await db.$queryRaw<{ id: string | null; kind: "warning" | "slow" | "mute"; appeals: number }[]>`
    SELECT "id", "kind", 0 AS "appeals" FROM "Sanction"
    WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid AND "readAt" IS NULL
      AND "until" > now() AND "liftedAt" IS NULL AND "state" = 'standing'
    UNION ALL
    SELECT NULL, 'warning', count(*)::int FROM "Sanction"
    WHERE ${decides} AND "communityId" = ${communityId} AND "state" = 'appealed' AND "accountId" IS NOT NULL
      AND "byId" <> ${accountId}::uuid AND "accountId" <> ${accountId}::uuid`;
  return {
    unread: rows.flatMap(({ id, kind }) => (id ? [{ id, kind }] : [])),
    appeals: rows.find(({ id }) => id === null)?.appeals ?? 0,
  };
}
