import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { withDatabase } from "../support/server.ts";

const MIGRATION = "20261201100000_notice_threads";

let client: pg.Client;
beforeAll(async () => {
  const name = `before_notice_threads_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client(inject("server"));
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  client = new pg.Client(withDatabase(inject("server"), name));
  await client.connect();
  const earlier = readdirSync("prisma/migrations").filter((folder) => /^\d/.test(folder) && folder < MIGRATION);
  for (const folder of earlier.sort()) await run(folder);
});
afterAll(() => client.end());

const run = (folder: string) => client.query(readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8"));

const OLD = 200;

test("every notice there was gets a thread of its own, stays as it was published, and nothing else changes", async () => {
  // What counts here are the rows; where they came from is other tables' business.
  await client.query(`
    INSERT INTO "Subdistrict" ("id", "name") VALUES (gen_random_uuid(), '向阳街道');
    INSERT INTO "Community" ("id", "name", "subdistrictId", "endorsementThreshold") SELECT 'old', '旧社区', "id", 1 FROM "Subdistrict";
    SET session_replication_role = replica;
    INSERT INTO "Thread" ("communityId", "id", "commentCount", "lastPosition") SELECT 'old', gen_random_uuid(), n, n FROM generate_series(1, 3) n;
    INSERT INTO "Outcome" ("communityId", "id", "year", "number", "proposalId", "voteId", "title", "body", "bodyHtml", "decision", "ruleCited",
      "effectiveOn", "publishedAt", "noticeEndsAt", "standing", "settledAt", "publisherId", "formKey")
    SELECT 'old', gen_random_uuid(), 2026, n, gen_random_uuid(), gen_random_uuid(), '结果' || n, '照办', '', 'passed', '',
      '2026-02-01', '2026-01-01', '2026-01-17', (ARRAY['notice', 'final', 'annulled'])[1 + n % 3]::"OutcomeStanding",
      CASE WHEN n % 3 > 0 THEN timestamptz '2026-01-18' END, gen_random_uuid(), gen_random_uuid() FROM generate_series(1, ${OLD}) n;
    SET session_replication_role = origin`);
  const outcomes = `SELECT to_jsonb(o) - 'threadId' AS "row" FROM "Outcome" o ORDER BY "number"`;
  const before = (await client.query(outcomes)).rows;

  await run(MIGRATION);
  expect((await client.query(outcomes)).rows).toEqual(before);
  const { rows } = await client.query(`
    SELECT count(DISTINCT o."threadId")::int AS "own", sum(t."commentCount")::int AS "said", (SELECT count(*)::int FROM "Thread") AS "threads"
    FROM "Outcome" o JOIN "Thread" t ON t."communityId" = o."communityId" AND t."id" = o."threadId"`);
  expect(rows).toEqual([{ own: OLD, said: 0, threads: OLD + 3 }]);
  await expect(client.query(`UPDATE "Outcome" SET "threadId" = gen_random_uuid() WHERE "number" = 1`)).rejects.toThrow(
    /stays as it was published/,
  );
});
