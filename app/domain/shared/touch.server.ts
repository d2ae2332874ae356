import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";

export const PAGES_CHANNEL = "pages";

/** Says which pages this transaction makes stale. PostgreSQL tells every server when, and only if, it commits. */
export async function touch(tx: Db, ...touched: string[]) {
  await tx.$executeRaw`SELECT ${touching(touched)}`;
}

/** The same in the SELECT of something else. */
export const touching = (touched: readonly string[]) => Prisma.sql`pg_notify(${PAGES_CHANNEL}, ${touched.join(" ")})`;
