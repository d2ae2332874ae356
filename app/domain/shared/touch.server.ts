import type { Db } from "#app/db/client.server.ts";

export const PAGES_CHANNEL = "pages";

/** Says which pages this transaction makes stale. PostgreSQL tells every server when, and only if, it commits. */
export async function touch(tx: Db, ...touched: string[]) {
  await tx.$executeRaw`SELECT pg_notify(${PAGES_CHANNEL}, ${touched.join(" ")})`;
}
