import type { Db } from "#app/db/client.server.ts";
import { noteRemoval } from "#app/domain/moderation/note-change.server.ts";
import { forgetSignals } from "#app/domain/signals/look.server.ts";
import { deleteMentions } from "./mention-store.server.ts";
import { emptyWaiting } from "./revision-store.server.ts";

/** Takes back what somebody said that never came out, in every community. In the caller's transaction. */
export async function discardAllWaiting(tx: Db, authorId: string): Promise<void> {
  for (const key of await emptyWaiting(tx, authorId)) {
    await deleteMentions(tx, key.communityId, key.commentId);
    await forgetSignals(tx, key.communityId, { kind: "comment", id: key.commentId });
    await noteRemoval(tx, { communityId: key.communityId, itemId: key.commentId });
  }
}
