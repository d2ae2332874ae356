import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";

type VoteKey = { communityId: string; voteId: string };

export const listOwnRequests = (tx: Db, { communityId, voteId }: VoteKey, askerId: string) =>
  tx.rollRequest.findMany({ where: { communityId, voteId, askerId }, select: { id: true, formKey: true, text: true } });

type NewRequest = { askerId: string; text: string; askedAt: Date; formKey: string };

export async function insertRequest(tx: Db, { communityId, voteId }: VoteKey, request: NewRequest): Promise<string> {
  return (await tx.rollRequest.create({ data: { communityId, voteId, ...request }, select: { id: true } })).id;
}

type Row = {
  askerId: string;
  answer: string | null;
  answeredAt: Date | null;
  answeredById: string | null;
  now: Date;
};

/** A request of this vote, and the database's clock; held until commit. Refuses with not_found. */
export async function lockRequest(tx: Db, communityId: string, address: string, id: string): Promise<Row> {
  const { year, number } = serialIn(address);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT r."askerId", r."answer", r."answeredAt", r."answeredById", clock_timestamp() AS "now" FROM "RollRequest" r
    JOIN "Vote" v ON v."communityId" = r."communityId" AND v."id" = r."voteId"
    WHERE r."communityId" = ${communityId} AND r."id" = ${id}::uuid AND v."year" = ${year} AND v."number" = ${number}
    FOR UPDATE OF r`;
  if (!row) throw new Refused("not_found");
  return row;
}

type Answer = { answer: string; answeredById: string; answeredAt: Date };

export async function answer(tx: Db, communityId: string, id: string, data: Answer) {
  await tx.rollRequest.update({ where: { communityId_id: { communityId, id } }, data, select: { id: true } });
}

const fields = {
  ...{ id: true, text: true, askedAt: true, answer: true, answeredAt: true, askerId: true },
  asker: { select: { shownName: true } },
  vote: { select: { year: true, number: true, question: true } },
} as const;

/** Requests of one vote or one person, or all that wait in a community, the oldest first. */
export async function listRequests(
  db: Db,
  where: { communityId: string; voteId?: string; askerId?: string; answeredAt?: null },
  limit: number,
) {
  const rows = await db.rollRequest.findMany({ where, orderBy: { askedAt: "asc" }, take: limit, select: fields });
  return rows.map(shown);
}

/** One request of a vote. Refuses with not_found. */
export async function getRequest(db: Db, communityId: string, address: string, id: string) {
  const row = await db.rollRequest.findFirst({
    where: { communityId, id, vote: serialIn(address) },
    select: fields,
  });
  if (!row) throw new Refused("not_found");
  return shown(row);
}

type Found = NonNullable<Awaited<ReturnType<typeof found>>>;
const found = (db: Db) => db.rollRequest.findFirst({ select: fields });

const shown = ({ asker, vote: { question, ...serial }, ...request }: Found) => ({
  ...request,
  askerName: asker.shownName,
  vote: { serial: showSerial(serial), question },
});
