import { json } from "node:stream/consumers";
import pg from "pg";

import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { planName } from "#app/db/plan-name.server.ts";
import { readSerial } from "#app/domain/shared/serial.ts";
import { tags } from "#app/domain/shared/tags.ts";
import {
  findSeats,
  lockVoteToCast,
  moreTurnout,
  type NewBallot,
  newBallots,
} from "#app/domain/votes/ballot-store.server.ts";
import { newSalt } from "#app/domain/votes/ledger/growing-ledger.server.ts";
import { openLedger, writeEntries } from "#app/domain/votes/ledger-store.server.ts";
import type { Entry } from "../requests.ts";
import { bareServer } from "./bare.ts";

export type BareBallot = { databaseUrl: string; communityId: string; serial: string };

/** A ballot with its entry in the ledger by the app's own statements, one ballot a transaction, straight through `pg`. */
bareServer<BareBallot>(({ databaseUrl, communityId, serial }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: "-c timezone=UTC" });
  const asked = readSerial(serial);
  if (!asked) throw new Error(`${serial} is no number of a vote`);
  return async (request, response) => {
    const { accountId, seatNo, formKey } = (await json(request)) as Entry;
    const client = await pool.connect();
    const db = throughPg(client);
    await client.query("BEGIN");
    const vote = await lockVoteToCast(db, communityId, asked);
    const key = { communityId, voteId: vote?.voteId ?? "" };
    const seats = await findSeats(db, key, [seatNo], { secrecy: "named", precedence: "online" });
    const isFree = vote?.status === "open" && seats.get(seatNo)?.ballots.length === 0;
    if (vote && isFree) {
      const ledger = await openLedger(db, key, serial);
      const ballot = { seat: seatNo, channel: "online", choice: "agree", salt: newSalt(), replaces: null } as const;
      const entryNo = ledger.add("ballot", ballot, vote.now);
      const cast: NewBallot = {
        ...{ seatNo, entryNo, channel: "online", choice: "agree", replaces: null },
        ...{ casterId: accountId, castAt: vote.now, formKey },
      };
      await writeEntries(db, key, ledger, {
        rows: [newBallots(key, [cast]), moreTurnout(key, [seatNo])],
        touched: [tags.vote(communityId, serial)],
      });
    }
    await client.query("COMMIT");
    client.release();
    response.writeHead(isFree ? 303 : 409).end();
  };
});

/** What the stores ask of a client, without anything between them and the driver. */
function throughPg(client: pg.PoolClient): Db {
  const ask = (strings: TemplateStringsArray, ...parameters: unknown[]) => {
    const { text, values } = Prisma.sql(strings, ...(parameters as Prisma.Sql[]));
    const name = planName(text);
    return client.query({ ...(name && { name }), text, values });
  };
  return {
    $queryRaw: async (...sql: Parameters<typeof ask>) => (await ask(...sql)).rows,
    $executeRaw: async (...sql: Parameters<typeof ask>) => (await ask(...sql)).rowCount,
  } as unknown as Db;
}
