import { prisma } from "#app/db/client.server.ts";
import { MOST_PICTURES, type PictureView } from "#app/domain/pictures/picture.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { refusalToEdit, refusalToPropose, refusalToSubmit } from "./policy.ts";
import { MOST_SUGGESTED, similarProposals } from "./similar-queries.server.ts";
import { keyOf, type ProposalRef } from "./store.server.ts";

/** What the empty form needs to know: whether this person may propose at all. */
export async function newProposalPage(actor: Actor) {
  accountOf(actor);
  return { refusal: refusalToPropose(actor) };
}

const writtenFields = {
  id: true,
  authorId: true,
  year: true,
  number: true,
  title: true,
  category: true,
  body: true,
  bodyHtml: true,
  state: true,
  hiddenFor: true,
  revision: true,
  endorsementCount: true,
  pictures: {
    orderBy: { position: "asc" },
    select: { id: true, alt: true, smallWidth: true, smallHeight: true, largeWidth: true, largeHeight: true },
  },
} as const;

async function getWritten(actor: Actor, ref: ProposalRef) {
  const where = { communityId: actor.communityId, ...keyOf(ref) };
  const proposal = await prisma.proposal.findFirst({ where, select: writtenFields });
  if (!proposal) throw new Refused("not_found");
  const { hiddenFor, ...facts } = proposal;
  return { ...facts, hidden: hiddenFor !== null, pictures: proposal.pictures.map(pictureView) };
}

type PictureRow = { id: string; alt: string } & Record<`${"small" | "large"}${"Width" | "Height"}`, number>;

const pictureView = ({ id, alt, ...sizes }: PictureRow): PictureView => ({
  ...{ id, alt },
  small: { width: sizes.smallWidth, height: sizes.smallHeight },
  large: { width: sizes.largeWidth, height: sizes.largeHeight },
});

/** A draft, looked over by its author before it goes before the neighbours, with what is like it. Others do not learn that it exists. */
export async function draftPage(actor: Actor, draftId: string) {
  accountOf(actor);
  const draft = await getWritten(actor, { draftId });
  if (draft.authorId !== actor.accountId) throw new Refused("not_found");
  const serial = draft.year && draft.number ? showSerial({ year: draft.year, number: draft.number }) : null;
  const similar = serial ? [] : await similarProposals(actor.communityId, draft.title, { limit: MOST_SUGGESTED });
  return { ...draft, serial, similar, refusal: refusalToSubmit(actor, draft) };
}

/** The text to be edited, as markdown. */
export async function editProposalPage(actor: Actor, ref: ProposalRef) {
  accountOf(actor);
  const proposal = await getWritten(actor, ref);
  if (proposal.state === "draft" && proposal.authorId !== actor.accountId) throw new Refused("not_found");
  refuseIf(refusalToEdit(actor, proposal));
  const { title, category, body, pictures, revision, state } = proposal;
  return { title, category, body, pictures, room: MOST_PICTURES - pictures.length, revision, state };
}

/** Every text a submitted proposal has had, newest first. */
export async function historyPage(actor: Actor, serial: string) {
  const { id, title, hidden } = await getWritten(actor, { serial });
  if (hidden) throw new Refused("proposal_hidden");
  const revisions = await prisma.proposalRevision.findMany({
    where: { communityId: actor.communityId, proposalId: id },
    orderBy: { revision: "desc" },
    take: 50,
    select: {
      revision: true,
      title: true,
      category: true,
      bodyHtml: true,
      pictureCount: true,
      editedAt: true,
      editor: { select: { shownName: true } },
    },
  });
  return { serial, title, revisions };
}

/** What a person has written: drafts first, then what they submitted. */
export async function ownProposals(actor: Actor) {
  const proposals = await prisma.proposal.findMany({
    where: { communityId: actor.communityId, authorId: accountOf(actor) },
    orderBy: { updatedAt: "desc" },
    take: 50,
    select: ownFields,
  });
  return proposals.map(withSerial);
}

/** What of a person's own writing waits for them: drafts not submitted, and what the committee sent back. */
export async function draftsAndReturned(actor: Actor, limit: number) {
  const proposals = await prisma.proposal.findMany({
    where: { communityId: actor.communityId, authorId: accountOf(actor), state: { in: ["draft", "needsRevision"] } },
    orderBy: { updatedAt: "desc" },
    take: limit,
    select: ownFields,
  });
  return proposals.map(withSerial);
}

const ownFields = { id: true, year: true, number: true, title: true, state: true, updatedAt: true } as const;

const withSerial = <T extends { year: number | null; number: number | null }>({ year, number, ...proposal }: T) => ({
  ...proposal,
  serial: year && number ? showSerial({ year, number }) : null,
});
