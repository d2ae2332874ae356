import type { Db } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { isEditable, isHidable } from "./lifecycle.ts";
import { deleteRevisions, findRevision, lockSubmitted, voteSerials } from "./moderated-store.server.ts";
import { updateProposal } from "./store.server.ts";
import { indexTitle } from "./term-store.server.ts";
import { written } from "./written.server.ts";

/** A submitted proposal that is flagged or judged, held until commit; null when this is the id of none. */
export async function holdModerated(tx: Db, { communityId }: Pick<Actor, "communityId">, id: string) {
  const proposal = isId(id) ? await lockSubmitted(tx, communityId, id) : null;
  if (!proposal) return null;
  return {
    ...proposal,
    closed: isEditable(proposal.state) ? null : ("no_longer_editable" as const),
    unhidable: isHidable(proposal.state) ? null : ("voted_on" as const),
  };
}
export type ModeratedProposal = NonNullable<Awaited<ReturnType<typeof holdModerated>>>;

const NOTHING = { title: "", body: "", bodyHtml: "", excerpt: "", searchTerms: [] };

/**
 * Takes title and text from where everybody reads, lists and searches them, so that no page can show them; they are kept
 * with the last revision alone, from where they come back. Number, endorsements, pictures and comments stay.
 */
export async function hideProposal(tx: Db, communityId: string, proposal: ModeratedProposal, ground: Ground) {
  const { id } = proposal;
  await updateProposal(tx, communityId, id, { ...NOTHING, hiddenFor: ground });
  await indexTitle(tx, communityId, id, "");
  await touchPages(tx, communityId, proposal);
}

/** Shows again what was hidden. */
export async function showProposal(tx: Db, communityId: string, proposal: ModeratedProposal) {
  const { id, revision } = proposal;
  const { title, body } = await findRevision(tx, communityId, id, revision);
  const texts = await written({ title, body });
  await updateProposal(tx, communityId, id, { title, body, ...texts, hiddenFor: null });
  await indexTitle(tx, communityId, id, title);
  await touchPages(tx, communityId, proposal);
}

/** Takes the words of a proposal that is hidden for good out of its history, and the pictures that came with it. */
export async function forgetProposal(tx: Db, communityId: string, id: string) {
  await deleteRevisions(tx, communityId, id);
  await takePictures(tx, { communityId, proposalId: id });
  await updateProposal(tx, communityId, id, { pictureCount: 0 });
}

/** Its title stands in lists, on notices and on the pages of votes that were called off, too. */
async function touchPages(tx: Db, communityId: string, { id, serial }: ModeratedProposal) {
  const votes = await voteSerials(tx, communityId, id);
  await touch(
    tx,
    ...[tags.proposals(communityId), tags.proposal(communityId, serial), tags.outcomes(communityId)],
    ...votes.map((vote) => tags.vote(communityId, vote)),
  );
}
