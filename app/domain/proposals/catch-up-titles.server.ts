import { inTransaction } from "#app/db/client.server.ts";
import { indexTitle, lockUnindexed } from "./term-store.server.ts";

const BATCH = 100;

/** Works out the terms of titles from before there were any, or from before they changed. Stops between batches. */
export async function catchUpTitles(_key: unknown, stopping: AbortSignal): Promise<void> {
  for (let done = BATCH; done === BATCH && !stopping.aborted; ) {
    done = await inTransaction(async (tx) => {
      const batch = await lockUnindexed(tx, BATCH);
      for (const { communityId, id, title } of batch) await indexTitle(tx, communityId, id, title);
      return batch.length;
    });
  }
}
