import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
import { ActDetail } from "./act.ts";

/** A vote, as the pages about what is done to it show it. Refuses with not_found. */
export async function getVoteOfActs(db: Db, communityId: string, address: string) {
  const vote = await db.vote.findUnique({
    where: { communityId_year_number: { communityId, ...serialIn(address) } },
    select: {
      ...{ id: true, question: true, status: true, opensAt: true, closesAt: true, rollFreezesAt: true },
      ...{ propertyAreaId: true, buildingId: true, gridId: true, rule: true, proposal: { select: { authorId: true } } },
    },
  });
  if (!vote) throw new Refused("not_found");
  const { id: voteId, rule, proposal, ...facts } = vote;
  return { communityId, voteId, serial: address, ...facts, authorId: proposal.authorId, rule: RuleSet.parse(rule) };
}

const person = { select: { shownName: true } } as const;
const fields = {
  ...{ id: true, detail: true, reason: true, proposedById: true, proposedAs: true, proposedAt: true, verdict: true },
  ...{ decidedAs: true, decidedAt: true, decisionReason: true, proposedBy: person, decidedBy: person },
  vote: { select: { year: true, number: true, question: true } },
} as const;

/** Acts of one vote, or of all of a community; those with this verdict alone, where one is given. The oldest first. */
export async function listActsShown(
  db: Db,
  where: { communityId: string; voteId?: string; id?: string; verdict?: "waiting" },
  limit: number,
) {
  const rows = await db.voteAct.findMany({ where, orderBy: { proposedAt: "asc" }, take: limit, select: fields });
  return rows.map(({ detail, vote: { question, ...serial }, proposedBy, decidedBy, ...act }) => ({
    ...act,
    detail: ActDetail.parse(detail),
    proposedBy: proposedBy.shownName,
    decidedBy: decidedBy?.shownName ?? null,
    vote: { serial: showSerial(serial), question },
  }));
}

/** Who holds a seat in words, and who the people are that a correction names. */
export async function findSeatLabel(db: Db, communityId: string, voteId: string, seatNo: number) {
  const seat = await db.rollSeat.findUnique({
    where: { communityId_voteId_seatNo: { communityId, voteId, seatNo } },
    select: { label: true },
  });
  return seat?.label ?? null;
}

export async function listNames(db: Db, accountIds: string[]): Promise<Map<string, string>> {
  const rows = await db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, shownName: true } });
  return new Map(rows.map(({ id, shownName }) => [id, shownName]));
}

type Waiting = { acts: number; requests: number };

/** How much waits for this member of the committee: acts that others proposed, and requests that others made. */
export async function countWaiting(db: Db, communityId: string, accountId: string): Promise<Waiting> {
  const [waiting] = await db.$queryRaw<Waiting[]>`
    SELECT (SELECT count(*)::int FROM "VoteAct" WHERE "communityId" = ${communityId} AND "verdict" = 'waiting'
        AND "proposedById" <> ${accountId}::uuid) AS "acts",
      (SELECT count(*)::int FROM "RollRequest" WHERE "communityId" = ${communityId} AND "answeredAt" IS NULL
        AND "askerId" <> ${accountId}::uuid) AS "requests"`;
  return waiting ?? { acts: 0, requests: 0 };
}
