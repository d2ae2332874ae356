import { type Db, inTransaction } from "#app/db/client.server.ts";
import { officeOf } from "#app/domain/comments/offices.ts";
import { altsOf } from "#app/domain/pictures/give-pictures.server.ts";
import { holdWriter, refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { lookAt, noteSignalsAnew } from "#app/domain/signals/look.server.ts";
import { lookedAt } from "./looked-at.ts";
import { findRevision } from "./moderated-store.server.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { refusalToSubmit } from "./policy.ts";
import { publishProposal } from "./publish-proposal.server.ts";
import { type LockedProposal, lockProposal, type ProposalRef, updateProposal } from "./store.server.ts";

/**
 * Brings a draft before the neighbours under a number, or a revised proposal before them again. Returns the number:
 * the same one when a draft is submitted twice. What has to be looked at first waits as it is, without a number, and
 * its id is returned.
 */
export function submitProposal(actor: Actor, ref: ProposalRef): Promise<string> {
  return inTransaction(async (tx) => {
    await holdWriter(tx, actor);
    const proposal = await lockProposal(tx, actor, ref);
    const isAuthor = proposal.authorId === actor.accountId;
    if ("draftId" in ref && isAuthor && (proposal.serial || proposal.held)) return proposal.serial ?? proposal.id;
    refuseIf(refusalToSubmit(actor, proposal));
    await refuseToWrite(tx, actor, proposal.serial ? "revision" : "proposal");
    if (!proposal.serial) return handIn(tx, actor, proposal);
    await moveProposal(tx, actor, { proposalId: proposal.id, to: "endorsing", now: new Date() });
    return proposal.serial;
  });
}

async function handIn(tx: Db, actor: Actor, { id, title, revision, pictureCount }: LockedProposal): Promise<string> {
  const { communityId } = actor;
  const authorId = accountOf(actor);
  const text = await findRevision(tx, communityId, id, revision);
  const inOffice = officeOf(actor) !== null;
  const alts = await altsOf(tx, { communityId, proposalId: id }, pictureCount);
  const look = await lookAt(tx, { communityId, authorId, itemId: id, inOffice, ...lookedAt(text, alts) });
  const { fingerprint } = look;
  const now = new Date();
  await noteSignalsAnew(tx, communityId, { kind: "proposal", id }, look);
  if (look.held) {
    await updateProposal(tx, communityId, id, { fingerprint, heldAt: now });
    return id;
  }
  const coming = { id, authorId, title, revision, handedInAt: now, byId: authorId, now };
  return publishProposal(tx, communityId, { ...coming, also: { fingerprint } });
}
