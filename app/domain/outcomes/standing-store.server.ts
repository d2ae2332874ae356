import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import type { Verdict } from "#app/domain/votes/result.ts";
import type { Standing } from "./standing.ts";

export type OutcomeKey = { communityId: string; outcomeId: string };

type Row = Serial & {
  id: string;
  standing: Standing;
  noticeEndsAt: Date;
  decision: Verdict;
  publisherId: string;
  voteId: string;
  voteYear: number;
  voteNumber: number;
  proposalId: string;
  authorId: string;
  state: ProposalState;
  now: Date;
};

export type HeldOutcome = Omit<Row, "id" | "year" | "number" | "voteYear" | "voteNumber"> & {
  key: OutcomeKey;
  serial: string;
  voteSerial: string;
};

/** An outcome and its vote, and the database's own clock; both held until commit. Refuses with not_found. */
export function holdOutcome(tx: Db, communityId: string, address: string): Promise<HeldOutcome> {
  const { year, number } = serialIn(address);
  return hold(tx, communityId, Prisma.sql`o."year" = ${year} AND o."number" = ${number}`);
}

/** The same, by its id. */
export const holdOutcomeOf = (tx: Db, { communityId, outcomeId }: OutcomeKey) =>
  hold(tx, communityId, Prisma.sql`o."id" = ${outcomeId}::uuid`);

/** The same, by the vote that it is drawn from. */
export const holdOutcomeOfVote = (tx: Db, { communityId, voteId }: { communityId: string; voteId: string }) =>
  hold(tx, communityId, Prisma.sql`o."voteId" = ${voteId}::uuid`);

async function hold(tx: Db, communityId: string, which: Prisma.Sql): Promise<HeldOutcome> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT o."id", o."year", o."number", o."standing", o."noticeEndsAt", o."decision", o."publisherId", o."voteId",
      v."year" AS "voteYear", v."number" AS "voteNumber", o."proposalId", p."authorId", p."state",
      clock_timestamp() AS "now"
    FROM "Vote" v
    JOIN "Outcome" o ON o."communityId" = v."communityId" AND o."voteId" = v."id"
    JOIN "Proposal" p ON p."communityId" = o."communityId" AND p."id" = o."proposalId"
    WHERE o."communityId" = ${communityId} AND ${which} FOR UPDATE OF v, o`;
  if (!row) throw new Refused("not_found");
  const { id, year, number, voteYear, voteNumber, ...facts } = row;
  return {
    ...facts,
    key: { communityId, outcomeId: id },
    serial: showSerial({ year, number }),
    voteSerial: showSerial({ year: voteYear, number: voteNumber }),
  };
}

export async function settle(
  tx: Db,
  { communityId, outcomeId }: OutcomeKey,
  standing: Exclude<Standing, "notice">,
  settledAt: Date,
) {
  await tx.outcome.update({
    where: { communityId_id: { communityId, id: outcomeId } },
    data: { standing, settledAt },
    select: { id: true },
  });
}

/** Outcomes whose notice is over and that nothing keeps from being final, in all communities. */
export async function listDue(db: Db): Promise<OutcomeKey[]> {
  return db.$queryRaw`
    SELECT o."communityId", o."id" AS "outcomeId" FROM "Outcome" o
    JOIN "Proposal" p ON p."communityId" = o."communityId" AND p."id" = o."proposalId"
    WHERE o."standing" = 'notice' AND o."noticeEndsAt" <= clock_timestamp() AND (
      p."state" = 'resultNotice' OR NOT EXISTS (
        SELECT FROM "Objection" j WHERE j."communityId" = o."communityId" AND j."outcomeId" = o."id" AND j."verdict" = 'waiting'
      )
    )`;
}
