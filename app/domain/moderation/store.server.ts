import type { Db } from "#app/db/client.server.ts";
import { afterFlag, type CaseState } from "./cases.ts";
import type { Ground } from "./grounds.ts";

export type Key = { communityId: string; itemId: string };

export const findFlag = (db: Db, key: Key, accountId: string) =>
  db.flag.findUnique({
    where: { communityId_itemId_accountId: { ...key, accountId } },
    select: { ground: true, note: true, flaggedAt: true },
  });

type NewFlag = { accountId: string; ground: Ground; note: string; flaggedAt: Date };

export async function insertFlag(tx: Db, key: Key, flag: NewFlag) {
  await tx.flag.create({ data: { ...key, ...flag }, select: { itemId: true } });
}

/** Whether there was one. */
export async function deleteFlag(tx: Db, key: Key, accountId: string): Promise<boolean> {
  return (await tx.flag.deleteMany({ where: { ...key, accountId } })).count === 1;
}

/** What a case is about. */
export type About = { kind: "comment" | "proposal"; id: string };

/** The columns by which it is about a comment, or about a proposal. */
const about = ({ kind, id }: About) => (kind === "comment" ? { commentId: id } : { proposalId: id });

type FlagFacts = { urgent: boolean; now: Date };

/** Counts a flag in the case of what it is about. Runs after that was locked, and before the flag is written. */
export async function openCase(tx: Db, key: Key, kind: "comment" | "proposal", { urgent, now }: FlagFacts) {
  const before = await findCase(tx, key);
  const since = before?.judgedAt ?? new Date(0);
  const fresh = 1 + (await tx.flag.count({ where: { ...key, flaggedAt: { gt: since } } }));
  const data = afterFlag(before, { urgent, fresh, now });
  const where = { communityId_itemId: key };
  const { state, escalated, flags, revision, openedAt } = data;
  const kept = { state, urgent: data.urgent, escalated, flags, revision, openedAt };
  await tx.moderationCase.upsert({
    ...{ where, create: { ...key, ...about({ kind, id: key.itemId }), ...kept }, update: kept },
    select: { itemId: true },
  });
}

/**
 * Opens the case of a text that the house noticed something about. Words that are new since somebody looked make a
 * new case of it: whoever looks at the old ones is told so.
 */
export async function openNoticed(tx: Db, communityId: string, item: About, urgent: boolean) {
  const { commentId, proposalId }: { commentId?: string; proposalId?: string } = about(item);
  await tx.$executeRaw`
    INSERT INTO "ModerationCase" ("communityId", "itemId", "commentId", "proposalId", "urgent", "noticed", "openedAt")
    VALUES (${communityId}, ${item.id}::uuid, ${commentId ?? null}::uuid, ${proposalId ?? null}::uuid, ${urgent}, true, clock_timestamp())
    ON CONFLICT ("communityId", "itemId") DO UPDATE SET
      "urgent" = EXCLUDED."urgent" OR ("ModerationCase"."urgent" AND "ModerationCase"."state" = 'waiting'),
      "openedAt" = CASE WHEN "ModerationCase"."state" = 'waiting' THEN "ModerationCase"."openedAt" ELSE EXCLUDED."openedAt" END,
      "escalated" = "ModerationCase"."escalated" AND "ModerationCase"."state" IN ('waiting', 'asked'),
      "revision" = "ModerationCase"."revision" + 1, "state" = 'waiting', "noticed" = true`;
}

/** One flag less; a case that nobody objects in any more, and nothing was noticed about, waits for nobody. */
export async function uncountFlag(tx: Db, { communityId, itemId }: Key) {
  await tx.$executeRaw`
    UPDATE "ModerationCase" SET "flags" = "flags" - 1,
      "revision" = "revision" + ("flags" = 1 AND NOT "noticed" AND "state" = 'waiting')::int,
      "state" = CASE WHEN "flags" = 1 AND NOT "noticed" AND "state" = 'waiting' THEN 'kept' ELSE "state" END
    WHERE "communityId" = ${communityId} AND "itemId" = ${itemId}::uuid`;
}

/** Runs after what it is about was locked. */
export const findCase = (tx: Db, key: Key) =>
  tx.moderationCase.findUnique({
    where: { communityId_itemId: key },
    select: {
      ...{ state: true, revision: true, urgent: true, escalated: true, flags: true, openedAt: true, judgedAt: true },
      judgedBy: { select: { shownName: true } },
    },
  });

/** Who decided, and when: several at one stroke are of one moment. */
export type Judgment = { judgedById: string; judgedAt: Date };

type Settled = Partial<Judgment> & { escalated?: boolean; openedAt?: Date };

/** Whatever its author was asked to change, they need not any more. */
export async function settleCase(tx: Db, key: Key, state: CaseState, settled: Settled = {}) {
  await tx.editRequest.updateMany({ where: { ...key, state: "open" }, data: { state: "over" } });
  await tx.moderationCase.update({
    where: { communityId_itemId: key },
    // What the house noticed waits until somebody has decided.
    data: {
      state,
      ...settled,
      ...((state === "kept" || state === "hidden") && { noticed: false }),
      revision: { increment: 1 },
    },
    select: { itemId: true },
  });
}

/** Whether some chair neither wrote it nor flagged it. */
export async function mayChairDecide(tx: Db, { communityId, itemId }: Key, authorId: string): Promise<boolean> {
  const chairs = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Membership" m
    WHERE m."communityId" = ${communityId} AND m."role" = 'chair' AND m."endedAt" IS NULL
      AND m."accountId" <> ${authorId}::uuid AND NOT EXISTS (
        SELECT FROM "Flag" f WHERE f."communityId" = m."communityId" AND f."itemId" = ${itemId}::uuid
          AND f."accountId" = m."accountId"
      ) LIMIT 1`;
  return chairs.length > 0;
}

export async function promisedHours(db: Db, id: string): Promise<number> {
  return (await db.community.findUniqueOrThrow({ where: { id }, select: { promisedHours: true } })).promisedHours;
}
