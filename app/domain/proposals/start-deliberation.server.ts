import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { refusalToStartDeliberation } from "./policy.ts";
import { lockProposal } from "./store.server.ts";

/** The committee opens the deliberation of a proposal on its list. */
export function startDeliberation(actor: Actor, serial: string): Promise<void> {
  return inTransaction(async (tx) => {
    const proposal = await lockProposal(tx, actor, { serial });
    refuseIf(refusalToStartDeliberation(actor, proposal));
    await moveProposal(tx, actor, { proposalId: proposal.id, to: "deliberating", now: new Date() });
    await record(tx, actor, { action: "proposal.deliberate", subject: `proposal:${serial}`, about: proposal.authorId });
  });
}
