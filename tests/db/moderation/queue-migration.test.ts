import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { withDatabase } from "../support/server.ts";

const FIRST = "20261130110000_case_states";

let client: pg.Client;
let later: string[];
beforeAll(async () => {
  const name = `before_queue_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client(inject("server"));
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  await server.end();
  client = new pg.Client(withDatabase(inject("server"), name));
  await client.connect();
  const folders = readdirSync("prisma/migrations").filter((folder) => /^\d/.test(folder));
  later = folders.filter((folder) => folder >= FIRST).sort();
  for (const folder of folders.filter((one) => one < FIRST).sort()) await run(folder);
});
afterAll(() => client.end());

const run = (folder: string) => client.query(readFileSync(`prisma/migrations/${folder}/migration.sql`, "utf8"));

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

test("what was judged before is known by whom and when, and what was taken back waits for nobody", async () => {
  const [chair, li] = [id(1), id(3)];
  const [hidden, kept, waiting, removed, stray] = [id(20), id(21), id(22), id(23), id(24)];
  await client.query(`
    INSERT INTO "Subdistrict" ("id", "name") VALUES ('${id(9)}', '向阳街道');
    INSERT INTO "Community" ("id", "name", "subdistrictId", "endorsementThreshold") VALUES ('old', '旧社区', '${id(9)}', 1);
    INSERT INTO "Account" ("id", "realName", "shownName") VALUES ('${chair}', '王', '王'), ('${li}', '刘', '刘');
    INSERT INTO "Thread" ("communityId", "id", "commentCount", "lastPosition") VALUES ('old', '${id(10)}', 5, 5)`);
  for (const [at, comment] of [hidden, kept, waiting, removed, stray].entries()) {
    await client.query(
      `INSERT INTO "Comment" ("communityId", "id", "threadId", "position", "authorId", "stance", "body", "bodyHtml", "formKey", "removedAt")
       VALUES ('old', $1, $2, $3, $4, 'support', $6, $6, gen_random_uuid(), $5)`,
      [comment, id(10), at + 1, li, ...(comment === removed ? ["2026-11-02", ""] : [null, "话"])],
    );
    await client.query(
      `INSERT INTO "Flag" ("communityId", "commentId", "accountId", "ground", "note", "flaggedAt")
       VALUES ('old', $1, $2, 'insult', '骂人', '2026-11-01')`,
      [comment, chair],
    );
    // Should a case ever have got lost, its flags are not.
    if (comment === stray) continue;
    const state = comment === hidden ? "hidden" : comment === kept ? "kept" : "waiting";
    await client.query(
      `INSERT INTO "ModerationCase" ("communityId", "commentId", "state", "urgent", "flags", "revision", "openedAt")
       VALUES ('old', $1, $2, false, 1, 2, '2026-11-01')`,
      [comment, state],
    );
  }
  await client.query(
    `INSERT INTO "Measure" ("communityId", "id", "commentId", "ground", "note", "byId", "at")
     VALUES ('old', $1, $2, 'insult', '骂人', $3, '2026-11-03T00:00:00Z')`,
    [id(30), hidden, chair],
  );
  await client.query(
    `INSERT INTO "AuditEntry" ("communityId", "id", "at", "actorId", "action", "subject")
     VALUES ('old', $1, '2026-11-04T00:00:00Z', $2, 'moderation.keep', $3)`,
    [id(31), chair, `comment:${kept}`],
  );

  for (const folder of later) await run(folder);
  const { rows } = await client.query(
    `SELECT "commentId", "state", "revision", "escalated", "judgedById", "judgedAt" FROM "ModerationCase" ORDER BY "commentId"`,
  );
  const unjudged = { escalated: false, judgedById: null, judgedAt: null };
  const judged = { escalated: false, judgedById: chair, revision: 2 };
  expect(rows).toEqual([
    { commentId: hidden, state: "hidden", ...judged, judgedAt: new Date("2026-11-03T00:00:00Z") },
    { commentId: kept, state: "kept", ...judged, judgedAt: new Date("2026-11-04T00:00:00Z") },
    { commentId: waiting, state: "waiting", revision: 2, ...unjudged },
    { commentId: removed, state: "removed", revision: 3, ...unjudged },
    { commentId: stray, state: "waiting", revision: 1, ...unjudged },
  ]);
  const hung = await client.query(
    `SELECT f."itemId", q."commentId", q."proposalId", m."note" FROM "Flag" f
     JOIN "ModerationCase" q USING ("communityId", "itemId") LEFT JOIN "Measure" m USING ("communityId", "itemId")
     ORDER BY 1`,
  );
  expect(hung.rows).toEqual(
    [hidden, kept, waiting, removed, stray].map((comment) => ({
      ...{ itemId: comment, commentId: comment, proposalId: null, note: comment === hidden ? "骂人" : null },
    })),
  );
  const communities = await client.query(`SELECT "promisedHours" FROM "Community"`);
  expect(communities.rows).toEqual([{ promisedHours: 24 }]);
});
