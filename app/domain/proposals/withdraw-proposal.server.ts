import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { refusalToWithdraw } from "./policy.ts";
import { lockProposal } from "./store.server.ts";
import { setMergedFree } from "./undo-merger.server.ts";

/** The author takes their proposal back, with a reason everyone can read. What was merged into it goes on without it. */
export function withdrawProposal(actor: Actor, serial: string, reason: string): Promise<void> {
  return inTransaction(async (tx) => {
    const proposal = await lockProposal(tx, actor, { serial });
    refuseIf(refusalToWithdraw(actor, proposal));
    await moveProposal(tx, actor, { proposalId: proposal.id, to: "withdrawn", reason, now: new Date() });
    await setMergedFree(tx, actor, proposal.id, reason);
  });
}
