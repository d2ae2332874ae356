import type { Db } from "#app/db/client.server.ts";
import type { DeliveryManner } from "#app/db/generated/enums.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import type { VoteKey } from "#app/domain/votes/hold-vote.server.ts";
import type { PaperSeat } from "./policy.ts";
import type { Reading } from "./readings.ts";

export type SheetKey = { seatNo: number; sheetNo: number };
export type FoundSheet = SheetKey &
  PaperSeat & {
    label: string;
    isSettled: boolean;
    hasPhoto: boolean;
  };

/** The sheet with this code, and who may vote for its seat. Refuses with not_found. */
export async function getSheet(db: Db, { communityId, voteId }: VoteKey, codeHash: Uint8Array): Promise<FoundSheet> {
  const [sheet] = await db.$queryRaw<FoundSheet[]>`
    SELECT p."seatNo", p."sheetNo", s."label", s."voterId", a."proxyId",
      ARRAY(SELECT m."accountId" FROM "OwnerPartyMember" m WHERE m."communityId" = s."communityId"
        AND m."partyId" = s."partyId" AND m."accountId" IS NOT NULL) AS "ownerIds", p."entryNo" IS NOT NULL AS "isSettled",
      p."photo" IS NOT NULL AS "hasPhoto"
    FROM "PaperSheet" p
    JOIN "RollSeat" s ON s."communityId" = p."communityId" AND s."voteId" = p."voteId" AND s."seatNo" = p."seatNo"
    LEFT JOIN "ProxyAuthority" a ON a."communityId" = p."communityId" AND a."voteId" = p."voteId"
      AND a."seatNo" = p."seatNo" AND a."revokedAt" IS NULL
    WHERE p."communityId" = ${communityId} AND p."voteId" = ${voteId}::uuid AND p."codeHash" = ${codeHash}`;
  if (!sheet) throw new Refused("not_found");
  return sheet;
}

/** What was read on a sheet, the first reading first. */
export async function listReadings(db: Db, { communityId, voteId }: VoteKey, { seatNo, sheetNo }: SheetKey) {
  const rows = await db.paperReading.findMany({
    where: { communityId, voteId, seatNo, sheetNo },
    orderBy: [{ readAt: "asc" }, { readerId: "asc" }],
    select: { readerId: true, choice: true },
  });
  return rows as Reading[];
}

type NewReading = SheetKey & Reading & { readAt: Date };

export const insertReading = (tx: Db, { communityId, voteId }: VoteKey, { choice, ...reading }: NewReading) =>
  tx.paperReading.create({
    data: { communityId, voteId, ...reading, choice: choice as string },
    select: { readerId: true },
  });

export const addPhoto = (tx: Db, key: VoteKey, sheet: SheetKey, photo: Uint8Array<ArrayBuffer>) =>
  tx.paperSheet.update({ where: whereSheet(key, sheet), data: { photo }, select: { seatNo: true } });

export const settleSheet = (tx: Db, key: VoteKey, sheet: SheetKey, entryNo: number) =>
  tx.paperSheet.update({ where: whereSheet(key, sheet), data: { entryNo }, select: { seatNo: true } });

const whereSheet = ({ communityId, voteId }: VoteKey, { seatNo, sheetNo }: SheetKey) => ({
  communityId_voteId_seatNo_sheetNo: { communityId, voteId, seatNo, sheetNo },
});

export async function findPhoto(db: Db, key: VoteKey, sheet: SheetKey): Promise<Uint8Array | null> {
  const found = await db.paperSheet.findUnique({ where: whereSheet(key, sheet), select: { photo: true } });
  return found?.photo ?? null;
}

/** Seats of a range, with how many sheets each has already. */
export const listSeatsToPrint = (
  db: Db,
  { communityId, voteId }: VoteKey,
  { from, to, which }: { from: number; to: number; which: "all" | "notVoted" },
  most: number,
) =>
  db.$queryRaw<{ seatNo: number; label: string; heads: number; areaDm2: number; sheets: number }[]>`
    SELECT s."seatNo", s."label", s."heads", s."areaDm2", coalesce(max(p."sheetNo"), 0) AS "sheets" FROM "RollSeat" s
    LEFT JOIN "PaperSheet" p ON p."communityId" = s."communityId" AND p."voteId" = s."voteId" AND p."seatNo" = s."seatNo"
    WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid AND s."seatNo" BETWEEN ${from} AND ${to}
      AND (${which} = 'all' OR NOT EXISTS (SELECT FROM "Ballot" b WHERE b."communityId" = s."communityId"
        AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo"))
    GROUP BY s."communityId", s."voteId", s."seatNo" ORDER BY s."seatNo" LIMIT ${most}`;

type NewDelivery = { seatNo: number; entryNo: number; manner: DeliveryManner; delivererId: string; deliveredAt: Date };

/** Which of these seats are on the roll and were not served yet. */
export async function listUnserved(db: Db, { communityId, voteId }: VoteKey, seatNos: readonly number[]) {
  const seats = await db.rollSeat.findMany({
    where: { communityId, voteId, seatNo: { in: [...seatNos] }, deliveries: { none: {} } },
    orderBy: { seatNo: "asc" },
    select: { seatNo: true },
  });
  return seats.map(({ seatNo }) => seatNo);
}

export const insertDeliveries = (tx: Db, { communityId, voteId }: VoteKey, deliveries: readonly NewDelivery[]) =>
  tx.delivery.createMany({ data: deliveries.map((delivery) => ({ communityId, voteId, ...delivery })) });

export type DisputedSeat = PaperSeat & {
  label: string;
  /** Its papers, the first one first. */
  papers: BallotChoice[];
  /** Anything came for it, on paper or not. */
  hasVoted: boolean;
  hasOnline: boolean;
};

/** A seat with what came for it on paper. Refuses with not_found. */
export async function getSeatWithPapers(db: Db, { communityId, voteId }: VoteKey, seatNo: number) {
  const seat = await db.rollSeat.findUnique({
    where: { communityId_voteId_seatNo: { communityId, voteId, seatNo } },
    select: {
      ...{ label: true, voterId: true, party: { select: { members: { select: { accountId: true } } } } },
      authorities: { where: { revokedAt: null }, select: { proxyId: true } },
      ballots: { orderBy: { entryNo: "asc" }, select: { channel: true, choice: true } },
      participations: { select: { entryNo: true }, take: 1 },
    },
  });
  if (!seat) throw new Refused("not_found");
  const { label, voterId, party, authorities, ballots, participations } = seat;
  return {
    ...{ label, voterId, proxyId: authorities[0]?.proxyId ?? null },
    ownerIds: (party?.members ?? []).flatMap(({ accountId }) => accountId ?? []),
    papers: ballots.flatMap(({ channel, choice }) => (channel === "paper" ? [choice as BallotChoice] : [])),
    hasVoted: ballots.length + participations.length > 0,
    hasOnline: ballots.some(({ channel }) => channel !== "paper"),
  } satisfies DisputedSeat;
}

/** For how many seats somebody may vote with a written authority, or has: what they cast stays when it is revoked. */
export const countPrincipals = (db: Db, { communityId, voteId }: VoteKey, proxyId: string) =>
  db.rollSeat.count({
    where: {
      ...{ communityId, voteId },
      OR: [
        { authorities: { some: { proxyId, revokedAt: null } } },
        { ballots: { some: { casterId: proxyId, channel: "proxy" } } },
        { participations: { some: { casterId: proxyId, channel: "proxy" } } },
      ],
    },
  });
