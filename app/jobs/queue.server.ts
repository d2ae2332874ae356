import PgBoss from "pg-boss";

import { JOBS } from "./schedule.ts";

const DAY_SECONDS = 86_400;

/** A job given up by a server that died is somebody else's after this long. */
const LONGEST_RUN_SECONDS = { short: 60, long: 900 };

/** The queue of this database, whose tables are there already. */
export const openQueue = (url: string): Promise<PgBoss> => begin(url, false);

async function begin(url: string, migrate: boolean): Promise<PgBoss> {
  const queue = new PgBoss({
    ...{ connectionString: url, migrate },
    max: 2,
    application_name: "sunshine-hall-jobs",
    schedule: false,
    // Longer than the rarest job's interval: what ran is remembered until it is due again.
    archiveCompletedAfterSeconds: 2 * DAY_SECONDS,
    ...{ connectionTimeoutMillis: 3_000, statement_timeout: 10_000 },
  });
  // Lost connections and upkeep that failed: both come again by themselves.
  queue.on("error", () => {});
  await queue.start();
  return queue;
}

/** Makes the queue's tables where they are missing or old, and has it know every job of the schedule. By whoever owns them. */
export async function installQueue(url: string) {
  const queue = await begin(url, true);
  for (const { name, when, takesLong } of JOBS) {
    const again = when === "at its moment" ? { retryLimit: 5, retryDelay: 1, retryBackoff: true } : { retryLimit: 0 };
    const expireInSeconds = LONGEST_RUN_SECONDS[takesLong ? "long" : "short"];
    await queue.createQueue(name, { name, expireInSeconds, ...again });
  }
  await queue.stop({ graceful: false });
}
