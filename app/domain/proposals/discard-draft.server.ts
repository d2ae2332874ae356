import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { dropDraft } from "./drop-draft.server.ts";
import { refusalToEdit } from "./policy.ts";
import { lockProposal } from "./store.server.ts";

/** Throws an author's own draft away, with its history; also while it waits to come out. What is out is withdrawn instead. */
export function discardDraft(actor: Actor, draftId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const draft = await lockProposal(tx, actor, { draftId });
    refuseIf(refusalToEdit(actor, draft) ?? (draft.state === "draft" ? null : "proposal_state"));
    await dropDraft(tx, draft);
  });
}
