import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Ground } from "./grounds.ts";

type Key = { communityId: string; commentId: string };

export const findFlag = (db: Db, key: Key, accountId: string) =>
  db.flag.findUnique({
    where: { communityId_commentId_accountId: { ...key, accountId } },
    select: { ground: true, note: true, flaggedAt: true },
  });

export async function insertFlag(tx: Db, key: Key, flag: { accountId: string; ground: Ground; note: string }) {
  await tx.flag.create({ data: { ...key, ...flag }, select: { commentId: true } });
}

/** Whether there was one. */
export async function deleteFlag(tx: Db, key: Key, accountId: string): Promise<boolean> {
  return (await tx.flag.deleteMany({ where: { ...key, accountId } })).count === 1;
}

/** Counts a flag in its comment's case; what was judged already waits again, for the flag may say something new. */
export async function openCase(tx: Db, key: Key, urgent: boolean, now: Date) {
  await tx.$executeRaw`
    INSERT INTO "ModerationCase" ("communityId", "commentId", "urgent", "flags", "openedAt")
    VALUES (${key.communityId}, ${key.commentId}::uuid, ${urgent}, 1, ${now})
    ON CONFLICT ("communityId", "commentId") DO UPDATE SET
      "urgent" = CASE WHEN "ModerationCase"."state" = 'waiting' THEN "ModerationCase"."urgent" OR EXCLUDED."urgent"
        ELSE EXCLUDED."urgent" END,
      "openedAt" = CASE WHEN "ModerationCase"."state" = 'waiting' THEN "ModerationCase"."openedAt" ELSE EXCLUDED."openedAt" END,
      "revision" = "ModerationCase"."revision" + ("ModerationCase"."state" <> 'waiting')::int,
      "state" = 'waiting', "flags" = "ModerationCase"."flags" + 1`;
}

/**
 * Opens the case of a comment that the house noticed something about. Words that are new since somebody looked make a
 * new case of it: whoever looks at the old ones is told so.
 */
export async function openNoticed(tx: Db, key: Key, urgent: boolean) {
  await tx.$executeRaw`
    INSERT INTO "ModerationCase" ("communityId", "commentId", "urgent", "noticed", "openedAt")
    VALUES (${key.communityId}, ${key.commentId}::uuid, ${urgent}, true, clock_timestamp())
    ON CONFLICT ("communityId", "commentId") DO UPDATE SET
      "urgent" = EXCLUDED."urgent" OR ("ModerationCase"."urgent" AND "ModerationCase"."state" = 'waiting'),
      "openedAt" = CASE WHEN "ModerationCase"."state" = 'waiting' THEN "ModerationCase"."openedAt" ELSE EXCLUDED."openedAt" END,
      "revision" = "ModerationCase"."revision" + 1, "state" = 'waiting', "noticed" = true`;
}

/** Whatever a case waited for, it does so no more. */
export async function closeCase(tx: Db, { communityId, commentId }: Key) {
  await tx.moderationCase.updateMany({
    where: { communityId, commentId, state: "waiting" },
    data: { state: "kept", noticed: false, revision: { increment: 1 } },
  });
}

/** One flag less; a case that nobody objects in any more, and nothing was noticed about, waits for nobody. */
export async function uncountFlag(tx: Db, { communityId, commentId }: Key) {
  await tx.$executeRaw`
    UPDATE "ModerationCase" SET "flags" = "flags" - 1,
      "revision" = "revision" + ("flags" = 1 AND NOT "noticed" AND "state" = 'waiting')::int,
      "state" = CASE WHEN "flags" = 1 AND NOT "noticed" AND "state" = 'waiting' THEN 'kept' ELSE "state" END
    WHERE "communityId" = ${communityId} AND "commentId" = ${commentId}::uuid`;
}

type State = "waiting" | "kept" | "hidden";

/** Runs after the comment was locked. */
export const findCase = (tx: Db, key: Key) =>
  tx.moderationCase.findUnique({
    where: { communityId_commentId: key },
    select: { state: true, revision: true, urgent: true, flags: true, openedAt: true },
  });

export async function settleCase(tx: Db, key: Key, state: State) {
  await tx.moderationCase.update({
    where: { communityId_commentId: key },
    data: { state, noticed: false, revision: { increment: 1 } },
    select: { commentId: true },
  });
}

const measureFields = {
  ...{ id: true, ground: true, note: true, state: true, byId: true, at: true, undoneAt: true, appeal: true },
  ...{ appealedAt: true, answerDueAt: true, answer: true, decidedAt: true, by: { select: { shownName: true } } },
} as const;

/** The last measure about a comment, whatever came of it. */
export const lastMeasure = (db: Db, key: Key) =>
  db.measure.findFirst({ where: key, orderBy: { at: "desc" }, select: measureFields });
export type MeasureRow = NonNullable<Awaited<ReturnType<typeof lastMeasure>>>;

type NewMeasure = Key & { ground: Ground; note: string; byId: string; at: Date };

export async function insertMeasure(tx: Db, measure: NewMeasure): Promise<string> {
  return (await tx.measure.create({ data: measure, select: { id: true } })).id;
}

export async function updateMeasure(tx: Db, communityId: string, id: string, data: Prisma.MeasureUncheckedUpdateInput) {
  await tx.measure.update({ where: { communityId_id: { communityId, id } }, data, select: { id: true } });
}
