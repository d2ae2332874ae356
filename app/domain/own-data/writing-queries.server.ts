import type { Db } from "#app/db/client.server.ts";
import { ActDetail } from "#app/domain/vote-acts/act.ts";
import { ROWS_AT_ONCE } from "./pages.ts";

const page = (after: string | null) =>
  ({ orderBy: { id: "asc" }, take: ROWS_AT_ONCE, where: after === null ? {} : { id: { gt: after } } }) as const;

const pictures = { orderBy: { position: "asc" }, select: { id: true, alt: true, drawnAt: true } } as const;

/** What was hidden and why, and what its author said to it. */
const measures = {
  orderBy: { at: "asc" },
  select: {
    ...{ ground: true, note: true, state: true, at: true },
    ...{ appeal: true, appealedAt: true, answer: true, decidedAt: true },
  },
} as const;

const serial = { communityId: true, year: true, number: true } as const;

/** What was talked about. */
const thread = { select: { proposal: { select: serial }, outcome: { select: serial } } } as const;

/** What somebody proposed, drafts among it, with every text it had by their own hand. */
export function ownProposals(db: Db, authorId: string, after: string | null) {
  const { where, ...rest } = page(after);
  return db.proposal.findMany({
    ...rest,
    where: { ...where, authorId },
    select: {
      ...{ id: true, ...serial, state: true, title: true, category: true, body: true, bodyHtml: true },
      ...{ hiddenFor: true, heldAt: true, endorsementCount: true, createdAt: true, submittedAt: true, updatedAt: true },
      pictures,
      cases: { select: { measures } },
      revisions: {
        where: { editorId: authorId },
        orderBy: { revision: "asc" },
        select: { revision: true, title: true, category: true, body: true, editedAt: true },
      },
      mergers: {
        orderBy: { mergedAt: "asc" },
        select: { mergedAt: true, reason: true, objection: true, objectedAt: true, answer: true, undoReason: true },
      },
    },
  });
}

/** What somebody edited of others' proposals. */
export const editedOfOthers = (db: Db, editorId: string) =>
  db.proposalRevision.findMany({
    where: { editorId, proposal: { authorId: { not: editorId } } },
    orderBy: { editedAt: "asc" },
    select: { proposal: { select: serial }, revision: true, title: true, body: true, editedAt: true },
  });

export function ownComments(db: Db, authorId: string, after: string | null) {
  const { where, ...rest } = page(after);
  return db.comment.findMany({
    ...rest,
    where: { ...where, authorId },
    select: {
      ...{ id: true, communityId: true, stance: true, body: true, office: true, answer: true, createdAt: true },
      ...{ editedAt: true, removedAt: true, hiddenFor: true, heldAt: true, helpful: true, unhelpful: true },
      ...{ rootId: true, parentId: true, thread },
      pictures,
      revisions: { orderBy: { revision: "asc" }, select: { revision: true, body: true, writtenAt: true } },
      cases: { select: { measures } },
    },
  });
}

export const ownMoves = (db: Db, actorId: string) =>
  db.proposalMove.findMany({
    where: { actorId },
    orderBy: { at: "asc" },
    select: { proposal: { select: serial }, from: true, to: true, reason: true, at: true },
  });

export const ownEndorsements = (db: Db, accountId: string) =>
  db.endorsement.findMany({
    where: { accountId },
    orderBy: { endorsedAt: "asc" },
    select: { proposal: { select: { ...serial, title: true } }, endorsedAt: true },
  });

export const ownStances = (db: Db, accountId: string) =>
  db.stance.findMany({
    where: { accountId },
    select: { communityId: true, thread, stance: true },
  });

/** What one found helpful or flagged, which discussions one follows, and where one was mentioned. */
export async function ownThreads(db: Db, accountId: string) {
  const [ratings, follows, mentions, flags] = await Promise.all([
    db.commentRating.findMany({
      where: { accountId },
      orderBy: { ratedAt: "asc" },
      select: { communityId: true, commentId: true, helpful: true, ratedAt: true },
    }),
    db.threadFollow.findMany({
      where: { accountId },
      orderBy: { followedAt: "asc" },
      select: { communityId: true, thread, followedAt: true },
    }),
    db.commentMention.findMany({
      where: { accountId },
      orderBy: { mentionedAt: "asc" },
      select: { communityId: true, commentId: true, mentionedAt: true },
    }),
    db.flag.findMany({
      where: { accountId },
      orderBy: { flaggedAt: "asc" },
      select: { communityId: true, itemId: true, ground: true, note: true, flaggedAt: true },
    }),
  ]);
  return { ratings, follows, mentions, flags };
}

const vote = { select: { ...serial, question: true } } as const;

/** The seats one votes for oneself or as a proxy, what one chose by name, and that one took part in secret, and what one asked about the rolls. */
export async function ownBallots(db: Db, accountId: string) {
  const seat = { select: { vote } } as const;
  const [seats, authorities, cast, secret, requests] = await Promise.all([
    db.rollSeat.findMany({
      where: { voterId: accountId },
      select: { vote, seatNo: true, label: true, heads: true, areaDm2: true },
    }),
    db.proxyAuthority.findMany({
      where: { proxyId: accountId },
      orderBy: { recordedAt: "asc" },
      select: { seat, seatNo: true, grantedOn: true, revokedAt: true },
    }),
    db.ballot.findMany({
      where: { casterId: accountId },
      orderBy: { castAt: "asc" },
      select: { seat, seatNo: true, channel: true, choice: true, castAt: true },
    }),
    db.participation.findMany({
      where: { casterId: accountId },
      orderBy: { castAt: "asc" },
      select: { seat, seatNo: true, channel: true, castAt: true },
    }),
    db.rollRequest.findMany({
      where: { askerId: accountId },
      orderBy: { askedAt: "asc" },
      select: { vote, text: true, askedAt: true, answer: true, answeredAt: true },
    }),
  ]);
  // What was read on a neighbour's paper is the neighbour's.
  const ballots = [...cast.filter(({ channel }) => channel !== "paper"), ...secret];
  return { seats, asProxy: authorities.map(withVote), ballots: ballots.map(withVote), requests };
}

const withVote = <Row extends { seat: { vote: object } }>({ seat, ...row }: Row) => ({ vote: seat.vote, ...row });

/** What one objected to, and what one was answered. */
export const ownObjections = (db: Db, accountId: string) =>
  db.objection.findMany({
    where: { objectorId: accountId },
    orderBy: { filedAt: "asc" },
    select: {
      ...{ outcome: { select: { ...serial, title: true } }, text: true, filedAt: true },
      ...{ verdict: true, answer: true, answeredAt: true },
    },
  });

/** What one published for the committee: public already, and one's own writing. */
export async function ownPublished(db: Db, accountId: string) {
  const [votes, acts, outcomes, summaries] = await Promise.all([
    db.vote.findMany({
      where: { openedById: accountId },
      orderBy: { noticeAt: "asc" },
      select: { ...serial, question: true, explanation: true, noticeAt: true, opensAt: true, closesAt: true },
    }),
    db.voteAct.findMany({
      where: { proposedById: accountId },
      orderBy: { proposedAt: "asc" },
      select: { vote, kind: true, detail: true, reason: true, proposedAt: true, verdict: true },
    }),
    db.outcome.findMany({
      where: { publisherId: accountId },
      orderBy: { publishedAt: "asc" },
      select: { ...serial, title: true, body: true, publishedAt: true },
    }),
    db.threadSummary.findMany({
      where: { editorId: accountId },
      orderBy: { editedAt: "asc" },
      select: { thread, pro: true, con: true, editedAt: true },
    }),
  ]);
  return {
    votes,
    acts: acts.map(({ detail, ...act }) => ({ ...act, ...(act.kind === "publication" && noticeIn(detail)) })),
    ...{ outcomes, summaries },
  };
}

/** The notice that an act proposes is its proposer's writing; what other acts say is about others. */
function noticeIn(stored: unknown) {
  const detail = ActDetail.parse(stored);
  return detail.kind === "publication" && { title: detail.title, body: detail.body };
}

const LOOK = "person.look";

/** Who looked at one's real data, as they are shown; and when one looked at others', without saying at whose. */
export async function ownLooks(db: Db, accountId: string) {
  const [looks, taken] = await Promise.all([
    db.auditEntry.findMany({
      where: { aboutId: accountId, action: LOOK },
      orderBy: { id: "asc" },
      select: { communityId: true, at: true, detail: true, actor: { select: { shownName: true } } },
    }),
    db.auditEntry.findMany({
      where: { actorId: accountId, action: LOOK },
      orderBy: { id: "asc" },
      select: { communityId: true, at: true, detail: true },
    }),
  ]);
  return {
    atMyData: looks.map(({ detail, actor, ...look }) => ({ ...look, ...seen(detail), by: actor?.shownName ?? null })),
    byMe: taken.map(({ detail, ...look }) => ({ ...look, ...seen(detail) })),
  };
}

const seen = (detail: unknown) => detail as { what: string };

/**
 * What one did with power over others, as it was written down, without what it says of them; and what others did that
 * concerns oneself, in full.
 */
export async function ownActs(db: Db, accountId: string, after: string | null) {
  const { where, ...rest } = page(after);
  const rows = await db.auditEntry.findMany({
    ...rest,
    where: { ...where, action: { not: LOOK }, OR: [{ actorId: accountId }, { aboutId: accountId }] },
    select: {
      ...{ id: true, communityId: true, at: true, action: true, subject: true, detail: true, personal: true },
      ...{ aboutId: true, actorId: true, actor: { select: { shownName: true } } },
    },
  });
  return rows.map(({ personal, aboutId, actorId, actor, ...act }) => ({
    ...act,
    by: actor?.shownName ?? null,
    isMine: actorId === accountId,
    ...(aboutId === accountId && { isAboutMe: true, personal }),
  }));
}
