import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { holdMerger } from "./hold-merger.server.ts";
import { refusalToUndoMerger } from "./merger-policy.ts";
import { bringBack, sayOfMerger, touchStanding } from "./merger-store.server.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { recountEndorsements } from "./store.server.ts";

/**
 * A merged proposal goes back to where it was, with everybody who endorsed it and all that was merged into it. What was
 * endorsed meanwhile where it stood stays there.
 */
export const undoMerger = (actor: Actor, serial: string, reason: string): Promise<void> =>
  inTransaction((tx) => undoHeld(tx, actor, serial, reason));

/** The same in the caller's transaction. */
export async function undoHeld(tx: Db, actor: Actor, serial: string, reason: string) {
  const { communityId } = actor;
  const undoneById = accountOf(actor);
  const { source, target, merger } = await holdMerger(tx, actor, serial);
  refuseIf(refusalToUndoMerger(actor, { source, target }));
  const now = new Date();
  const stoodIn = source.standsInId ?? target.id;
  await sayOfMerger(tx, communityId, merger.id, { undoReason: reason, undoneById, undoneAt: now });
  const also = { standsInId: null };
  await moveProposal(tx, actor, { proposalId: source.id, to: merger.from, reason, now, also });
  await bringBack(tx, communityId, source.id);
  await recountEndorsements(tx, communityId, source.id);
  await recountEndorsements(tx, communityId, stoodIn);
  await record(tx, actor, {
    ...{ action: "proposal.unmerge", subject: `proposal:${serial}`, about: source.authorId },
    ...{ detail: { from: merger.target }, personal: { reason } },
  });
  await touchStanding(tx, communityId, source.id);
  await touchStanding(tx, communityId, stoodIn);
}
