import type { Db } from "#app/db/client.server.ts";
import type { Ground } from "./grounds.ts";
import type { Key } from "./store.server.ts";

type NewRequest = {
  ground: Ground;
  note: string;
  byId: string;
  askedAt: Date;
  dueAt: Date;
  textRevision: number;
  waitedSince: Date;
};

/** The last request about a comment takes the place of the one before. Runs after its case was held. */
export async function keepRequest(tx: Db, key: Key, request: NewRequest) {
  const data = { ...request, state: "open", editedAt: null } as const;
  await tx.editRequest.upsert({
    where: { communityId_itemId: key },
    create: { ...key, ...data },
    update: data,
    select: { itemId: true },
  });
}

export const findRequest = (db: Db, key: Key) =>
  db.editRequest.findUnique({
    where: { communityId_itemId: key },
    select: {
      ...{ ground: true, note: true, state: true, askedAt: true, dueAt: true, textRevision: true, waitedSince: true },
      ...{ editedAt: true, by: { select: { shownName: true } } },
    },
  });

/** Whether its author is asked now to change it. */
export const isAskedFor = async (db: Db, key: Key, now: Date): Promise<boolean> =>
  (await db.editRequest.count({ where: { ...key, state: "open", dueAt: { gt: now } } })) > 0;

/** A text that is looked at changed: what was read of it is not what it says, and what was asked for was done. */
export async function caseEdited(tx: Db, key: Key, now: Date) {
  await tx.$executeRaw`
    UPDATE "ModerationCase" SET "revision" = "revision" + 1, "state" = 'waiting',
      "openedAt" = CASE WHEN "state" = 'asked' THEN ${now} ELSE "openedAt" END
    WHERE "communityId" = ${key.communityId} AND "itemId" = ${key.itemId}::uuid
      AND "state" IN ('waiting', 'asked')`;
  await tx.$executeRaw`
    UPDATE "EditRequest" SET "state" = 'edited', "editedAt" = ${now}, "clearedThrough" = "textRevision"
    WHERE "communityId" = ${key.communityId} AND "itemId" = ${key.itemId}::uuid AND "state" = 'open'`;
}

/** Nothing is left to judge of what its author took back. */
export async function caseRemoved(tx: Db, key: Key) {
  await tx.editRequest.updateMany({ where: { ...key, state: "open" }, data: { state: "over" } });
  await tx.moderationCase.updateMany({
    where: { ...key, state: { in: ["waiting", "asked"] } },
    data: { state: "removed", noticed: false, revision: { increment: 1 } },
  });
}

/** Takes away the case of what goes. What was decided in it stays on record, and the case with it: whether it was so. */
export async function closeCase(tx: Db, key: Key): Promise<boolean> {
  const wasJudged = (await tx.measure.count({ where: key })) > 0;
  if (wasJudged) await caseRemoved(tx, key);
  else {
    await tx.editRequest.deleteMany({ where: key });
    await tx.moderationCase.deleteMany({ where: key });
  }
  return wasJudged;
}
