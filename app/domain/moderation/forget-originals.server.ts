import { inTransaction, prisma } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { forgetItem } from "./item.server.ts";
import { KEPT_MONTHS } from "./retention.ts";
import { eraseMeasure, type Kept, keptTooLong } from "./retention-store.server.ts";

/** How many are seen to in one go: the rest of a backlog waits for the next day. */
const MOST_AT_ONCE = 1_000;

/**
 * The clock erases what was hidden and has been kept for as long as the law asks: the words, what was said for and against
 * hiding them, and who flagged them. That it was hidden, when, by whom and for which ground stays.
 */
export async function forgetOriginals(_key?: unknown, stopping?: AbortSignal): Promise<void> {
  for (const kept of await keptTooLong(prisma, KEPT_MONTHS, MOST_AT_ONCE)) {
    if (stopping?.aborted) return;
    await forget(kept);
  }
}

const forget = (kept: Kept) =>
  inTransaction(async (tx) => {
    if (!(await eraseMeasure(tx, kept, KEPT_MONTHS))) return;
    const { communityId, itemId: id, kind, year, number } = kept;
    await forgetItem(tx, communityId, { id, kind });
    const name = kind === "comment" ? kind : "draft";
    const subject = year && number ? `proposal:${showSerial({ year, number })}` : `${name}:${id}`;
    await record(tx, { communityId, accountId: null }, { action: "moderation.forget", subject });
  });
