import { inTransaction } from "#app/db/client.server.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToEdit } from "./policy.ts";
import { deleteDraft, lockProposal } from "./store.server.ts";

/** Throws an author's own draft away, with its history. What was submitted is withdrawn instead. */
export function discardDraft(actor: Actor, draftId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const draft = await lockProposal(tx, actor, { draftId });
    refuseIf(refusalToEdit(actor, draft) ?? (draft.state === "draft" ? null : "proposal_state"));
    await takePictures(tx, { communityId: actor.communityId, proposalId: draft.id });
    await deleteDraft(tx, actor.communityId, draft);
  });
}
