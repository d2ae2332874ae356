import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import type { Choice } from "./tally.ts";

/** A place on a roll, as the person who votes for it sees it. */
export type OwnSeat = {
  seatNo: number;
  label: string;
  heads: number;
  areaDm2: number;
  choice: Choice | null;
  castAt: Date | null;
  /** Of its ballot, in the ledger. */
  entryNo: number | null;
};

const fields = Prisma.sql`s."seatNo", s."label", s."heads", s."areaDm2", b."choice", b."castAt", b."entryNo"`;

/** The seats a person votes for in one vote. */
export const listOwnSeats = (db: Db, communityId: string, accountId: string, { year, number }: Serial) =>
  db.$queryRaw<OwnSeat[]>`
    SELECT ${fields} FROM "Vote" v
    JOIN "RollSeat" s ON s."communityId" = v."communityId" AND s."voteId" = v."id"
    LEFT JOIN LATERAL (
      SELECT "choice", "castAt", "entryNo" FROM "Ballot" b WHERE b."communityId" = s."communityId"
        AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo" AND b."channel" <> 'paper' ORDER BY b."entryNo" DESC LIMIT 1
    ) b ON true
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number}
      AND s."voterId" = ${accountId}::uuid
    ORDER BY s."seatNo"`;

type OpenSeatRow = Serial & { question: string; seatNo: number; label: string; closesAt: Date };

/** Seats a person may cast a ballot for now and has not, the most urgent first. */
export async function listOpenSeats(db: Db, communityId: string, accountId: string, now: Date, limit: number) {
  const rows = await db.$queryRaw<OpenSeatRow[]>`
    SELECT v."year", v."number", v."question", s."seatNo", s."label", v."closesAt" FROM "RollSeat" s
    JOIN "Vote" v ON v."communityId" = s."communityId" AND v."id" = s."voteId"
    WHERE s."voterId" = ${accountId}::uuid AND s."communityId" = ${communityId}
      AND v."status" IN ('notice', 'open') AND v."opensAt" <= ${now} AND v."closesAt" > ${now}
      AND NOT EXISTS (SELECT FROM "Ballot" b
        WHERE b."communityId" = s."communityId" AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo")
    ORDER BY v."closesAt", v."id", s."seatNo" LIMIT ${limit}`;
  return rows.map(({ year, number, ...seat }) => ({ serial: showSerial({ year, number }), ...seat }));
}
