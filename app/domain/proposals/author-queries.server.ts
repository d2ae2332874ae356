import { prisma } from "#app/db/client.server.ts";
import { dueAfter, type Ground } from "#app/domain/moderation/grounds.ts";
import { clearedThrough } from "#app/domain/moderation/own-queries.server.ts";
import { MOST_PICTURES, type PictureView } from "#app/domain/pictures/picture.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalState } from "./lifecycle.ts";
import { refusalToEdit, refusalToPropose, refusalToSubmit, whileUnread } from "./policy.ts";
import { MOST_SUGGESTED, similarProposals } from "./similar-queries.server.ts";
import { EMPTIED, IS_EMPTIED, keyOf, type ProposalRef } from "./store.server.ts";

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
  category: true,
  state: true,
  hiddenFor: true,
  heldAt: true,
  revision: true,
  revisions: { orderBy: { revision: "desc" }, take: 1, select: { title: true, body: true, bodyHtml: true } },
  community: { select: { promisedHours: true } },
  endorsementCount: true,
  pictures: {
    orderBy: { position: "asc" },
    select: { id: true, alt: true, smallWidth: true, smallHeight: true, largeWidth: true, largeHeight: true },
  },
} as const;

/** As its author wrote it last, whatever its page shows: not to be given to others while it is hidden or waits. */
async function getWritten(actor: Actor, ref: ProposalRef) {
  const where = { communityId: actor.communityId, ...keyOf(ref), NOT: EMPTIED };
  const proposal = await prisma.proposal.findFirst({ where, select: writtenFields });
  if (!proposal) throw new Refused("not_found");
  const { hiddenFor, revisions, community, ...facts } = proposal;
  const [text = { title: "", body: "", bodyHtml: "" }] = revisions;
  const { heldAt } = facts;
  return {
    ...{ ...facts, ...text, hidden: hiddenFor !== null, held: heldAt !== null },
    // By when the committee promises to have looked at what waits.
    dueAt: heldAt && dueAfter(heldAt, community.promisedHours),
    pictures: proposal.pictures.map(pictureView),
  };
}

type PictureRow = { id: string; alt: string } & Record<`${"small" | "large"}${"Width" | "Height"}`, number>;

const pictureView = ({ id, alt, ...sizes }: PictureRow): PictureView => ({
  ...{ id, alt },
  small: { width: sizes.smallWidth, height: sizes.smallHeight },
  large: { width: sizes.largeWidth, height: sizes.largeHeight },
});

/**
 * A draft, looked over by its author before it goes before the neighbours, with what is like it, or while it waits to come
 * out. Others do not learn that it exists.
 */
export async function draftPage(actor: Actor, draftId: string) {
  accountOf(actor);
  const draft = await getWritten(actor, { draftId });
  if (draft.authorId !== actor.accountId) throw new Refused("not_found");
  const serial = draft.year && draft.number ? showSerial({ year: draft.year, number: draft.number }) : null;
  const similar =
    serial || draft.held || draft.hidden
      ? []
      : await similarProposals(actor.communityId, draft.title, { limit: MOST_SUGGESTED });
  return { ...draft, serial, similar, refusal: refusalToSubmit(actor, draft) };
}

/** The text to be edited, as markdown. */
export async function editProposalPage(actor: Actor, ref: ProposalRef) {
  accountOf(actor);
  const proposal = await getWritten(actor, ref);
  if (proposal.state === "draft" && proposal.authorId !== actor.accountId) throw new Refused("not_found");
  refuseIf(refusalToEdit(actor, proposal));
  const { title, category, body, pictures, revision, state, held } = proposal;
  return { title, category, body, pictures, room: MOST_PICTURES - pictures.length, revision, state, held };
}

/** Every text a submitted proposal has had, newest first, but what its author changed because the committee asked for it. */
export async function historyPage(actor: Actor, serial: string) {
  const { id, title, hidden, held } = await getWritten(actor, { serial });
  refuseIf(whileUnread({ hidden, held }));
  const cleared = await clearedThrough(actor.communityId, id);
  const revisions = await prisma.proposalRevision.findMany({
    where: { communityId: actor.communityId, proposalId: id, revision: { gt: cleared } },
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
  return { serial, title, revisions, cleared: cleared > 0 };
}

/** What a person has written: drafts first, then what they submitted. */
export async function ownProposals(actor: Actor) {
  const proposals = await prisma.proposal.findMany({
    where: { communityId: actor.communityId, authorId: accountOf(actor), NOT: EMPTIED },
    orderBy: { updatedAt: "desc" },
    take: 50,
    select: ownFields,
  });
  return proposals.map(withSerial);
}

type AtAuthor = {
  id: string;
  year: number | null;
  number: number | null;
  title: string;
  state: ProposalState;
  objectUntil: Date | null;
};

/**
 * What of a person's own writing waits for them: drafts not submitted, what the committee sent back, and what it merged while
 * they may object. What is hidden, or waits for others, is not theirs to go on with.
 */
export async function waitingAtAuthor(actor: Actor, limit: number) {
  const rows = await prisma.$queryRaw<AtAuthor[]>`
    SELECT p."id", p."year", p."number", p."title", p."state", g."objectUntil" FROM "Proposal" p
    LEFT JOIN "ProposalMerger" g ON p."state" = 'merged' AND g."communityId" = p."communityId" AND g."sourceId" = p."id"
      AND g."undoneAt" IS NULL AND g."objectedAt" IS NULL AND g."objectUntil" > now()
    WHERE p."communityId" = ${actor.communityId} AND p."authorId" = ${accountOf(actor)}::uuid
      AND (p."state" IN ('draft', 'needsRevision') OR g."id" IS NOT NULL)
      AND p."hiddenFor" IS NULL AND p."heldAt" IS NULL AND NOT ${IS_EMPTIED}
    ORDER BY p."updatedAt" DESC LIMIT ${limit}`;
  return rows.map(({ year, number, ...proposal }) => ({ ...proposal, serial: serialOf({ year, number }) }));
}

const ownFields = {
  ...{ id: true, year: true, number: true, title: true, state: true, hiddenFor: true, heldAt: true, updatedAt: true },
} as const;

type Numbered = { year: number | null; number: number | null };
type OwnRow = Numbered & { hiddenFor: Ground | null; heldAt: Date | null };

const serialOf = ({ year, number }: Numbered) => (year && number ? showSerial({ year, number }) : null);

const withSerial = <T extends OwnRow>({ year, number, hiddenFor, heldAt, ...proposal }: T) => ({
  ...{ ...proposal, hidden: hiddenFor !== null, held: heldAt !== null },
  serial: serialOf({ year, number }),
});
