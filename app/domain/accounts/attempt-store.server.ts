import { type Db, inTransaction } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Counter, WAITS } from "./attempts.ts";

/**
 * Counts an attempt as wrong before it is judged, so that many at once are not all the first. Throws
 * Refused("wait_longer") with the seconds, and counts nothing, while any of the counters says to wait.
 */
export async function countAttempt(counters: readonly Counter[]): Promise<void> {
  await inTransaction(async (tx) => {
    for (const counter of counters) {
      if (!(await countOne(tx, counter))) throw new Refused("wait_longer", await waitOf(tx, counter));
    }
  });
}

/** How long to wait after the last attempt, by how many were wrong; nothing while they are free. */
const waitAfter = ({ free }: Counter) => Prisma.sql`(CASE WHEN c."failures" < ${free} THEN 0
  ELSE (${WAITS}::int[])[least(c."failures" - ${free} + 1, ${WAITS.length})] END) * interval '1 second'`;

/**
 * Wrong ones long ago are forgotten. False, and nothing counted, while there is still time to wait. The time is the
 * clock's, and not the transaction's: those who wait for one another at this row began in another order.
 */
async function countOne(tx: Db, counter: Counter): Promise<boolean> {
  const now = Prisma.sql`clock_timestamp()`;
  const isOver = Prisma.sql`c."since" < ${now} - ${counter.windowSeconds} * interval '1 second'`;
  const counted = await tx.$executeRaw`
    INSERT INTO "AttemptCount" AS c ("key", "failures", "since", "lastAt") VALUES (${counter.key}, 1, ${now}, ${now})
    ON CONFLICT ("key") DO UPDATE SET "lastAt" = ${now},
      "failures" = CASE WHEN ${isOver} THEN 1 ELSE c."failures" + 1 END,
      "since" = CASE WHEN ${isOver} THEN ${now} ELSE c."since" END
    WHERE c."failures" < ${counter.free} OR c."lastAt" + ${waitAfter(counter)} <= ${now}`;
  return counted === 1;
}

async function waitOf(tx: Db, counter: Counter): Promise<number> {
  const [row] = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(extract(epoch FROM c."lastAt" + ${waitAfter(counter)} - clock_timestamp()))::int AS "seconds"
    FROM "AttemptCount" c WHERE c."key" = ${counter.key}`;
  return Math.max(1, row?.seconds ?? 1);
}

/** The attempt was right: what was counted for the person is forgotten, what was counted for the network is as before. */
export async function forgiveAttempt(tx: Db, counters: readonly Counter[]): Promise<void> {
  const [own, ...shared] = counters.map(({ key }) => key);
  await tx.$executeRaw`DELETE FROM "AttemptCount" WHERE "key" = ${own}`;
  if (shared.length === 0) return;
  await tx.$executeRaw`
    UPDATE "AttemptCount" SET "failures" = greatest(0, "failures" - 1) WHERE "key" = ANY(${shared})`;
}

/** Counts that say nothing any more. */
export async function deleteOldCounts(db: Db): Promise<void> {
  await db.$executeRaw`DELETE FROM "AttemptCount" WHERE "lastAt" < now() - interval '2 days'`;
}
