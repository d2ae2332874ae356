import { randomUUID } from "node:crypto";
import type { Client } from "pg";

import { showSerial } from "#app/domain/shared/serial.ts";
import type { Visitor } from "./visitors.ts";

export const SEATS = 200_000;
const DAY_MS = 86_400_000;

/** Opens a copy of a deliberation vote with a roll on which every voter has many seats. Returns its number. */
export async function openVoteFor(
  client: Client,
  communityId: string,
  voters: Visitor[],
  seats = SEATS,
): Promise<string> {
  const id = randomUUID();
  const opened = {
    ...{ id, formKey: randomUUID(), rollHeads: seats, status: "open", result: null, closedAt: null },
    ...{ opensAt: new Date(Date.now() - DAY_MS), closesAt: new Date(Date.now() + 60 * DAY_MS) },
  };
  const { rows } = await client.query<{ year: number; number: number }>(
    `INSERT INTO "Vote" SELECT (jsonb_populate_record(v, $2::jsonb || jsonb_build_object('number',
         (SELECT max("number") + 1 FROM "Vote" WHERE "communityId" = $1)))).*
     FROM "Vote" v WHERE "communityId" = $1 AND "track" = 'deliberation' ORDER BY "id" LIMIT 1
     RETURNING "year", "number"`,
    [communityId, JSON.stringify(opened)],
  );
  await client.query(`INSERT INTO "VoteTurnout" ("communityId", "voteId") VALUES ($1, $2)`, [communityId, id]);
  await client.query(
    `INSERT INTO "RollSeat" ("communityId", "voteId", "seatNo", "label", "heads", "areaDm2", "voterId",
       "subjectId", "salt", "commitment")
     SELECT $1, $2, seat, seat || ' 号', 1, 0, ($3::uuid[])[(seat - 1) % $4 + 1], gen_random_uuid(), '', sha256('') FROM generate_series(1, $5::int) seat`,
    [communityId, id, voters.map(({ accountId }) => accountId), voters.length, seats],
  );
  const [vote] = rows;
  if (!vote) throw new Error("there is no deliberation vote to copy");
  return showSerial(vote);
}
