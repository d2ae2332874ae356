import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import type { BallotChoice } from "./ballot-choice.ts";

/** A place on a roll, as the person who votes for it sees it. */
export type OwnSeat = {
  seatNo: number;
  label: string;
  heads: number;
  areaDm2: number;
  /** The seat's own voter, or who holds their written authority. */
  asProxy: boolean;
  /** Of the last ballot that is in; a secret one is not known. */
  choice: BallotChoice | null;
  castAt: Date | null;
  /** Whether that one was cast by the seat's own voter. */
  isHolders: boolean;
  /** Of its ballot, in the ledger. */
  entryNo: number | null;
};

const fields = Prisma.sql`s."seatNo", s."label", s."heads", s."areaDm2", b."choice", b."castAt", b."entryNo"`;

/** The seats somebody votes for, their own and those of people who wrote them an authority. */
const seatsFor = (communityId: string, accountId: string) => Prisma.sql`(
  SELECT "voteId", "seatNo" FROM "RollSeat" WHERE "voterId" = ${accountId}::uuid AND "communityId" = ${communityId}
  UNION
  SELECT "voteId", "seatNo" FROM "ProxyAuthority"
  WHERE "proxyId" = ${accountId}::uuid AND "communityId" = ${communityId} AND "revokedAt" IS NULL)`;

/** The seats a person votes for in one vote. */
export const listOwnSeats = (db: Db, communityId: string, accountId: string, { year, number }: Serial) =>
  db.$queryRaw<OwnSeat[]>`
    SELECT ${fields}, s."voterId" IS DISTINCT FROM ${accountId}::uuid AS "asProxy",
      (b."casterId" = s."voterId") IS TRUE AS "isHolders" FROM "Vote" v
    JOIN ${seatsFor(communityId, accountId)} own ON own."voteId" = v."id"
    JOIN "RollSeat" s ON s."communityId" = v."communityId" AND s."voteId" = v."id" AND s."seatNo" = own."seatNo"
    LEFT JOIN LATERAL (
      SELECT "choice", "castAt", "entryNo", "casterId" FROM "Ballot" b WHERE b."communityId" = s."communityId"
        AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo" AND b."channel" <> 'paper'
      UNION ALL
      SELECT NULL, "castAt", "entryNo", "casterId" FROM "Participation" p WHERE p."communityId" = s."communityId"
        AND p."voteId" = s."voteId" AND p."seatNo" = s."seatNo"
      ORDER BY "entryNo" DESC LIMIT 1
    ) b ON true
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number}
    ORDER BY s."seatNo"`;

type OwnLine = Pick<OwnSeat, "seatNo" | "label" | "heads" | "areaDm2"> & { commitment: string; salt: string | null };

/** The same seats as they stand on the roll; what opens the commitment is for the seat's own voter alone. */
export const listOwnLines = (db: Db, communityId: string, accountId: string, { year, number }: Serial) =>
  db.$queryRaw<OwnLine[]>`
    SELECT s."seatNo", s."label", s."heads", s."areaDm2", encode(s."commitment", 'hex') AS "commitment",
      CASE WHEN s."voterId" = ${accountId}::uuid THEN encode(s."salt", 'base64') END AS "salt" FROM "Vote" v
    JOIN ${seatsFor(communityId, accountId)} own ON own."voteId" = v."id"
    JOIN "RollSeat" s ON s."communityId" = v."communityId" AND s."voteId" = v."id" AND s."seatNo" = own."seatNo"
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number}
    ORDER BY s."seatNo"`;

type OpenSeatRow = Serial & { question: string; seatNo: number; label: string; closesAt: Date };

/**
 * Seats a person may cast a ballot for now and has not, the most urgent first. OFFSET 0 keeps PostgreSQL from beginning
 * with all votes that are open: one person has few seats.
 */
export async function listOpenSeats(db: Db, communityId: string, accountId: string, now: Date, limit: number) {
  const rows = await db.$queryRaw<OpenSeatRow[]>`
    SELECT v."year", v."number", v."question", s."seatNo", s."label", v."closesAt" FROM ${seatsFor(communityId, accountId)} own
    JOIN "RollSeat" s ON s."communityId" = ${communityId} AND s."voteId" = own."voteId" AND s."seatNo" = own."seatNo"
    CROSS JOIN LATERAL (SELECT * FROM "Vote" WHERE "communityId" = s."communityId" AND "id" = s."voteId" OFFSET 0) v
    WHERE v."status" IN ('notice', 'open') AND v."opensAt" <= ${now} AND v."closesAt" > ${now}
      AND NOT EXISTS (SELECT FROM "Ballot" b
        WHERE b."communityId" = s."communityId" AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo")
      AND NOT EXISTS (SELECT FROM "Participation" p
        WHERE p."communityId" = s."communityId" AND p."voteId" = s."voteId" AND p."seatNo" = s."seatNo")
    ORDER BY v."closesAt", v."id", s."seatNo" LIMIT ${limit}`;
  return rows.map(({ year, number, ...seat }) => ({ serial: showSerial({ year, number }), ...seat }));
}
