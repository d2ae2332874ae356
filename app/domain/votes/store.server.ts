import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import type { BallotChoice } from "./ballot-choice.ts";
import type { Channel } from "./ledger/entries.ts";
import type { VoteResult } from "./result.ts";
import { RuleSet } from "./rules.ts";
import { VoteSettings } from "./settings.ts";
import type { VoteWindow } from "./window.ts";

export type VoteKey = { communityId: string; voteId: string };

type LockedProposal = { id: string; state: ProposalState; hidden: boolean; authorId: string; now: Date };

/** The proposal and the database's own clock, held until commit: one proposal is put to one vote at a time. */
export async function lockProposal(tx: Db, communityId: string, { year, number }: Serial) {
  const [proposal] = await tx.$queryRaw<LockedProposal[]>`
    SELECT "id", "state", "hiddenFor" IS NOT NULL AS "hidden", "authorId", clock_timestamp() AS "now" FROM "Proposal"
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
      hiddenFor: true,
      authorId: true,
      votes: { where: { status: { in: ["notice", "open"] } }, select: { id: true }, take: 1 },
    },
  });
  if (!proposal) throw new Refused("not_found");
  const { votes, hiddenFor, ...facts } = proposal;
  return { ...facts, hidden: hiddenFor !== null, hasRunningVote: votes.length > 0 };
}

export async function hasPropertyArea(db: Db, communityId: string, id: string) {
  return (await db.propertyArea.count({ where: { communityId, id } })) === 1;
}

export async function hasGrid(db: Db, communityId: string, id: string) {
  return (await db.grid.count({ where: { communityId, id } })) === 1;
}

/** The property area that a building stands in. Refuses with not_found. */
export async function findBuildingArea(db: Db, communityId: string, id: string): Promise<string> {
  const building = await db.building.findUnique({
    where: { communityId_id: { communityId, id } },
    select: { propertyAreaId: true },
  });
  if (!building) throw new Refused("not_found");
  return building.propertyAreaId;
}

export const listVotesOf = (db: Db, communityId: string, proposalId: string) =>
  db.vote.findMany({
    where: { communityId, proposalId },
    select: {
      ...{ year: true, number: true, status: true, formKey: true, openedById: true },
      ...{ question: true, explanation: true, track: true, closesAt: true, settings: true },
    },
  });

export async function insertVote(tx: Db, vote: Prisma.VoteUncheckedCreateInput): Promise<VoteKey> {
  const { communityId, id } = await tx.vote.create({ data: vote, select: { communityId: true, id: true } });
  await tx.voteTurnout.create({ data: { communityId, voteId: id }, select: { voteId: true } });
  return { communityId, voteId: id };
}

export type LockedVote = Serial &
  VoteWindow & { proposalId: string; rule: RuleSet; settings: VoteSettings; isPublished: boolean; now: Date };

/** The vote and the database's own clock, held until commit: waits for every ballot already under way. */
export async function lockVote(tx: Db, { communityId, voteId }: VoteKey): Promise<LockedVote | null> {
  const [vote] = await tx.$queryRaw<LockedVote[]>`
    SELECT "year", "number", "status", "opensAt", "closesAt", "proposalId", "rule", "settings", clock_timestamp() AS "now",
      EXISTS (SELECT FROM "Outcome" o WHERE o."communityId" = v."communityId" AND o."voteId" = v."id") AS "isPublished"
    FROM "Vote" v WHERE "communityId" = ${communityId} AND "id" = ${voteId}::uuid FOR UPDATE`;
  return vote ? { ...vote, rule: RuleSet.parse(vote.rule), settings: VoteSettings.parse(vote.settings) } : null;
}

/** Which vote has this number, how far it is, and whether it is secret. Refuses with not_found. */
export async function findVote(db: Db, communityId: string, { year, number }: Serial) {
  const vote = await db.vote.findUnique({
    where: { communityId_year_number: { communityId, year, number } },
    select: { id: true, question: true, status: true, settings: true },
  });
  if (!vote) throw new Refused("not_found");
  const { settings, ...facts } = vote;
  return { ...facts, isSecret: VoteSettings.parse(settings).secrecy === "secret" };
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
  choice: BallotChoice;
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
    data: { status: "closed", closedAt: now, result: asJson(result) },
    select: { id: true },
  });
}

/** Of a vote that is closed already, and was counted again. */
export async function recordResult(tx: Db, { communityId, voteId }: VoteKey, result: VoteResult) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { result: asJson(result) },
    select: { id: true },
  });
}

/** Results are data through and through. */
const asJson = (result: VoteResult) => result as Prisma.InputJsonObject;

/** Votes the clock has left behind. */
export const listOverdue = (db: Db) =>
  db.$queryRaw<VoteKey[]>`
    SELECT "communityId", "id" AS "voteId" FROM "Vote"
    WHERE ("status" = 'notice' AND "opensAt" <= now()) OR ("status" = 'open' AND "closesAt" <= now())
    ORDER BY "closesAt"`;
