import type { Db } from "#app/db/client.server.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { deleteDraft, lockDraftsOf } from "./store.server.ts";

/** Throws away what somebody wrote and never submitted, in every community. In the caller's transaction. */
export async function discardAllDrafts(tx: Db, authorId: string): Promise<void> {
  for (const { communityId, ...draft } of await lockDraftsOf(tx, authorId)) {
    await takePictures(tx, { communityId, proposalId: draft.id });
    await deleteDraft(tx, communityId, draft);
  }
}
