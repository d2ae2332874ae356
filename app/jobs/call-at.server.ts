import PgBoss from "pg-boss";

import type { Db } from "#app/db/client.server.ts";
import type { MomentJob, MomentJobs } from "./schedule.ts";

/** Writes jobs in pg-boss's words; the connection is always that of the transaction at hand. */
const scribe = new PgBoss({
  db: { executeSql: () => Promise.reject(new Error("a job is written down inside a transaction")) },
});

/** Has a job run at a moment, if and only if this transaction commits. */
export async function callAt<Name extends MomentJob>(tx: Db, name: Name, key: MomentJobs[Name], moment: Date) {
  const executeSql = async (sql: string, values: unknown[]) => ({
    rows: await tx.$queryRawUnsafe<unknown[]>(sql, ...values.map((value) => value ?? null)),
  });
  const id = await scribe.send(name, key, { startAfter: moment, db: { executeSql } });
  if (!id) throw new Error(`there is no queue for ${name}`);
}
