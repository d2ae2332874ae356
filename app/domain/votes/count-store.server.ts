import type { Db } from "#app/db/client.server.ts";
import type { BallotChoice } from "./ballot-choice.ts";
import type { CountedSeats, SecretChoice } from "./count-vote.ts";
import type { VoteSettings } from "./settings.ts";
import type { VoteKey } from "./store.server.ts";
import type { Way } from "./tally.ts";

type SeatsRow = {
  way: Way;
  choice: BallotChoice | null;
  delivered: boolean;
  seats: number;
  heads: bigint;
  areaDm2: bigint;
};

type Counting = Pick<VoteSettings, "precedence" | "secrecy"> & {
  /** Where everyone has to agree, each seat is one of them. */
  everySeatIsOne: boolean;
};

/**
 * The whole roll, added up by what counts for each seat (docs/ledger.md) and how it came. Each seat looks its ballots up
 * by their key: as joins these would be at the mercy of what the planner guesses of a vote that is still new to it.
 */
export async function countRoll(db: Db, key: VoteKey, counting: Counting): Promise<CountedSeats[]> {
  const rows = await (counting.secrecy === "secret" ? secretSeats(db, key) : namedSeats(db, key, counting.precedence));
  return rows.map(({ way, choice, delivered, seats, heads, areaDm2 }) => ({
    ...{ way, choice, delivered, areaDm2: Number(areaDm2) },
    heads: counting.everySeatIsOne ? seats : Number(heads),
  }));
}

const namedSeats = (db: Db, { communityId, voteId }: VoteKey, precedence: VoteSettings["precedence"]) =>
  db.$queryRaw<SeatsRow[]>`
    WITH said AS (
      SELECT s."heads", s."areaDm2", d."seatNo" IS NOT NULL AS "delivered",
        CASE
          WHEN p."choice" IS NOT NULL AND (o."choice" IS NULL OR ${precedence} = 'paper')
            THEN CASE WHEN p."differ" AND r."choice" IS NULL THEN 'disputed' ELSE 'paper' END
          ELSE coalesce(o."channel"::text, 'notVoted')
        END AS "way",
        CASE
          WHEN p."choice" IS NOT NULL AND (o."choice" IS NULL OR ${precedence} = 'paper')
            THEN CASE WHEN p."differ" THEN r."choice" ELSE p."choice" END
          ELSE o."choice"
        END AS "choice"
      FROM "RollSeat" s
      LEFT JOIN LATERAL (
        SELECT "choice", "channel" FROM "Ballot" b WHERE b."communityId" = s."communityId" AND b."voteId" = s."voteId"
          AND b."seatNo" = s."seatNo" AND b."channel" <> 'paper' ORDER BY b."entryNo" DESC LIMIT 1
      ) o ON true
      LEFT JOIN LATERAL (
        SELECT (array_agg("choice" ORDER BY "entryNo"))[1] AS "choice", count(DISTINCT "choice") > 1 AS "differ"
        FROM "Ballot" b WHERE b."communityId" = s."communityId" AND b."voteId" = s."voteId"
          AND b."seatNo" = s."seatNo" AND b."channel" = 'paper'
      ) p ON true
      LEFT JOIN LATERAL (
        SELECT "choice" FROM "DisputeResolution" r WHERE r."communityId" = s."communityId" AND r."voteId" = s."voteId"
          AND r."seatNo" = s."seatNo" ORDER BY r."entryNo" DESC LIMIT 1
      ) r ON true
      LEFT JOIN "Delivery" d ON d."communityId" = s."communityId" AND d."voteId" = s."voteId" AND d."seatNo" = s."seatNo"
      WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid
    )
    SELECT CASE WHEN "choice" = '"invalid"' THEN 'invalid' ELSE "way" END AS "way", nullif("choice", '"invalid"') AS "choice",
      "delivered", count(*)::int AS "seats", sum("heads")::bigint AS "heads", sum("areaDm2")::bigint AS "areaDm2"
    FROM said GROUP BY 1, 2, 3`;

/** Who took part, and never what they chose. */
const secretSeats = (db: Db, { communityId, voteId }: VoteKey) =>
  db.$queryRaw<SeatsRow[]>`
    SELECT coalesce(p."channel"::text, 'notVoted') AS "way", NULL::jsonb AS "choice", false AS "delivered",
      count(*)::int AS "seats", sum(s."heads")::bigint AS "heads", sum(s."areaDm2")::bigint AS "areaDm2"
    FROM "RollSeat" s
    LEFT JOIN "Participation" p ON p."communityId" = s."communityId" AND p."voteId" = s."voteId" AND p."seatNo" = s."seatNo"
    WHERE s."communityId" = ${communityId} AND s."voteId" = ${voteId}::uuid
    GROUP BY 1`;

export type SecretBallot = { tracker: string; choice: BallotChoice };

/** The ballots of a secret vote in the order of their trackers, which are random. */
export async function listSecretBallots(db: Db, { communityId, voteId }: VoteKey): Promise<SecretBallot[]> {
  const rows = await db.secretBallot.findMany({
    where: { communityId, voteId },
    select: { tracker: true, choice: true },
  });
  const ballots = rows as SecretBallot[];
  return ballots.sort((a, b) => (a.tracker < b.tracker ? -1 : 1));
}

/** What the ballots of a closed secret vote say, added up from its ledger. */
export async function countSecretEntries(db: Db, { communityId, voteId }: VoteKey): Promise<SecretChoice[]> {
  return db.$queryRaw<SecretChoice[]>`
    SELECT "line"::jsonb->'choice' AS "choice", count(*)::int AS "heads" FROM "LedgerEntry"
    WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid AND "line" LIKE '%"kind":"secretBallot"%'
      AND "line"::jsonb->>'kind' = 'secretBallot'
    GROUP BY 1`;
}

/** The seed that the lot's source has shown; null while it has shown none. */
export async function lastSeed(db: Db, { communityId, voteId }: VoteKey): Promise<string | null> {
  const lot = await db.drawnLot.findFirst({
    where: { communityId, voteId },
    orderBy: { entryNo: "desc" },
    select: { seed: true },
  });
  return lot?.seed ?? null;
}
