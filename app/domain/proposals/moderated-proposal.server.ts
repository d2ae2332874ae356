import type { Db } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { forgetSignals } from "#app/domain/signals/look.server.ts";
import { isEditable, isHidable } from "./lifecycle.ts";
import { deleteRevisions, findRevision, lockHandedIn, voteSerials } from "./moderated-store.server.ts";
import { publishProposal } from "./publish-proposal.server.ts";
import { NO_WORDS, updateProposal } from "./store.server.ts";
import { indexTitle } from "./term-store.server.ts";
import { written } from "./written.server.ts";

/** A proposal that is flagged or judged, or waits, held until commit; null when this is the id of none that was handed in. */
export async function holdModerated(tx: Db, { communityId }: Pick<Actor, "communityId">, id: string) {
  const proposal = isId(id) ? await lockHandedIn(tx, communityId, id) : null;
  if (!proposal) return null;
  return {
    ...proposal,
    held: proposal.heldAt !== null,
    closed: isEditable(proposal.state) ? null : ("no_longer_editable" as const),
    unhidable: isHidable(proposal.state) ? null : ("voted_on" as const),
  };
}
export type ModeratedProposal = NonNullable<Awaited<ReturnType<typeof holdModerated>>>;

/**
 * Takes title and text from where everybody reads, lists and searches them, so that no page can show them; they are kept
 * with the last revision alone, from where they come back. Number, endorsements, pictures and comments stay.
 */
export async function hideProposal(tx: Db, communityId: string, proposal: ModeratedProposal, ground: Ground) {
  await updateProposal(tx, communityId, proposal.id, { ...NO_WORDS, hiddenFor: ground, heldAt: null });
  await indexAnew(tx, communityId, proposal, "");
}

/** Shows what was hidden, or waited, to everybody: under a number from now on, when it had none. */
export async function showProposal(tx: Db, actor: Actor, proposal: ModeratedProposal) {
  const { communityId } = actor;
  const { id, authorId, revision, heldAt, updatedAt, now } = proposal;
  const text = await findRevision(tx, communityId, id, revision);
  const shown = { ...text, ...(await written(text)), hiddenFor: null, heldAt: null };
  if (proposal.serial) {
    await updateProposal(tx, communityId, id, shown);
    return indexAnew(tx, communityId, proposal, text.title);
  }
  const coming = { id, authorId, title: text.title, revision, handedInAt: heldAt ?? updatedAt, now };
  await publishProposal(tx, communityId, { ...coming, byId: actor.accountId, also: shown });
}

/** Takes a hiding back: what had come out is there to be read again, and what had not waits again. */
export async function takeHidingBack(tx: Db, actor: Actor, proposal: ModeratedProposal) {
  if (proposal.serial) return showProposal(tx, actor, proposal);
  const { communityId } = actor;
  const { id, revision, updatedAt } = proposal;
  const text = await findRevision(tx, communityId, id, revision);
  await updateProposal(tx, communityId, id, { ...text, ...(await written(text)), hiddenFor: null, heldAt: updatedAt });
}

/** Takes the words of a proposal that is hidden for good out of its history, and the pictures that came with it. */
export async function forgetProposal(tx: Db, communityId: string, id: string) {
  await deleteRevisions(tx, communityId, id);
  await forgetSignals(tx, communityId, { kind: "proposal", id });
  await takePictures(tx, { communityId, proposalId: id });
  await updateProposal(tx, communityId, id, { pictureCount: 0, fingerprint: null });
}

/** Its title is found, and stands in lists, on notices and on the pages of votes that were called off, too. */
async function indexAnew(tx: Db, communityId: string, { id, serial }: ModeratedProposal, title: string) {
  if (!serial) return;
  await indexTitle(tx, communityId, id, title);
  const votes = await voteSerials(tx, communityId, id);
  await touch(
    tx,
    ...[tags.proposals(communityId), tags.proposal(communityId, serial), tags.outcomes(communityId)],
    ...votes.map((vote) => tags.vote(communityId, vote)),
  );
}
