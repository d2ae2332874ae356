import type { Db } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Course, SanctionKind } from "./sanction.ts";

const course = { kind: true, ground: true, state: true, from: true, until: true, liftedAt: true } as const;

/** One sanction with all that came of it. Refuses with not_found. */
export async function getSanction(db: Db, communityId: string, id: string) {
  const row = isId(id)
    ? await db.sanction.findUnique({
        where: { communityId_id: { communityId, id } },
        select: {
          ...{ ...course, id: true, accountId: true, itemId: true, byId: true, note: true, readAt: true },
          ...{ liftReason: true, appeal: true, appealedAt: true, answerDueAt: true, answer: true, decidedAt: true },
          ...{ fellAt: true, by: { select: { shownName: true } } },
        },
      })
    : null;
  if (!row) throw new Refused("not_found");
  return row;
}

/** What a comment or proposal is hidden for; null when it is not. */
export async function groundOf(db: Db, communityId: string, itemId: string): Promise<Ground | null> {
  const [row] = await db.$queryRaw<{ hiddenFor: Ground | null }[]>`
    SELECT "hiddenFor" FROM "Comment" WHERE "communityId" = ${communityId} AND "id" = ${itemId}::uuid
    UNION ALL SELECT "hiddenFor" FROM "Proposal" WHERE "communityId" = ${communityId} AND "id" = ${itemId}::uuid`;
  return row?.hiddenFor ?? null;
}

type Open = Course & {
  id: string;
  kind: SanctionKind;
  ground: Ground;
  answerDueAt: Date | null;
  name: string;
};

/** What runs now or waits for an answer to its appeal: appeals first, then the last begun. */
export const listOpen = (db: Db, communityId: string, now: Date, limit: number) => db.$queryRaw<Open[]>`
  SELECT s."id", s."kind", s."ground", s."state", s."from", s."until", s."liftedAt", s."answerDueAt", a."shownName" AS "name"
  FROM "Sanction" s JOIN "Account" a ON a."id" = s."accountId"
  WHERE s."communityId" = ${communityId} AND (s."state" = 'appealed'
    OR (s."until" > ${now} AND s."liftedAt" IS NULL AND s."state" IN ('standing', 'upheld')))
  ORDER BY s."state" = 'appealed' DESC, s."from" DESC, s."id" DESC LIMIT ${limit}`;

export const listOwn = (db: Db, communityId: string, accountId: string, limit: number) =>
  db.sanction.findMany({
    where: { communityId, accountId },
    orderBy: [{ from: "desc" }, { id: "desc" }],
    take: limit,
    select: { id: true, ...course },
  });

/** For so long the home page says that an appeal was decided; the person's own page always does. */
const NEWS_DAYS = 7;

type Need = { id: string; kind: SanctionKind; state: "standing" | "upheld" | "reversed" };

/** What one has not read yet, what lately became of one's appeals, and how many wait for whoever decides on them, in one query. */
export async function listNeeds(db: Db, communityId: string, accountId: string, decides: boolean) {
  const rows = await db.$queryRaw<(Need | { id: null; appeals: number })[]>`
    SELECT "id", "kind", "state"::text, 0 AS "appeals" FROM "Sanction"
    WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid
      AND ("readAt" IS NULL AND "until" > now() AND "liftedAt" IS NULL AND "state" = 'standing'
        OR "state" IN ('upheld', 'reversed') AND "decidedAt" > now() - make_interval(days => ${NEWS_DAYS}))
    UNION ALL
    SELECT NULL, NULL, NULL, count(*)::int FROM "Sanction"
    WHERE ${decides} AND "communityId" = ${communityId} AND "state" = 'appealed' AND "accountId" IS NOT NULL
      AND "byId" <> ${accountId}::uuid AND "accountId" <> ${accountId}::uuid`;
  const own = rows.filter((row) => row.id !== null);
  return {
    unread: own.filter(({ state }) => state === "standing").map(({ id, kind }) => ({ id, kind })),
    decided: own.flatMap(({ id, kind, state }) => (state === "standing" ? [] : [{ id, kind, state }])),
    appeals: rows.find((row) => row.id === null)?.appeals ?? 0,
  };
}
