import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { VoteStatus, VoteTrack } from "#app/db/generated/enums.ts";
import { conversationIn } from "#app/domain/comments/conversation-queries.server.ts";
import { type FaceJson, faceJson, readFace } from "#app/domain/comments/face.server.ts";
import { rightsIn } from "#app/domain/comments/policy.ts";
import { threadPage } from "#app/domain/comments/queries.server.ts";
import type { ThreadView } from "#app/domain/comments/showing.ts";
import { NOBODYS, type ThreadFace } from "#app/domain/comments/views.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { PictureView } from "#app/domain/pictures/picture.ts";
import { PICTURES_OF_P } from "#app/domain/pictures/picture-sql.server.ts";
import { type Actor, isCommittee } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { readSerial, showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalCategory } from "./categories.ts";
import type { ProposalState } from "./lifecycle.ts";
import { refusalToMerge } from "./merger-policy.ts";
import { MERGED, MERGER, type MergerRow, mergerView, type NamedRow, nameOf } from "./merger-rows.server.ts";
import {
  refusalInState,
  refusalToDiscuss,
  refusalToEdit,
  refusalToEndorse,
  refusalToReview,
  refusalToStartDeliberation,
  refusalToSubmit,
  refusalToWithdraw,
  type Subject,
  whileUnread,
} from "./policy.ts";

export type MoveView = {
  from: ProposalState | null;
  to: ProposalState;
  reason: string | null;
  at: Date;
  actorName: string | null;
};

type Row = {
  id: string;
  threadId: string;
  authorId: string;
  authorName: string;
  title: string;
  category: ProposalCategory;
  bodyHtml: string;
  pictures: PictureView[];
  state: ProposalState;
  hiddenFor: Ground | null;
  held: boolean;
  /** How many texts it had before this one. */
  edits: number;
  revision: number;
  endorsementCount: number;
  threshold: number;
  submittedAt: Date;
  moves: (Omit<MoveView, "at"> & { at: string })[];
  vote: {
    year: number;
    number: number;
    status: VoteStatus;
    track: VoteTrack;
    question: string;
    closesAt: string;
  } | null;
  outcome: { year: number; number: number; title: string; annulled: boolean } | null;
  plan: { id: string; status: "waiting" | "sentBack" } | null;
  merger: MergerRow | null;
  merged: NamedRow[];
};

/** What of a proposal's page is one person's own. */
export type ProposalFace = { isAuthor: boolean; endorsed: boolean; thread: ThreadFace };

const NOBODYS_FACE: ProposalFace = { isAuthor: false, endorsed: false, thread: NOBODYS };

export async function proposalFace(actor: Actor, serial: string): Promise<ProposalFace> {
  const { communityId, accountId } = actor;
  const key = readSerial(serial);
  if (!key || !accountId) return NOBODYS_FACE;
  const [face] = await prisma.$queryRaw<(Omit<ProposalFace, "thread"> & { thread: FaceJson })[]>`
    SELECT p."authorId" = ${accountId}::uuid AS "isAuthor", EXISTS (SELECT FROM "Endorsement" e
      JOIN "Proposal" s ON s."communityId" = e."communityId" AND s."id" = e."proposalId"
      WHERE e."communityId" = p."communityId" AND e."accountId" = ${accountId}::uuid
        AND (e."proposalId" = p."id" OR s."standsInId" = p."id")) AS endorsed,
      ${faceJson(communityId, Prisma.sql`p."threadId"`, accountId)} AS thread
    FROM "Proposal" p
    WHERE p."communityId" = ${communityId} AND p."year" = ${key.year} AND p."number" = ${key.number}`;
  return face ? { ...face, thread: readFace(actor, face.thread) } : NOBODYS_FACE;
}

/** All of a proposal but its comments, in one query, and nothing of who asks. */
async function getProposal(actor: Actor, serial: string): Promise<Row> {
  const key = readSerial(serial);
  if (!key) throw new Refused("not_found");
  const [row] = await prisma.$queryRaw<Row[]>`
    SELECT p."id", p."threadId", p."authorId", a."shownName" AS "authorName", p."title", p."category", p."bodyHtml", ${PICTURES_OF_P} AS "pictures", p."state", p."hiddenFor", p."heldAt" IS NOT NULL AS "held", p."revision",
      (SELECT count(*)::int - 1 FROM "ProposalRevision" r WHERE r."communityId" = p."communityId" AND r."proposalId" = p."id") AS "edits",
      p."endorsementCount", p."submittedAt", c."endorsementThreshold" AS threshold,
      (SELECT coalesce(json_agg(json_build_object('from', m."from", 'to', m."to", 'reason', m."reason", 'at', m."at",
          'actorName', b."shownName") ORDER BY m."position"), '[]')
        FROM "ProposalMove" m LEFT JOIN "Account" b ON b."id" = m."actorId"
        WHERE m."communityId" = p."communityId" AND m."proposalId" = p."id") AS moves,
      (SELECT json_build_object('year', v."year", 'number', v."number", 'status', v."status", 'track', v."track",
          'question', v."question", 'closesAt', v."closesAt") FROM "Vote" v
        WHERE v."communityId" = p."communityId" AND v."proposalId" = p."id" ORDER BY v."noticeAt" DESC LIMIT 1) AS vote,
      (SELECT json_build_object('year', o."year", 'number', o."number", 'title', o."title",
          'annulled', o."standing" = 'annulled') FROM "Outcome" o
        WHERE o."communityId" = p."communityId" AND o."proposalId" = p."id" ORDER BY o."publishedAt" DESC LIMIT 1) AS outcome,
      (SELECT json_build_object('id', n."id", 'status', n."status") FROM "VotePlan" n
        WHERE n."communityId" = p."communityId" AND n."proposalId" = p."id" AND n."status" IN ('waiting', 'sentBack')
        ORDER BY n."status", n."preparedAt" DESC LIMIT 1) AS plan,
      ${MERGER} AS merger, ${MERGED} AS merged
    FROM "Proposal" p
    JOIN "Community" c ON c."id" = p."communityId"
    JOIN "Account" a ON a."id" = p."authorId"
    WHERE p."communityId" = ${actor.communityId} AND p."year" = ${key.year} AND p."number" = ${key.number}`;
  if (!row) throw new Refused("not_found");
  return row;
}

/** Why somebody says nothing there: what nobody does now is not offered to whoever signs in. */
function closedTo(actor: Actor, subject: Pick<Subject, "state" | "hidden" | "held">) {
  return refusalInState(subject.state) ?? whileUnread(subject) ?? refusalToDiscuss(actor, subject);
}

function viewOf(
  actor: Actor,
  serial: string,
  row: Row,
  { isAuthor, endorsed } = { isAuthor: row.authorId === actor.accountId, endorsed: false },
  now = new Date(),
) {
  const { threadId: _threadId, authorId, moves, vote, outcome, plan, merger, merged, ...facts } = row;
  const hidden = row.hiddenFor !== null;
  const subject = { ...row, hidden };
  const asking = isAuthor ? { ...actor, accountId: authorId } : actor;
  return {
    ...facts,
    ...{ serial, isAuthor, endorsed, pictures: hidden || row.held ? [] : row.pictures },
    isCommittee: isCommittee(actor),
    moves: moves.map((move): MoveView => ({ ...move, at: new Date(move.at) })),
    vote: vote && { ...vote, serial: showSerial(vote), closesAt: new Date(vote.closesAt) },
    outcome: outcome && { title: outcome.title, annulled: outcome.annulled, serial: showSerial(outcome) },
    plan: isCommittee(actor) && !vote ? plan : null,
    merger: merger && mergerView(asking, row, merger, now),
    merged: merged.map(nameOf),
    rights: rightsIn(asking, { refusalTo: (asked) => closedTo(asked, subject), ownerIds: [authorId] }),
    refusals: {
      endorse: refusalToEndorse(asking, subject),
      edit: refusalToEdit(asking, subject),
      resubmit: refusalToSubmit(asking, subject),
      withdraw: refusalToWithdraw(asking, subject),
      review: refusalToReview(asking, subject, null, row.threshold),
      accept: refusalToReview(asking, subject, "accept", row.threshold),
      deliberate: refusalToStartDeliberation(asking, subject),
      merge: refusalToMerge(asking, { ...subject, planWaits: plan?.status === "waiting" }),
    },
  };
}

export type ProposalView = ReturnType<typeof viewOf>;

/** A proposal with 20 conversations about it, as all see it who have this face. */
export async function proposalPage(actor: Actor, face: ProposalFace, serial: string, view: ThreadView) {
  const row = await getProposal(actor, serial);
  const thread = await threadPage({ communityId: actor.communityId, threadId: row.threadId }, view);
  return { proposal: viewOf(actor, serial, row, face), thread, face: face.thread };
}

/** The pages that act on a proposal show it alone. */
export const proposalFacts = async (actor: Actor, serial: string, now = new Date()) =>
  viewOf(actor, serial, await getProposal(actor, serial), undefined, now);

/** One comment on a proposal with what it answers and what answers it: where a comment's own address leads. */
export async function proposalConversation(
  actor: Actor,
  serial: string,
  commentId: string,
  asked: { after?: string | undefined; quoting?: boolean } = {},
) {
  const row = await getProposal(actor, serial);
  const shown = await conversationIn(actor, row.threadId, commentId, asked);
  return { proposal: viewOf(actor, serial, row), ...shown };
}

export async function reviewPage(actor: Actor, serial: string) {
  const proposal = await proposalFacts(actor, serial);
  refuseIf(proposal.refusals.review);
  return proposal;
}

export async function withdrawalPage(actor: Actor, serial: string) {
  const { title, refusals, merged } = await proposalFacts(actor, serial);
  refuseIf(refusals.withdraw);
  return { serial, title, merged };
}
