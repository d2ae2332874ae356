import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { partyWeight, units } from "#app/domain/parties/weight.server.ts";
import { type ElectorateRule, type Scope, seatsOf } from "./electorates.server.ts";
import type { RollFacts } from "./ledger/entries.ts";
import type { RollLine } from "./ledger/roll-lines.server.ts";
import type { VoteKey } from "./store.server.ts";
import type { Weight } from "./tally.ts";

/** Takes the roll as it is now, in one statement however many seats there are, and says what it weighs. */
export async function takeRoll(tx: Db, { communityId, voteId }: VoteKey, rule: ElectorateRule, scope: Scope) {
  await forgetPlans(tx);
  const [roll] = await tx.$queryRaw<{ seats: number; heads: bigint; areaDm2: bigint }[]>`
    WITH seat AS MATERIALIZED (
      SELECT *, ${newSalt} AS "salt" FROM (${seatsOf(communityId, rule, scope)}) seat
    ), taken AS (
      INSERT INTO "RollSeat" ("communityId", "voteId", "seatNo", "label", "heads", "areaDm2", "subjectId",
        "partyId", "voterId", "salt", "commitment")
      SELECT ${communityId}, ${voteId}::uuid, row_number() OVER (ORDER BY "place", "id"), "label", "heads", "areaDm2", "id",
        "partyId", "voterId", "salt", ${commitment}
      FROM seat
      RETURNING "heads", "areaDm2"
    )
    SELECT count(*)::int AS "seats", coalesce(sum("heads"), 0)::bigint AS "heads",
      coalesce(sum("areaDm2"), 0)::bigint AS "areaDm2" FROM taken`;
  return { seats: roll?.seats ?? 0, ...weightOf(roll) };
}

/**
 * A connection keeps its plans, and among them how it looks up that the party of a new seat is there: one made when there
 * were few parties reads all of them, for each of tens of thousands of seats, until somebody counts the table again.
 * Forgotten, they are made for the tables as large as they are.
 */
const forgetPlans = (tx: Db) => tx.$executeRaw`DISCARD PLANS`;

export async function recordRollTotals(tx: Db, { communityId, voteId }: VoteKey, { heads, areaDm2 }: Weight) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { rollHeads: heads, rollAreaDm2: areaDm2 },
    select: { id: true },
  });
}

/** 16 bytes that nobody can guess. */
export const newSalt = Prisma.sql`decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`;

/** A seat's holder, hidden: canonical JSON of both, hashed (docs/ledger.md). */
export const commitment = Prisma.sql`sha256(convert_to('{"holder":' || to_json("label")::text || ',"salt":"'
  || encode("salt", 'base64') || '"}', 'UTF8'))`;

/** A line of the roll as docs/ledger.md has it. */
const rollLine = Prisma.sql`'{"areaDm2":' || "areaDm2" || ',"commitment":"' || encode("commitment", 'hex')
  || '","heads":' || "heads" || ',"seat":' || "seatNo" || '}'`;

/** What the roll adds up to, and what it hashes to: what a notice publishes of it. */
export async function sumUpRoll(db: Db, { communityId, voteId }: VoteKey): Promise<RollFacts> {
  const [roll] = await db.$queryRaw<{ seats: number; heads: bigint; areaDm2: bigint; hash: string }[]>`
    SELECT count(*)::int AS "seats", coalesce(sum("heads"), 0)::bigint AS "heads",
      coalesce(sum("areaDm2"), 0)::bigint AS "areaDm2",
      encode(sha256(convert_to(coalesce(string_agg(${rollLine} || E'\\n', '' ORDER BY "seatNo"), ''), 'UTF8')), 'hex') AS "hash"
    FROM "RollSeat" WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid`;
  return { seats: roll?.seats ?? 0, ...weightOf(roll), hash: roll?.hash ?? "" };
}

const PAGE = 5_000;

/** The roll as everybody may see it, in the order of its seats, page by page. */
export async function* rollLinesOf(db: Db, { communityId, voteId }: VoteKey): AsyncGenerator<RollLine[]> {
  for (let after = 0; ; ) {
    const seats = await db.rollSeat.findMany({
      where: { communityId, voteId, seatNo: { gt: after } },
      orderBy: { seatNo: "asc" },
      take: PAGE,
      select: { seatNo: true, heads: true, areaDm2: true, commitment: true },
    });
    yield seats.map(({ seatNo, heads, areaDm2, commitment }) => ({
      ...{ seat: seatNo, heads, areaDm2, commitment: Buffer.from(commitment).toString("hex") },
    }));
    if (seats.length < PAGE) return;
    after = seats.at(-1)?.seatNo ?? after;
  }
}

/** The seats after one, as those see them who may know who holds them. */
export async function listSeats(
  db: Db,
  { communityId, voteId }: VoteKey,
  { after, limit }: { after: number; limit: number },
) {
  const seats = await db.rollSeat.findMany({
    where: { communityId, voteId, seatNo: { gt: after } },
    orderBy: { seatNo: "asc" },
    take: limit,
    select: { seatNo: true, label: true, heads: true, areaDm2: true, voterId: true },
  });
  return seats.map(({ voterId, ...seat }) => ({ ...seat, online: voterId !== null }));
}

type AreaRow = { id: string; name: string; heads: bigint; areaDm2: bigint };

/** The property areas of a community, with what their owners weigh together. */
export async function listElectorates(db: Db, communityId: string) {
  const rows = await db.$queryRaw<AreaRow[]>`
    SELECT a."id", a."name", coalesce(sum(w."heads"), 0)::bigint AS "heads",
      coalesce(sum(w."areaDm2"), 0)::bigint AS "areaDm2"
    FROM "PropertyArea" a
    LEFT JOIN (
      SELECT b."propertyAreaId", ${partyWeight} FROM ${units}
      WHERE b."communityId" = ${communityId} GROUP BY b."propertyAreaId", u."partyId"
    ) w ON w."propertyAreaId" = a."id"
    WHERE a."communityId" = ${communityId}
    GROUP BY a."id", a."name" ORDER BY length(a."name"), a."name"`;
  return rows.map(({ id, name, ...weight }) => ({ id, name, ...weightOf(weight) }));
}

/** The buildings and grids of a community, by name. */
export async function listPlaces(db: Db, communityId: string) {
  const [buildings, grids] = await Promise.all([
    db.$queryRaw<{ id: string; name: string; areaName: string }[]>`
      SELECT b."id", b."name", a."name" AS "areaName" FROM "Building" b
      JOIN "PropertyArea" a ON a."communityId" = b."communityId" AND a."id" = b."propertyAreaId"
      WHERE b."communityId" = ${communityId} ORDER BY a."name", length(b."name"), b."name"`,
    db.grid.findMany({ where: { communityId }, orderBy: { name: "asc" }, select: { id: true, name: true } }),
  ]);
  return { buildings, grids };
}

export const countResidents = (db: Db, communityId: string) =>
  db.membership.count({ where: { communityId, role: "resident", endedAt: null } });

const weightOf = (row: { heads: bigint; areaDm2: bigint } | undefined): Weight => ({
  heads: Number(row?.heads ?? 0),
  areaDm2: Number(row?.areaDm2 ?? 0),
});
