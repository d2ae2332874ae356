import type { Db } from "#app/db/client.server.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";

type Waiting = { question: string; sheets: number; disputes: number };

/**
 * Votes without a published result whose papers wait for this person: sheets that others have read and they have not, and
 * seats whose papers differ. Not those that this person votes for or owns. Only seats with a second sheet can be in dispute.
 */
export async function listPapersWaiting(db: Db, communityId: string, accountId: string, limit: number) {
  const rows = await db.$queryRaw<(Waiting & Serial)[]>`
    WITH others AS (
      SELECT s."voteId", s."seatNo" FROM "RollSeat" s WHERE s."communityId" = ${communityId}
        AND s."voterId" IS DISTINCT FROM ${accountId}::uuid AND NOT EXISTS (SELECT FROM "OwnerPartyMember" m
          WHERE m."communityId" = s."communityId" AND m."partyId" = s."partyId" AND m."accountId" = ${accountId}::uuid)
        AND NOT EXISTS (SELECT FROM "ProxyAuthority" a
          WHERE a."communityId" = s."communityId" AND a."voteId" = s."voteId" AND a."seatNo" = s."seatNo"
            AND a."proxyId" = ${accountId}::uuid AND a."revokedAt" IS NULL)
    ), waiting AS (
      SELECT v."year", v."number", v."question", v."closesAt",
        (SELECT count(*)::int FROM "PaperSheet" p JOIN others s ON s."voteId" = p."voteId" AND s."seatNo" = p."seatNo"
          CROSS JOIN LATERAL (SELECT count(*) AS "readings", count(*) FILTER (WHERE r."readerId" = ${accountId}::uuid) AS "own"
            FROM "PaperReading" r WHERE r."communityId" = p."communityId" AND r."voteId" = p."voteId"
              AND r."seatNo" = p."seatNo" AND r."sheetNo" = p."sheetNo") r
          WHERE p."communityId" = v."communityId" AND p."voteId" = v."id" AND p."entryNo" IS NULL
            AND r."readings" > 0 AND r."own" = 0) AS "sheets",
        (SELECT count(*)::int FROM (SELECT DISTINCT p."seatNo" FROM "PaperSheet" p
            WHERE p."communityId" = v."communityId" AND p."voteId" = v."id" AND p."sheetNo" > 1) d
          JOIN others s ON s."voteId" = v."id" AND s."seatNo" = d."seatNo"
          CROSS JOIN LATERAL (SELECT count(DISTINCT b."choice") FILTER (WHERE b."channel" = 'paper') AS "said",
              count(*) FILTER (WHERE b."channel" <> 'paper') AS "online"
            FROM "Ballot" b WHERE b."communityId" = v."communityId" AND b."voteId" = v."id" AND b."seatNo" = d."seatNo") b
          WHERE b."said" > 1 AND (b."online" = 0 OR v."settings"->>'precedence' = 'paper')
            AND NOT EXISTS (SELECT FROM "DisputeResolution" r WHERE r."communityId" = v."communityId"
              AND r."voteId" = v."id" AND r."seatNo" = d."seatNo")) AS "disputes"
      FROM "Vote" v
      WHERE v."communityId" = ${communityId} AND v."status" IN ('open', 'closed')
        AND NOT EXISTS (SELECT FROM "Outcome" o WHERE o."communityId" = v."communityId" AND o."voteId" = v."id")
    )
    SELECT "year", "number", "question", "sheets", "disputes" FROM waiting
    WHERE "sheets" > 0 OR "disputes" > 0 ORDER BY "closesAt" LIMIT ${limit}`;
  return rows.map(({ year, number, ...waiting }) => ({ ...waiting, serial: showSerial({ year, number }) }));
}
