import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Ground } from "./grounds.ts";
import type { Key } from "./store.server.ts";

/** So many grounds are offered before all the others. */
const MOST_USED = 3;

const measureFields = {
  ...{ id: true, ground: true, note: true, state: true, byId: true, at: true, undoneAt: true, appeal: true },
  ...{
    appealedAt: true,
    erasedAt: true,
    answerDueAt: true,
    answer: true,
    decidedAt: true,
    by: { select: { shownName: true } },
  },
} as const;

/** The last measure about a comment, whatever came of it. */
export const lastMeasure = (db: Db, key: Key) =>
  db.measure.findFirst({ where: key, orderBy: { at: "desc" }, select: measureFields });
export type MeasureRow = NonNullable<Awaited<ReturnType<typeof lastMeasure>>>;

/** For what this person hid or asked last, and why, each ground once, the last one first. */
export const lastGrounds = (db: Db, communityId: string, byId: string) =>
  db.$queryRaw<{ ground: Ground; note: string }[]>`
    SELECT "ground", "note" FROM (
      SELECT DISTINCT ON ("ground") "ground", "note", "at" FROM (
        SELECT "ground", "note", "at" FROM "Measure"
        WHERE "communityId" = ${communityId} AND "byId" = ${byId}::uuid ORDER BY "at" DESC LIMIT 50
      ) m ORDER BY "ground", "at" DESC
    ) m ORDER BY "at" DESC LIMIT ${MOST_USED}`;

type NewMeasure = Key & { ground: Ground; note: string; byId: string; at: Date };

export async function insertMeasure(tx: Db, measure: NewMeasure): Promise<string> {
  return (await tx.measure.create({ data: measure, select: { id: true } })).id;
}

export async function updateMeasure(tx: Db, communityId: string, id: string, data: Prisma.MeasureUncheckedUpdateInput) {
  await tx.measure.update({ where: { communityId_id: { communityId, id } }, data, select: { id: true } });
}
