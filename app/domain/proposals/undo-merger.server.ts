import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { holdMerger } from "./hold-merger.server.ts";
import { refusalToUndoMerger } from "./merger-policy.ts";
import { bringBack, mergersInto, type StandingInto, sayOfMerger, touchStanding } from "./merger-store.server.ts";
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
  accountOf(actor);
  const { source, target, root, merger } = await holdMerger(tx, actor, serial);
  refuseIf(refusalToUndoMerger(actor, { source, target, root }));
  const stoodIn = source.standsInId ?? target.id;
  await takeApart(tx, actor, { ...merger, sourceId: source.id }, reason);
  await recountEndorsements(tx, communityId, stoodIn);
  await record(tx, actor, {
    ...{ action: "proposal.unmerge", subject: `proposal:${serial}`, about: source.authorId },
    ...{ detail: { from: merger.target }, personal: { reason } },
  });
  await touchStanding(tx, communityId, source.id);
  await touchStanding(tx, communityId, stoodIn);
}

/**
 * Lets everything go its own way again that was merged into a proposal whose author takes it back: it is others' matter, and
 * nobody asked them. In the transaction that holds that proposal.
 */
export async function setMergedFree(tx: Db, actor: Actor, targetId: string, reason: string) {
  const mergers = await mergersInto(tx, actor.communityId, targetId);
  for (const merger of mergers) {
    await takeApart(tx, actor, merger, reason);
    await touchStanding(tx, actor.communityId, merger.sourceId);
  }
  if (mergers.length > 0) await recountEndorsements(tx, actor.communityId, targetId);
}

/** Puts what was merged back to where it was; what it stood in is counted anew by the caller. */
async function takeApart(tx: Db, actor: Actor, { id, sourceId, from }: StandingInto, reason: string) {
  const { communityId } = actor;
  const now = new Date();
  await sayOfMerger(tx, communityId, id, { undoReason: reason, undoneById: accountOf(actor), undoneAt: now });
  await moveProposal(tx, actor, { proposalId: sourceId, to: from, reason, now, also: { standsInId: null } });
  await bringBack(tx, communityId, sourceId);
  await recountEndorsements(tx, communityId, sourceId);
}
