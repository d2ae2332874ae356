import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { ReviewForm } from "./forms.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { refusalToReview, verdictLeadsTo } from "./policy.ts";
import { endorsementThreshold, lockProposal } from "./store.server.ts";

/** The committee accepts a proposal onto its list, sends it back for changes, or refuses it; always in public, with the reason. */
export function reviewProposal(actor: Actor, serial: string, { verdict, reason }: z.output<typeof ReviewForm>) {
  return inTransaction(async (tx) => {
    const proposal = await lockProposal(tx, actor, { serial });
    refuseIf(refusalToReview(actor, proposal, verdict, await endorsementThreshold(tx, actor.communityId)));
    const to = verdictLeadsTo(verdict, proposal.state);
    await moveProposal(tx, actor, { proposalId: proposal.id, to, reason, now: new Date() });
    await record(tx, actor, {
      ...{ action: "proposal.review", subject: `proposal:${serial}`, about: proposal.authorId },
      ...{ detail: { verdict }, personal: { reason } },
    });
  });
}
