import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import type { LedgerKey } from "./ledger-store.server.ts";
import type { Choice } from "./tally.ts";
import type { VoteWindow } from "./window.ts";

export type CastBallot = { choice: Choice; casterId: string; castAt: Date; formKey: string; entryNo: number };

type VoteRow = VoteWindow & { voteId: string; now: Date };

/**
 * A vote and the database's clock. The vote is held until commit: entries of its ledger take turns, and closing waits for
 * ballots under way. After the deadline it is only looked at, so that a rush of late ones cannot keep it from closing.
 */
export async function lockVoteToCast(tx: Db, communityId: string, serial: Serial) {
  const held = Prisma.sql`AND clock_timestamp() < "closesAt" FOR NO KEY UPDATE`;
  return (await findVote(tx, communityId, serial, held)) ?? (await findVote(tx, communityId, serial, Prisma.empty));
}

async function findVote(tx: Db, communityId: string, { year, number }: Serial, held: Prisma.Sql) {
  const [vote] = await tx.$queryRaw<VoteRow[]>`
    SELECT "id" AS "voteId", "status", "opensAt", "closesAt", clock_timestamp() AS "now" FROM "Vote"
    WHERE "communityId" = ${communityId} AND "year" = ${year} AND "number" = ${number} ${held}`;
  return vote;
}

export type SeatToCast = { seatNo: number; voterId: string | null; ballots: CastBallot[] };

type SeatRow = CastBallot & { seatNo: number; voterId: string | null; entryNo: number | null };

/** Seats by their numbers, with the ballots that were cast for them and not on paper, the first one first. */
export async function findSeats(tx: Db, { communityId, voteId }: LedgerKey, seatNos: readonly number[]) {
  const rows = await tx.$queryRaw<SeatRow[]>`
    SELECT s."seatNo", s."voterId", b."choice", b."casterId", b."castAt", b."formKey", b."entryNo" FROM "RollSeat" s
    LEFT JOIN "Ballot" b ON b."communityId" = s."communityId" AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo"
      AND b."channel" <> 'paper'
    WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid AND s."seatNo" = ANY(${[...seatNos]}::int[])
    ORDER BY b."entryNo"`;
  const seats = new Map<number, SeatToCast>();
  for (const { seatNo, voterId, entryNo, ...ballot } of rows) {
    const seat = seats.get(seatNo) ?? { seatNo, voterId, ballots: [] };
    if (entryNo !== null) seat.ballots.push({ ...ballot, entryNo });
    seats.set(seatNo, seat);
  }
  return seats;
}

export type NewBallot = CastBallot & { seatNo: number };

/** Ballots that entries of the ledger speak of. The turnout comes last, as every caster waits for its row. */
export async function insertBallots(tx: Db, { communityId, voteId }: LedgerKey, ballots: readonly NewBallot[]) {
  const column = <Key extends keyof NewBallot>(key: Key) => ballots.map((ballot) => ballot[key]);
  await tx.$executeRaw`
    WITH cast_now AS (
      INSERT INTO "Ballot" ("communityId", "voteId", "seatNo", "entryNo", "choice", "casterId", "castAt", "formKey")
      SELECT ${communityId}, ${voteId}::uuid, b."seatNo", b."entryNo", to_jsonb(b."choice"), b."casterId", b."castAt", b."formKey"
      FROM unnest(${column("seatNo")}::int[], ${column("entryNo")}::int[], ${column("choice")}::text[],
        ${column("casterId")}::uuid[], ${column("castAt")}::timestamptz[], ${column("formKey")}::uuid[])
        AS b("seatNo", "entryNo", "choice", "casterId", "castAt", "formKey")
      RETURNING "seatNo"
    ), weight AS (
      SELECT sum(s."heads") AS "heads", sum(s."areaDm2") AS "areaDm2" FROM cast_now
      JOIN "RollSeat" s ON s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid AND s."seatNo" = cast_now."seatNo"
    )
    UPDATE "VoteTurnout" t SET "heads" = t."heads" + w."heads", "areaDm2" = t."areaDm2" + w."areaDm2" FROM weight w
    WHERE t."communityId" = ${communityId} AND t."voteId" = ${voteId}::uuid`;
}
