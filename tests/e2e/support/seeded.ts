import type pg from "pg";

const COMMUNITY = "yangguang";
export const BASE = `/c/${COMMUNITY}`;

type Query = { select: string; from: string; where?: string; order?: string };

/** The numbers of what the demo community holds, as they stand in addresses. */
async function serials(db: pg.Client, { select, from, where = "true", order = "1" }: Query): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT ${select} x."year" || '-' || lpad(x."number"::text, 4, '0') AS "serial" FROM ${from}
     WHERE x."communityId" = $1 AND x."number" IS NOT NULL AND ${where} ORDER BY ${order}`,
    [COMMUNITY],
  );
  return rows.map(({ serial }) => serial);
}

/** One proposal in every state there is and one vote in every phase and with every ending. */
export async function seeded(db: pg.Client) {
  const states = { select: 'DISTINCT ON (x."state")', from: '"Proposal" x', order: 'x."state", x."number"' };
  const ends = `x."status", x."result"->>'decision'`;
  const votes = { select: `DISTINCT ON (${ends})`, from: '"Vote" x', order: `${ends}, x."number"` };
  return {
    states: await serials(db, states),
    votes: await serials(db, votes),
  };
}

export const proposalsIn = (db: pg.Client, state: string) =>
  serials(db, { select: "", from: '"Proposal" x', where: `x."state" = '${state}'` });

export async function authorOf(db: pg.Client, serial: string): Promise<string> {
  const { rows } = await db.query(
    'SELECT "authorId" FROM "Proposal" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3',
    [COMMUNITY, ...serial.split("-").map(Number)],
  );
  return rows[0].authorId;
}

/** The proposal people said most about, and the address of a conversation in it. */
export async function mostDiscussed(db: pg.Client) {
  const { rows } = await db.query(
    `SELECT p."year" || '-' || lpad(p."number"::text, 4, '0') AS "serial", c."id" AS "comment"
     FROM "Proposal" p JOIN "Thread" t ON t."communityId" = p."communityId" AND t."id" = p."threadId"
     JOIN "Comment" c ON c."communityId" = t."communityId" AND c."threadId" = t."id"
     WHERE p."communityId" = $1 ORDER BY t."commentCount" DESC, c."replyCount" DESC LIMIT 1`,
    [COMMUNITY],
  );
  return rows[0] as { serial: string; comment: string };
}

/** An open vote and somebody with a seat in it, voted for or not. */
export async function openSeat(db: pg.Client, hasVoted: boolean) {
  const { rows } = await db.query(
    `SELECT v."year" || '-' || lpad(v."number"::text, 4, '0') AS "vote", s."voterId" AS "accountId"
     FROM "Vote" v JOIN "RollSeat" s ON s."communityId" = v."communityId" AND s."voteId" = v."id"
     LEFT JOIN "Ballot" b ON b."communityId" = s."communityId" AND b."voteId" = s."voteId" AND b."seatNo" = s."seatNo"
     WHERE v."communityId" = $1 AND v."status" = 'open' AND s."voterId" IS NOT NULL AND (b."choice" IS NOT NULL) = $2
     LIMIT 1`,
    [COMMUNITY, hasVoted],
  );
  const { vote, accountId } = rows[0];
  return { accountId, vote: `/votes/${vote}` };
}
