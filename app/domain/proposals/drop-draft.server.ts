import type { Db } from "#app/db/client.server.ts";
import { forgetCase } from "#app/domain/moderation/notice-item.server.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { forgetSignals } from "#app/domain/signals/look.server.ts";
import { type Draft, deleteDraft, emptyDraft } from "./store.server.ts";

/** Takes away a draft that is locked, and what came of handing it in; what was judged leaves a place without words. */
export async function dropDraft(tx: Db, { communityId, ...draft }: Draft): Promise<void> {
  const { id } = draft;
  await takePictures(tx, { communityId, proposalId: id });
  await forgetSignals(tx, communityId, { kind: "proposal", id });
  const wasJudged = await forgetCase(tx, communityId, id);
  await (wasJudged ? emptyDraft(tx, communityId, id) : deleteDraft(tx, communityId, draft));
}
