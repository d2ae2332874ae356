import type { Db } from "#app/db/client.server.ts";
import type { VoteKey } from "#app/domain/votes/hold-vote.server.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";

/** How many sheets there are and how far they are, and how many seats were served a ballot. */
export async function sumUpPapers(db: Db, { communityId, voteId }: VoteKey) {
  const [sums] = await db.$queryRaw<{ seats: number; printed: number; settled: number; served: number }[]>`
    SELECT
      (SELECT count(*)::int FROM "RollSeat" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid) AS "seats",
      (SELECT count(*)::int FROM "Delivery" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid) AS "served",
      count(*)::int AS "printed", count("entryNo")::int AS "settled"
    FROM "PaperSheet" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid`;
  return sums ?? { seats: 0, printed: 0, settled: 0, served: 0 };
}

/** Sheets that somebody has read and that are not settled: they wait for a second person, or for a third. */
export const listOpenSheets = (db: Db, { communityId, voteId }: VoteKey, limit: number) =>
  db.$queryRaw<{ seatNo: number; sheetNo: number; label: string; readings: number }[]>`
    SELECT p."seatNo", p."sheetNo", s."label", count(*)::int AS "readings" FROM "PaperSheet" p
    JOIN "PaperReading" r ON r."communityId" = p."communityId" AND r."voteId" = p."voteId" AND r."seatNo" = p."seatNo"
      AND r."sheetNo" = p."sheetNo"
    JOIN "RollSeat" s ON s."communityId" = p."communityId" AND s."voteId" = p."voteId" AND s."seatNo" = p."seatNo"
    WHERE p."communityId" = ${communityId} AND p."voteId" = ${voteId}::uuid AND p."entryNo" IS NULL
    GROUP BY p."seatNo", p."sheetNo", s."label" ORDER BY "readings" DESC, p."seatNo" LIMIT ${limit}`;

/** Seats whose papers differ, where these are what counts; and whether it was decided what does. */
export const listDisputes = (
  db: Db,
  { communityId, voteId }: VoteKey,
  precedence: VoteSettings["precedence"],
  limit: number,
) =>
  db.$queryRaw<{ seatNo: number; label: string; isResolved: boolean }[]>`
    SELECT s."seatNo", s."label", EXISTS (SELECT FROM "DisputeResolution" r WHERE r."communityId" = s."communityId"
      AND r."voteId" = s."voteId" AND r."seatNo" = s."seatNo") AS "isResolved"
    FROM "RollSeat" s
    JOIN (SELECT "seatNo" FROM "Ballot" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid
      AND "channel" = 'paper' GROUP BY "seatNo" HAVING count(DISTINCT "choice") > 1) b ON b."seatNo" = s."seatNo"
    WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid
      AND (${precedence} = 'paper' OR NOT EXISTS (SELECT FROM "Ballot" o WHERE o."communityId" = s."communityId"
        AND o."voteId" = s."voteId" AND o."seatNo" = s."seatNo" AND o."channel" <> 'paper'))
    ORDER BY "isResolved", s."seatNo" LIMIT ${limit}`;

/** Seats of places so called that no ballot was served on yet, and on how many seats in all one was. */
export async function listUndelivered(db: Db, { communityId, voteId }: VoteKey, q: string, limit: number) {
  const [seats, served] = await Promise.all([
    db.rollSeat.findMany({
      where: { communityId, voteId, deliveries: { none: {} }, label: { contains: q } },
      orderBy: { seatNo: "asc" },
      take: limit,
      select: { seatNo: true, label: true },
    }),
    db.delivery.count({ where: { communityId, voteId } }),
  ]);
  return { seats, served };
}

/** Authorities of a vote, those that stand first. */
export async function listAuthorities(db: Db, { communityId, voteId }: VoteKey) {
  const rows = await db.proxyAuthority.findMany({
    where: { communityId, voteId },
    orderBy: [{ revokedAt: { sort: "asc", nulls: "first" } }, { seatNo: "asc" }],
    select: {
      ...{ id: true, seatNo: true, grantedOn: true, revokedAt: true },
      seat: { select: { label: true } },
      proxy: { select: { shownName: true } },
    },
  });
  return rows.map(({ seat, proxy, ...authority }) => ({ ...authority, label: seat.label, proxyName: proxy.shownName }));
}
