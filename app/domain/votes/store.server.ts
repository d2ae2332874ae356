import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import { RuleSet } from "./rules.ts";
import type { Choice, Seats, Tally } from "./tally.ts";
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
      votes: { where: { status: { not: "closed" } }, select: { id: true }, take: 1 },
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

export async function markOpen(tx: Db, { communityId, voteId }: VoteKey) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { status: "open" },
    select: { id: true },
  });
}

export async function markClosed(tx: Db, { communityId, voteId }: VoteKey, result: Tally, now: Date) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { status: "closed", closedAt: now, result },
    select: { id: true },
  });
}

/**
 * The whole roll, added up by what was chosen. Each seat looks its ballot up by its key: as a join this would be at the
 * mercy of what the planner guesses of a vote that is still new to it.
 */
export async function countRoll(db: Db, { communityId, voteId }: VoteKey): Promise<Seats[]> {
  const rows = await db.$queryRaw<{ choice: Choice | null; heads: bigint; areaDm2: bigint }[]>`
    SELECT "choice", sum("heads")::bigint AS "heads", sum("areaDm2")::bigint AS "areaDm2" FROM (
      SELECT s."heads", s."areaDm2", (SELECT b."choice" FROM "Ballot" b WHERE b."communityId" = s."communityId"
        AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo") AS "choice"
      FROM "RollSeat" s WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid
    ) seat GROUP BY "choice"`;
  return rows.map(({ choice, heads, areaDm2 }) => ({ choice, heads: Number(heads), areaDm2: Number(areaDm2) }));
}

/** Votes the clock has left behind. */
export const listOverdue = (db: Db) =>
  db.$queryRaw<VoteKey[]>`
    SELECT "communityId", "id" AS "voteId" FROM "Vote"
    WHERE ("status" = 'notice' AND "opensAt" <= now()) OR ("status" = 'open' AND "closesAt" <= now())
    ORDER BY "closesAt"`;
