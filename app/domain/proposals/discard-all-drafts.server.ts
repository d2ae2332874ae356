import type { Db } from "#app/db/client.server.ts";
import { dropDraft } from "./drop-draft.server.ts";
import { lockDraftsOf } from "./store.server.ts";

/** Throws away what somebody wrote and nobody else read, in every community. In the caller's transaction. */
export async function discardAllDrafts(tx: Db, authorId: string): Promise<void> {
  for (const draft of await lockDraftsOf(tx, authorId)) await dropDraft(tx, draft);
}
