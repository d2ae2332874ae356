import { inTransaction } from "#app/db/client.server.ts";
import { holdWriter, refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { takeSerial } from "#app/domain/shared/take-serial.server.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { refusalToSubmit } from "./policy.ts";
import { lockProposal, type ProposalRef } from "./store.server.ts";
import { indexTitle } from "./term-store.server.ts";

/**
 * Brings a draft before the neighbours under a number, or a revised proposal before them again. Returns the number:
 * the same one when a draft is submitted twice.
 */
export function submitProposal(actor: Actor, ref: ProposalRef): Promise<string> {
  return inTransaction(async (tx) => {
    await holdWriter(tx, actor);
    const proposal = await lockProposal(tx, actor, ref);
    if ("draftId" in ref && proposal.serial && proposal.authorId === actor.accountId) return proposal.serial;
    refuseIf(refusalToSubmit(actor, proposal));
    await refuseToWrite(tx, actor, proposal.serial ? "revision" : "proposal");
    const now = new Date();
    const step = { proposalId: proposal.id, now };

    if (proposal.serial) {
      await moveProposal(tx, actor, { ...step, to: "endorsing" });
      return proposal.serial;
    }
    const serial = await takeSerial(tx, actor.communityId, "proposal", now);
    await moveProposal(tx, actor, { ...step, to: "submitted", also: { ...serial, submittedAt: now } });
    await moveProposal(tx, actor, { ...step, to: "endorsing" });
    await indexTitle(tx, actor.communityId, proposal.id, proposal.title);
    return showSerial(serial);
  });
}
