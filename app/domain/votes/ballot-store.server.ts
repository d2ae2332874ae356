import { randomUUID } from "node:crypto";

import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import { type BallotChoice, INVALID } from "./ballot-choice.ts";
import type { Channel } from "./ledger/entries.ts";
import type { LedgerKey } from "./ledger-store.server.ts";
import { VoteSettings } from "./settings.ts";
import type { VoteWindow } from "./window.ts";

type VoteRow = Serial & VoteWindow & { voteId: string; proposalId: string; settings: VoteSettings; now: Date };

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
    SELECT "id" AS "voteId", "year", "number", "proposalId", "status", "opensAt", "closesAt", "settings", clock_timestamp() AS "now" FROM "Vote"
    WHERE "communityId" = ${communityId} AND "year" = ${year} AND "number" = ${number} ${held}`;
  return vote && { ...vote, settings: VoteSettings.parse(vote.settings) };
}

/** A ballot that is in, as far as casting another one has to know it; of a secret one, not what it says. */
export type CastBallot = {
  entryNo: number;
  casterId: string;
  castAt: Date;
  choice: BallotChoice | null;
  formKey: string | null;
  keyHash: Uint8Array | null;
};

export type SeatToCast = {
  seatNo: number;
  voterId: string | null;
  /** Who holds the written authority of the seat's holder, if anybody does. */
  proxyId: string | null;
  /** Whether a paper came in for it that took part, or that counts whatever comes online. */
  hasPaper: boolean;
  /** Those that did not come on paper, the first one first. */
  ballots: CastBallot[];
};

type SeatRow = Omit<SeatToCast, "ballots"> & { [Key in keyof CastBallot]: CastBallot[Key] | null };

/** Seats by their numbers, with who may cast for them and what was cast. */
export async function findSeats(
  tx: Db,
  { communityId, voteId }: LedgerKey,
  seatNos: readonly number[],
  { secrecy, precedence }: Pick<VoteSettings, "secrecy" | "precedence">,
) {
  const ballots =
    secrecy === "secret"
      ? Prisma.sql`
        SELECT "seatNo", "entryNo", "casterId", "castAt", NULL::jsonb AS "choice", NULL::uuid AS "formKey", "keyHash"
        FROM "Participation" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid`
      : Prisma.sql`
        SELECT "seatNo", "entryNo", "casterId", "castAt", "choice", "formKey", NULL::bytea AS "keyHash"
        FROM "Ballot" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid AND "channel" <> 'paper'`;
  const rows = await tx.$queryRaw<SeatRow[]>`
    SELECT s."seatNo", s."voterId", a."proxyId", b.*, s."seatNo",
      EXISTS (SELECT FROM "Ballot" p WHERE p."communityId" = s."communityId" AND p."voteId" = s."voteId"
        AND p."seatNo" = s."seatNo" AND p."channel" = 'paper'
        AND (p."choice" <> '"invalid"' OR ${precedence} = 'paper')) AS "hasPaper"
    FROM "RollSeat" s
    LEFT JOIN "ProxyAuthority" a ON a."communityId" = s."communityId" AND a."voteId" = s."voteId"
      AND a."seatNo" = s."seatNo" AND a."revokedAt" IS NULL
    LEFT JOIN (${ballots} AND "seatNo" = ANY(${[...seatNos]}::int[])) b ON b."seatNo" = s."seatNo"
    WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid AND s."seatNo" = ANY(${[...seatNos]}::int[])
    ORDER BY b."entryNo"`;
  const seats = new Map<number, SeatToCast>();
  for (const { seatNo, voterId, proxyId, hasPaper, ...ballot } of rows) {
    const seat = seats.get(seatNo) ?? { seatNo, voterId, proxyId, hasPaper, ballots: [] };
    if (ballot.entryNo !== null) seat.ballots.push(ballot as CastBallot);
    seats.set(seatNo, seat);
  }
  return seats;
}

export type NewBallot = {
  seatNo: number;
  entryNo: number;
  channel: Channel;
  choice: BallotChoice;
  replaces: number | null;
  casterId: string;
  formKey: string;
  castAt: Date;
};

const columnsOf =
  <Row extends object>(rows: readonly Row[]) =>
  <Key extends keyof Row>(key: Key) =>
    rows.map((row) => row[key]);

/** Writes ballots that entries of the ledger speak of. */
export function newBallots({ communityId, voteId }: LedgerKey, ballots: readonly NewBallot[]): Prisma.Sql {
  const column = columnsOf(ballots);
  const choices = column("choice").map((choice) => JSON.stringify(choice));
  return Prisma.sql`
    INSERT INTO "Ballot" ("communityId", "voteId", "seatNo", "entryNo", "channel", "choice", "replaces", "casterId",
      "castAt", "formKey")
    SELECT ${communityId}, ${voteId}::uuid, b."seatNo", b."entryNo", b."channel"::"BallotChannel", b."choice"::jsonb,
      b."replaces", b."casterId", b."castAt", b."formKey"
    FROM unnest(${column("seatNo")}::int[], ${column("entryNo")}::int[], ${column("channel")}::text[], ${choices}::text[],
      ${column("replaces")}::int[], ${column("casterId")}::uuid[], ${column("castAt")}::timestamptz[],
      ${column("formKey")}::uuid[])
      AS b("seatNo", "entryNo", "channel", "choice", "replaces", "casterId", "castAt", "formKey")`;
}

export type NewSecretBallot = Omit<NewBallot, "replaces" | "formKey"> & {
  keyHash: Uint8Array<ArrayBuffer>;
  tracker: string;
};

/** With so many of the ballots that lie there a new one is mixed. */
const MIXED = 100;

/**
 * Who took part, and apart from that what was chosen: nothing in either table leads to the other. Ballots that lie there are
 * taken out and put back with the new ones in the order of their words, or the order of the rows, and the transaction that
 * each bears, would tell who cast which.
 */
export async function insertSecretBallots(
  tx: Db,
  { communityId, voteId }: LedgerKey,
  ballots: readonly NewSecretBallot[],
) {
  await tx.participation.createMany({
    data: ballots.map(({ seatNo, entryNo, channel, casterId, castAt, keyHash }) => ({
      ...{ communityId, voteId, seatNo, entryNo, channel, casterId, castAt, keyHash },
    })),
  });
  const trackers = ballots.map(({ tracker }) => tracker);
  const choices = ballots.map(({ choice }) => JSON.stringify(choice));
  await tx.$executeRaw`
    WITH taken AS (
      DELETE FROM "SecretBallot" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid AND "tracker" IN (
        SELECT "tracker" FROM "SecretBallot" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid
        ORDER BY random() LIMIT ${MIXED})
      RETURNING "tracker", "choice"
    )
    INSERT INTO "SecretBallot" ("communityId", "voteId", "tracker", "choice")
    SELECT ${communityId}, ${voteId}::uuid, b."tracker", b."choice" FROM (
      SELECT "tracker", "choice" FROM taken
      UNION ALL
      SELECT n."tracker", n."choice"::jsonb FROM unnest(${trackers}::text[], ${choices}::text[]) AS n("tracker", "choice")
    ) b ORDER BY b."tracker" COLLATE "C"`;
}

/** Counts seats that take part from now on. */
export const moreTurnout = ({ communityId, voteId }: LedgerKey, seatNos: readonly number[]) => Prisma.sql`
    UPDATE "VoteTurnout" t SET "heads" = t."heads" + w."heads", "areaDm2" = t."areaDm2" + w."areaDm2" FROM (
      SELECT coalesce(sum(s."heads"), 0) AS "heads", coalesce(sum(s."areaDm2"), 0) AS "areaDm2" FROM "RollSeat" s
      WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid AND s."seatNo" = ANY(${[...seatNos]}::int[])
    ) w
    WHERE t."communityId" = ${communityId} AND t."voteId" = ${voteId}::uuid`;

/** A paper, which takes part from now on where nothing else came for its seat and it is not spoilt. */
export async function recordPaperBallot(
  tx: Db,
  key: LedgerKey,
  paper: Omit<NewBallot, "channel" | "replaces" | "formKey">,
) {
  const { seatNo, choice } = paper;
  const isFirst = choice !== INVALID && !(await hasBallot(tx, key, seatNo));
  await tx.$executeRaw(newBallots(key, [{ ...paper, channel: "paper", replaces: null, formKey: randomUUID() }]));
  if (isFirst) await tx.$executeRaw(moreTurnout(key, [seatNo]));
}

/** Whether anything came for a seat yet, on paper or not. */
export async function hasBallot(db: Db, { communityId, voteId }: LedgerKey, seatNo: number): Promise<boolean> {
  const of = { where: { communityId, voteId, seatNo }, take: 1 };
  return (await db.ballot.count(of)) + (await db.participation.count(of)) > 0;
}
