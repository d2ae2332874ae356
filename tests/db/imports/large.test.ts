import { beforeAll, expect, test } from "vitest";

import { connect, disconnect, prisma } from "#app/db/client.server.ts";
import { undoImport } from "#app/domain/imports/undo-import.server.ts";
import { freshDatabase } from "../support/database.ts";
import type { SignedIn } from "../votes/hall.ts";
import { flat, importAll, makeEmptyCommunity } from "./neighbourhood.ts";

const database = freshDatabase();
const ROWS = 2_000;

let chair: SignedIn;
/** The connections that write, and one beside them that tells how far they are, know the tables with a few rows. */
beforeAll(async () => {
  await disconnect();
  connect(database.url, 2);
  const small = await makeEmptyCommunity();
  await importAll(small, [flat("501"), flat("502")]);
  await prisma.$executeRaw`ANALYZE`;
  await undoImport(small, await importAll(small, [flat("503"), flat("504")]));
  chair = await makeEmptyCommunity();
});

test("what is imported is not read from end to end for each of its rows, nor when it is undone", async () => {
  const before = await rowsRead();
  const importId = await importAll(
    chair,
    Array.from({ length: ROWS }, (_, n) => flat(`${n + 1}`, { owners: `王${String.fromCharCode(0x4e00 + n)}` })),
  );
  const written = await rowsRead();
  expect(written - before).toBeLessThan(50 * ROWS);
  await undoImport(chair, importId);
  expect((await rowsRead()) - written).toBeLessThan(50 * ROWS);
});

test("what was imported is known to the planner at once", async () => {
  await importAll(chair, [flat("501"), flat("502")]);
  const sizes = await prisma.$queryRaw`
    SELECT relname::text AS "name", reltuples::int AS "rows" FROM pg_class
    WHERE relname IN ('OwnerParty', 'OwnerPartyMember', 'ExclusiveUnit') ORDER BY relname`;
  const rows = await prisma.exclusiveUnit.count();
  expect(sizes).toEqual(["ExclusiveUnit", "OwnerParty", "OwnerPartyMember"].map((name) => ({ name, rows })));
});

/** Rows read so far by going through tables of owners and flats from end to end. */
async function rowsRead(): Promise<number> {
  await prisma.$executeRaw`SELECT pg_stat_force_next_flush()`;
  const [{ rows } = { rows: 0 }] = await prisma.$queryRaw<{ rows: number }[]>`
    SELECT sum("seq_tup_read")::int AS "rows" FROM pg_stat_user_tables
    WHERE relname IN ('OwnerParty', 'OwnerPartyMember', 'ExclusiveUnit', 'RollSeat', 'Building')`;
  return rows;
}
