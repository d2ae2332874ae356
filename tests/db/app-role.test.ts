import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { grantTo, makeAppRole } from "#app/db/app-role.server.ts";
import { startJobs } from "#app/jobs/worker.server.ts";
import { freshDatabase } from "./support/database.ts";

const database = freshDatabase();

let app: pg.Client;
beforeAll(async () => {
  const url = await makeAppRole(database.url);
  app = new pg.Client(url);
  await app.connect();
});
afterAll(() => app.end());

const GROWING = ["LedgerEntry", "LedgerCheckpoint", "SigningKey", "Ballot", "LocalRule"];

test.each(GROWING)("the application reads and adds to %s, and that is all", async (table) => {
  await app.query(`SELECT FROM "${table}" LIMIT 1`);
  const { rows } = await app.query(`SELECT has_table_privilege('"${table}"', 'INSERT') AS "adds"`);
  expect(rows).toEqual([{ adds: true }]);
  const [column] = (
    await app.query("SELECT column_name FROM information_schema.columns WHERE table_name = $1 LIMIT 1", [table])
  ).rows;
  for (const statement of [
    `UPDATE "${table}" SET "${column.column_name}" = DEFAULT`,
    `DELETE FROM "${table}"`,
    `TRUNCATE "${table}" CASCADE`,
  ]) {
    await expect(app.query(statement), statement).rejects.toThrow(/permission denied/);
  }
});

test.each([
  ["switches off no trigger", `ALTER TABLE "LedgerEntry" DISABLE TRIGGER ALL`, /must be owner/],
  ["steps over none", "SET session_replication_role = replica", /permission denied/],
  ["becomes nobody else", "SET ROLE sunshine", /permission denied/],
  ["changes no migration", "DELETE FROM _prisma_migrations", /permission denied/],
  ["makes no tables", "CREATE TABLE own (id int)", /permission denied/],
])("it %s", async (_, statement, refused) => {
  await expect(app.query(statement)).rejects.toThrow(refused);
});

test("it changes what is there to be changed, and does the jobs", async () => {
  await app.query(`UPDATE "Account" SET "shownName" = "shownName"`);
  const url = new URL(database.url);
  url.username = "sunshine_app";
  const jobs = await startJobs(url.href);
  await jobs.stop();
});

test("it counts for the planner what an import fills, and no other table", async () => {
  const { rows } = await app.query(`
    SELECT c.relname AS "name" FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND has_table_privilege(c.oid, 'MAINTAIN') ORDER BY 1`);
  expect(rows.map(({ name }) => name)).toEqual(["ExclusiveUnit", "OwnerParty", "OwnerPartyMember"]);
});

test("servers that start together agree on what it may", async () => {
  const url = new URL(database.url);
  url.username = "sunshine_app";
  await Promise.all([1, 2, 3, 4].map(() => grantTo(database.url, url.href)));
  await expect(app.query(`DELETE FROM "Ballot"`)).rejects.toThrow(/permission denied/);
});
