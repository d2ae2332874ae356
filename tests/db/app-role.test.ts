import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { grantTo, makeAppRole } from "#app/db/app-role.server.ts";
import { prisma } from "#app/db/client.server.ts";
import { ABOVE } from "#app/domain/audit/chain.ts";
import { auditLines } from "#app/domain/audit/export-audit.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { startJobs } from "#app/jobs/worker.server.ts";
import { verify } from "../../bin/verify-audit/verify.mjs";
import { linesOf } from "../../bin/verify-vote/lines.mjs";
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

/** Its own tables come before those of the same name, for whoever does not say which. */
describe("it leads no guard astray with tables of its own:", () => {
  const accountId = randomUUID();
  const inFront = async (table: string, statement: string) => {
    await app.query(`CREATE TEMP TABLE "${table}" AS ${statement}`);
    onTestFinished(async () => void (await app.query(`DROP TABLE pg_temp."${table}"`)));
  };

  beforeAll(async () => {
    const named = { loginName: "wang", realName: "王", shownName: "王**" };
    await prisma.account.create({ data: { id: accountId, ...named } });
    const act = {
      action: "factor.reset",
      subject: "factor",
      about: accountId,
      personal: { reason: "手机丢了" },
    } as const;
    await record(prisma, { communityId: null, accountId: null }, act);
  });

  test("what is personal stays in the record of acts", async () => {
    await inFront("Account", `SELECT '${accountId}'::uuid AS "id", now() AS "erasedAt"`);
    const emptied = app.query(`UPDATE public."AuditEntry" SET "personal" = NULL, "salt" = NULL`);
    await expect(emptied).rejects.toThrow(/is only added to/);
  });

  test("an entry follows the last one there is", async () => {
    await inFront("AuditEntry", `SELECT '*' AS "chain", 41 AS "n", '\\x00'::bytea AS "hash"`);
    await app.query(`INSERT INTO public."AuditEntry" ("id", "at", "action", "subject", "detail")
      VALUES (gen_random_uuid(), now(), 'factor.reset', 'factor', '{}')`);
    expect(await verify(linesOf(auditLines(prisma, ABOVE)))).toMatchObject({ verified: { entries: 2 } });
  });

  test("every guard knows where to look", async () => {
    const { rows } = await app.query(`
      SELECT p.proname AS "name" FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
        AND p.proconfig IS DISTINCT FROM ARRAY['search_path=public, pg_temp'] ORDER BY 1`);
    expect(rows).toEqual([]);
  });
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
