import type { Db } from "#app/db/client.server.ts";
import { emptyMeasuresOf, endRequestsTo } from "./retention-store.server.ts";

/**
 * Takes away what was said to somebody who is erased about what they wrote, and what they said to it: nobody else was to
 * read it, and nobody is left to answer. What was done and for which ground stays, and the original its six months. In
 * the caller's transaction, after the account was emptied.
 */
export async function forgetReasons(tx: Db, accountId: string, communityIds: readonly string[]): Promise<void> {
  await emptyMeasuresOf(tx, accountId, communityIds);
  await endRequestsTo(tx, accountId, communityIds);
}
