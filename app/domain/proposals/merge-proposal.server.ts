import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { periodEnd } from "#app/domain/shared/calendar.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { MergeForm } from "./forms.ts";
import { refusalToMergeInto } from "./merger-policy.ts";
import { insertMerger, lockSides, moveStanding, standingMerger, touchStanding } from "./merger-store.server.ts";
import { OBJECTION_DAYS } from "./merging.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { recountEndorsements } from "./store.server.ts";

/**
 * The committee puts a proposal into another one about the same matter. Whoever endorsed either supports the other one now,
 * once; the endorsements themselves stay where they are. The same form sent again is one merger.
 */
export function mergeProposal(actor: Actor, serial: string, { into, reason }: z.output<typeof MergeForm>) {
  const { communityId } = actor;
  const mergedById = accountOf(actor);
  return inTransaction(async (tx) => {
    const { source, target } = await lockSides(tx, communityId, { source: serial, target: into });
    if (source.state === "merged") {
      const earlier = await standingMerger(tx, communityId, serial);
      if (earlier.target === into && earlier.mergedById === mergedById && earlier.reason === reason) return;
    }
    refuseIf(refusalToMergeInto(actor, source, target));
    const now = new Date();
    await insertMerger(tx, communityId, {
      ...{ sourceId: source.id, targetId: target.id, from: source.state, reason, mergedById, mergedAt: now },
      objectUntil: periodEnd(now, OBJECTION_DAYS, holidays()),
    });
    await moveStanding(tx, communityId, source.id, target.id);
    await moveProposal(tx, actor, {
      proposalId: source.id,
      to: "merged",
      reason,
      now,
      also: { standsInId: target.id },
    });
    await recountEndorsements(tx, communityId, target.id);
    await record(tx, actor, {
      action: "proposal.merge",
      subject: `proposal:${serial}`,
      about: source.authorId,
      detail: { into },
      personal: { reason },
    });
    await touchStanding(tx, communityId, target.id);
  });
}
