import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import type { CountedSeats } from "./count-vote.ts";
import type { Channel } from "./ledger/entries.ts";
import { RuleSet } from "./rules.ts";
import { VoteSettings } from "./settings.ts";
import type { Choice, VoteResult, Way } from "./tally.ts";
import type { VoteWindow } from "./window.ts";

export type VoteKey = { communityId: string; voteId: string };

type LockedProposal = { id: string; state: ProposalState; authorId: string; now: Date };

/** The proposal and the database's own clock, held until commit: one proposal is put to one vote at a time. */
export async function lockProposal(tx: Db, communityId: string, { year, number }: Serial) {
  const [proposal] = await tx.$queryRaw<LockedProposal[]>`
    SELECT "id", "state", "authorId", clock_timestamp() AS "now" FROM "Proposal"
    WHERE "communityId" = ${communityId} AND "year" = ${year} AND "number" = ${number} FOR UPDATE`;
  if (!proposal) throw new Refused("not_found");
  return proposal;
}

/** The same for a page: not held, and with the title. */
export async function getProposalToVoteOn(db: Db, communityId: string, { year, number }: Serial) {
  const proposal = await db.proposal.findUnique({
    where: { communityId_year_number: { communityId, year, number } },
    select: {
      title: true,
      state: true,
      authorId: true,
      votes: { where: { status: { in: ["notice", "open"] } }, select: { id: true }, take: 1 },
    },
  });
  if (!proposal) throw new Refused("not_found");
  const { votes, ...facts } = proposal;
  return { ...facts, hasRunningVote: votes.length > 0 };
}

export async function hasPropertyArea(db: Db, communityId: string, id: string) {
  return (await db.propertyArea.count({ where: { communityId, id } })) === 1;
}

export const listVotesOf = (db: Db, communityId: string, proposalId: string) =>
  db.vote.findMany({
    where: { communityId, proposalId },
    select: { year: true, number: true, status: true, formKey: true, openedById: true },
  });

export async function insertVote(tx: Db, vote: Prisma.VoteUncheckedCreateInput): Promise<VoteKey> {
  const { communityId, id } = await tx.vote.create({ data: vote, select: { communityId: true, id: true } });
  await tx.voteTurnout.create({ data: { communityId, voteId: id }, select: { voteId: true } });
  return { communityId, voteId: id };
}

export type LockedVote = Serial & VoteWindow & { proposalId: string; rule: RuleSet; now: Date };

/** The vote and the database's own clock, held until commit: waits for every ballot already under way. */
export async function lockVote(tx: Db, { communityId, voteId }: VoteKey): Promise<LockedVote | null> {
  const [vote] = await tx.$queryRaw<LockedVote[]>`
    SELECT "year", "number", "status", "opensAt", "closesAt", "proposalId", "rule", clock_timestamp() AS "now"
    FROM "Vote" WHERE "communityId" = ${communityId} AND "id" = ${voteId}::uuid FOR UPDATE`;
  return vote ? { ...vote, rule: RuleSet.parse(vote.rule) } : null;
}

/** Which vote has this number, and how far it is. Refuses with not_found. */
export async function findVote(db: Db, communityId: string, { year, number }: Serial) {
  const vote = await db.vote.findUnique({
    where: { communityId_year_number: { communityId, year, number } },
    select: { id: true, question: true, status: true },
  });
  if (!vote) throw new Refused("not_found");
  return vote;
}

/** A vote as its ledger has it. */
export async function getVoteToRecord(tx: Db, { communityId, voteId }: VoteKey) {
  const { rule, settings, ...vote } = await tx.vote.findUniqueOrThrow({
    where: { communityId_id: { communityId, id: voteId } },
    select: {
      ...{ communityId: true, year: true, number: true, question: true, explanation: true, status: true },
      ...{ noticeAt: true, opensAt: true, closesAt: true, closedAt: true, rule: true, settings: true },
      outcome: { select: { year: true, number: true, publishedAt: true } },
    },
  });
  return {
    ...vote,
    rule: RuleSet.parse(rule),
    settings: VoteSettings.parse(settings),
  };
}

/** Every ballot of a vote, in the order of its ledger. */
export const listBallots = (tx: Db, { communityId, voteId }: VoteKey) =>
  tx.ballot.findMany({
    where: { communityId, voteId },
    orderBy: { entryNo: "asc" },
    select: { seatNo: true, entryNo: true, channel: true, choice: true, replaces: true, castAt: true },
  }) as Promise<BallotToRecord[]>;

type BallotToRecord = {
  seatNo: number;
  entryNo: number;
  channel: Channel;
  choice: Choice;
  replaces: number | null;
  castAt: Date;
};

export async function markOpen(tx: Db, { communityId, voteId }: VoteKey) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { status: "open" },
    select: { id: true },
  });
}

export async function markClosed(tx: Db, { communityId, voteId }: VoteKey, result: VoteResult, now: Date) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { status: "closed", closedAt: now, result },
    select: { id: true },
  });
}

/**
 * The whole roll, added up by what was chosen and how it came. Each seat looks its ballot up by its key: as a join this
 * would be at the mercy of what the planner guesses of a vote that is still new to it.
 */
export async function countRoll(db: Db, { communityId, voteId }: VoteKey): Promise<CountedSeats[]> {
  const rows = await db.$queryRaw<{ way: Way | null; choice: Choice | null; heads: bigint; areaDm2: bigint }[]>`
    SELECT b."channel"::text AS "way", b."choice", sum(s."heads")::bigint AS "heads", sum(s."areaDm2")::bigint AS "areaDm2"
    FROM "RollSeat" s
    LEFT JOIN LATERAL (
      SELECT "channel", "choice" FROM "Ballot" b WHERE b."communityId" = s."communityId" AND b."voteId" = s."voteId"
        AND b."seatNo" = s."seatNo" ORDER BY b."entryNo" DESC LIMIT 1
    ) b ON true
    WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid
    GROUP BY b."channel", b."choice"`;
  return rows.map(({ way, choice, heads, areaDm2 }) => ({
    ...{ way: way ?? "notVoted", choice, heads: Number(heads), areaDm2: Number(areaDm2) },
  }));
}

/** Votes the clock has left behind. */
export const listOverdue = (db: Db) =>
  db.$queryRaw<VoteKey[]>`
    SELECT "communityId", "id" AS "voteId" FROM "Vote"
    WHERE ("status" = 'notice' AND "opensAt" <= now()) OR ("status" = 'open' AND "closesAt" <= now())
    ORDER BY "closesAt"`;
