import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import type { Choice } from "./tally.ts";
import type { VoteWindow } from "./window.ts";

export type SeatKey = { communityId: string; voteId: string; seatNo: number };
export type CastBallot = { choice: Choice; casterId: string; castAt: Date; formKey: string };

type SeatRow = VoteWindow & {
  voteId: string;
  now: Date;
  voterId: string | null;
  choice: Choice | null;
  casterId: string;
  castAt: Date;
  formKey: string;
};

/**
 * A seat, its ballot if any, and the database's clock. The vote is held until commit, so closing waits for this ballot;
 * whoever comes after the deadline only looks, so that a rush of them cannot keep it from closing.
 */
export async function lockSeat(tx: Db, communityId: string, serial: Serial, seatNo: number) {
  const held = Prisma.sql`AND clock_timestamp() < v."closesAt" FOR SHARE OF v`;
  const row =
    (await findSeat(tx, communityId, serial, seatNo, held)) ??
    (await findSeat(tx, communityId, serial, seatNo, Prisma.empty));
  if (!row) throw new Refused("not_found");
  const { voteId, now, status, opensAt, closesAt, voterId, choice, casterId, castAt, formKey } = row;
  return {
    key: { communityId, voteId, seatNo },
    vote: { status, opensAt, closesAt },
    voterId,
    ballot: choice && { choice, casterId, castAt, formKey },
    now,
  };
}

async function findSeat(tx: Db, communityId: string, { year, number }: Serial, seatNo: number, held: Prisma.Sql) {
  const [row] = await tx.$queryRaw<SeatRow[]>`
    SELECT v."id" AS "voteId", v."status", v."opensAt", v."closesAt", clock_timestamp() AS "now", s."voterId",
      b."choice", b."casterId", b."castAt", b."formKey"
    FROM "Vote" v
    LEFT JOIN "RollSeat" s ON s."communityId" = v."communityId" AND s."voteId" = v."id" AND s."seatNo" = ${seatNo}
    LEFT JOIN "Ballot" b ON b."communityId" = v."communityId" AND b."voteId" = v."id" AND b."seatNo" = ${seatNo}
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number} ${held}`;
  return row;
}

/** False when the seat has a ballot: its primary key decides that. The turnout comes last, as every caster waits for its row. */
export async function insertBallot(tx: Db, { communityId, voteId, seatNo }: SeatKey, ballot: CastBallot) {
  const cast = await tx.$executeRaw`
    WITH cast_now AS (
      INSERT INTO "Ballot" ("communityId", "voteId", "seatNo", "choice", "casterId", "castAt", "formKey")
      VALUES (${communityId}, ${voteId}::uuid, ${seatNo}, ${ballot.choice}::"BallotChoice", ${ballot.casterId}::uuid,
        ${ballot.castAt}, ${ballot.formKey}::uuid)
      ON CONFLICT DO NOTHING
      RETURNING "communityId", "voteId", "seatNo"
    )
    UPDATE "VoteTurnout" t SET "heads" = t."heads" + s."heads", "areaDm2" = t."areaDm2" + s."areaDm2"
    FROM cast_now JOIN "RollSeat" s USING ("communityId", "voteId", "seatNo")
    WHERE t."communityId" = s."communityId" AND t."voteId" = s."voteId"`;
  return cast === 1;
}

export const getBallot = (db: Db, key: SeatKey) =>
  db.ballot.findUniqueOrThrow({
    where: { communityId_voteId_seatNo: key },
    select: { choice: true, casterId: true, castAt: true, formKey: true },
  });
