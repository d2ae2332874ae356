import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { SeatFacts } from "./correction.ts";
import { type ElectorateRule, type Scope, seatsOf } from "./electorates.server.ts";
import { commitment, newSalt } from "./roll-store.server.ts";
import type { VoteKey } from "./store.server.ts";

/** A seat that the register would have another way: a side is null where there is no such seat. */
export type Drift = {
  /** The id that the seat's holder has in the register: a party's, a person's, a flat's. */
  subject: string;
  /** Its number on the roll; null where it is not on it. */
  seatNo: number | null;
  label: string;
  from: (SeatFacts & { commitment: string; voterName: string | null }) | null;
  to: (SeatFacts & { voterName: string | null }) | null;
  /** The holder is written another way. */
  renamed: boolean;
};

/** Where a roll differs from what the register says now, in the order of the seats; `subject` asks for one alone. */
export function listDrift(
  db: Db,
  { communityId, voteId }: VoteKey,
  { rule, scope }: { rule: ElectorateRule; scope: Scope },
  { subject, limit }: { subject?: string; limit: number },
): Promise<Drift[]> {
  const one = subject ? Prisma.sql`AND coalesce(s."subjectId", r."id") = ${subject}::uuid` : Prisma.empty;
  return db.$queryRaw<Drift[]>`
    SELECT coalesce(s."subjectId", r."id")::text AS "subject", s."seatNo", coalesce(r."label", s."label") AS "label",
      r."label" <> s."label" AND s."partyId" IS NOT NULL AS "renamed",
      CASE WHEN s."seatNo" IS NOT NULL THEN json_build_object('heads', s."heads", 'areaDm2', s."areaDm2",
        'partyId', s."partyId", 'voterId', s."voterId", 'commitment', encode(s."commitment", 'hex'),
        'voterName', (SELECT a."shownName" FROM "Account" a WHERE a."id" = s."voterId")) END AS "from",
      CASE WHEN r."id" IS NOT NULL THEN json_build_object('heads', r."heads", 'areaDm2', r."areaDm2",
        'partyId', r."partyId", 'voterId', r."voterId",
        'voterName', (SELECT a."shownName" FROM "Account" a WHERE a."id" = r."voterId")) END AS "to"
    FROM (SELECT * FROM "RollSeat" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid) s
    FULL JOIN (${seatsOf(communityId, rule, scope)}) r ON r."id" = s."subjectId"
    WHERE (s."seatNo" IS NULL OR r."id" IS NULL OR (s."partyId" IS NOT NULL AND s."label" <> r."label")
      OR (s."heads", s."areaDm2", s."voterId") IS DISTINCT FROM (r."heads", r."areaDm2", r."voterId")) ${one}
    ORDER BY s."seatNo" NULLS LAST, r."place", r."id" LIMIT ${limit}`;
}

/** The number that a seat gets which is new on a roll. */
export async function nextSeatNo(tx: Db, { communityId, voteId }: VoteKey): Promise<number> {
  const { _max } = await tx.rollSeat.aggregate({ where: { communityId, voteId }, _max: { seatNo: true } });
  return (_max.seatNo ?? 0) + 1;
}

export type Written = { heads: number; areaDm2: number; commitment: string };

/** Writes a seat as the register has it now, hidden behind a new salt. Gives what the ledger says of it. */
export async function writeSeat(
  tx: Db,
  { communityId, voteId }: VoteKey,
  { seatNo, subject, label }: { seatNo: number; subject: string; label: string },
  { heads, areaDm2, partyId, voterId }: SeatFacts,
): Promise<Written | undefined> {
  const [written] = await tx.$queryRaw<Written[]>`
    WITH seat AS MATERIALIZED (SELECT ${label}::text AS "label", ${newSalt} AS "salt")
    INSERT INTO "RollSeat" ("communityId", "voteId", "seatNo", "label", "heads", "areaDm2", "subjectId", "partyId", "voterId",
      "salt", "commitment")
    SELECT ${communityId}, ${voteId}::uuid, ${seatNo}::int, "label", ${heads}::int, ${areaDm2}::int, ${subject}::uuid, ${partyId}::uuid,
      ${voterId}::uuid, "salt", ${commitment} FROM seat
    ON CONFLICT ("communityId", "voteId", "seatNo") DO UPDATE SET "label" = excluded."label", "heads" = excluded."heads",
      "areaDm2" = excluded."areaDm2", "partyId" = excluded."partyId", "voterId" = excluded."voterId",
      "salt" = excluded."salt", "commitment" = excluded."commitment"
    RETURNING "heads", "areaDm2", encode("commitment", 'hex') AS "commitment"`;
  return written;
}

/** Whether a ballot was served on or printed for a seat, or somebody ever held an authority of it. */
export async function isInUse(tx: Db, { communityId, voteId }: VoteKey, seatNo: number): Promise<boolean> {
  const used = { some: {} };
  const seats = await tx.rollSeat.count({
    where: { communityId, voteId, seatNo, OR: [{ deliveries: used }, { sheets: used }, { authorities: used }] },
  });
  return seats > 0;
}

export async function removeSeat(tx: Db, { communityId, voteId }: VoteKey, seatNo: number) {
  await tx.rollSeat.delete({
    where: { communityId_voteId_seatNo: { communityId, voteId, seatNo } },
    select: { seatNo: true },
  });
}

/** Adds the roll up again once a seat of it has changed. */
export async function renewRollTotals(tx: Db, { communityId, voteId }: VoteKey) {
  await tx.$executeRaw`
    UPDATE "Vote" v SET "rollHeads" = r."heads", "rollAreaDm2" = r."areaDm2" FROM (
      SELECT coalesce(sum("heads"), 0) AS "heads", coalesce(sum("areaDm2"), 0) AS "areaDm2" FROM "RollSeat"
      WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid
    ) r WHERE v."communityId" = ${communityId} AND v."id" = ${voteId}::uuid`;
}
