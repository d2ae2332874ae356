import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { withDatabase } from "../support/server.ts";

const MIGRATION = "20261129110000_threads";

let client: pg.Client;
beforeAll(async () => {
  const name = `before_threads_${randomUUID().replaceAll("-", "")}`;
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

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

test("what was said before threads is numbered, counted and given its office, and none of it is lost", async () => {
  const [chair, member, li] = [id(1), id(2), id(3)];
  await client.query(`
    INSERT INTO "Subdistrict" ("id", "name") VALUES ('${id(9)}', '向阳街道');
    INSERT INTO "Community" ("id", "name", "subdistrictId", "endorsementThreshold") VALUES ('old', '旧社区', '${id(9)}', 1);
    INSERT INTO "Account" ("id", "realName", "shownName") VALUES ('${chair}', '王', '王'), ('${member}', '李', '李'), ('${li}', '刘', '刘');
    INSERT INTO "Membership" ("communityId", "id", "accountId", "role", "grantedAt", "endedAt") VALUES
      ('old', gen_random_uuid(), '${chair}', 'moderator', '2026-01-01', '2026-06-01'),
      ('old', gen_random_uuid(), '${chair}', 'chair', '2026-06-01', NULL),
      ('old', gen_random_uuid(), '${member}', 'moderator', '2026-01-01', NULL);
    INSERT INTO "Thread" ("communityId", "id", "commentCount") VALUES ('old', '${id(10)}', 4), ('old', '${id(11)}', 1), ('old', '${id(12)}', 0)`);
  const comment = (
    number: number,
    thread: number,
    author: string,
    at: string,
    more: { parent?: number; official?: boolean } = {},
  ) =>
    client.query(
      `INSERT INTO "Comment" ("communityId", "id", "threadId", "rootId", "parentId", "authorId", "stance", "body", "bodyHtml", "official", "formKey", "createdAt")
       VALUES ('old', $1, $2, $3, $3, $4, 'support', '说过的话', '<p>说过的话</p>', $5, gen_random_uuid(), $6)`,
      [id(number), id(thread), more.parent ? id(more.parent) : null, author, more.official ?? false, at],
    );
  await comment(22, 10, li, "2026-05-01");
  await comment(21, 10, chair, "2026-05-02", { parent: 22, official: true });
  await comment(20, 10, chair, "2026-07-01", { parent: 22, official: true });
  await comment(23, 10, member, "2026-07-02", { official: true });
  await comment(24, 11, li, "2026-07-03");

  await run(MIGRATION);
  const { rows } = await client.query(
    `SELECT "id", "position", "answerCount", "office", "body" FROM "Comment" ORDER BY "threadId", "position"`,
  );
  const was = { body: "说过的话" };
  expect(rows).toEqual([
    { id: id(22), position: 1, answerCount: 2, office: null, ...was },
    { id: id(21), position: 2, answerCount: 0, office: "moderator", ...was },
    { id: id(20), position: 3, answerCount: 0, office: "chair", ...was },
    { id: id(23), position: 4, answerCount: 0, office: "moderator", ...was },
    { id: id(24), position: 1, answerCount: 0, office: null, ...was },
  ]);
  const threads = await client.query(`SELECT "lastPosition" FROM "Thread" ORDER BY "id"`);
  expect(threads.rows.map(({ lastPosition }) => lastPosition)).toEqual([4, 1, 0]);
});
