import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { connect, disconnect, inTransaction, prisma } from "#app/db/client.server.ts";
import { erasePersonal } from "#app/domain/audit/erase-personal.server.ts";
import { auditLines } from "#app/domain/audit/export-audit.server.ts";
import { verify } from "../../../bin/verify-audit/verify.mjs";
import { linesOf } from "../../../bin/verify-vote/lines.mjs";
import { withDatabase } from "../support/server.ts";

const FOLDER = "prisma/migrations";
const AT = "20261129130000_audit_chain";
const steps = readdirSync(FOLDER, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? entry.name : []))
  .sort();

const ids = Object.fromEntries(
  ["subdistrict", "chair", "resident", "gone", "claim", "thread", "proposal"].map((name) => [name, randomUUID()]),
);

/** Rows as releases before this one wrote them. */
const BEFORE = `
  INSERT INTO "Subdistrict" ("id", "name") VALUES ('${ids.subdistrict}', '和平街道');
  INSERT INTO "Community" ("id", "name", "subdistrictId", "endorsementThreshold")
    VALUES ('yangguang', '阳光', '${ids.subdistrict}', 1), ('heping', '和平', '${ids.subdistrict}', 1);
  INSERT INTO "Account" ("id", "realName", "shownName", "erasedAt") VALUES
    ('${ids.chair}', '王', '王', NULL), ('${ids.resident}', '陈', '陈', NULL), ('${ids.gone}', '已', '已', now());
  INSERT INTO "Thread" ("communityId", "id") VALUES ('yangguang', '${ids.thread}');
  INSERT INTO "Proposal" ("communityId", "id", "authorId", "threadId", "state", "year", "number", "title", "category",
    "body", "bodyHtml", "excerpt", "formKey", "updatedAt")
    VALUES ('yangguang', '${ids.proposal}', '${ids.resident}', '${ids.thread}', 'listed', 2026, 12345, '扶手', 'eldercare',
      '', '', '', gen_random_uuid(), now());
  INSERT INTO "AuditEntry" ("communityId", "id", "at", "actorId", "action", "subject", "detail") VALUES
    ('yangguang', gen_random_uuid(), '2026-01-02', '${ids.chair}', 'role.grant', 'role:moderator', '{"accountId": "${ids.resident}"}'),
    ('yangguang', gen_random_uuid(), '2026-01-01', '${ids.chair}', 'vote.open', 'vote:2026-0001', '{"roll": {"seats": 3, "heads": 2}}'),
    ('yangguang', gen_random_uuid(), '2026-01-03', '${ids.chair}', 'proposal.review', 'proposal:2026-12345',
      '{"verdict": "refuse", "reason": "重复\\n了 \\"扶手\\""}'),
    ('yangguang', gen_random_uuid(), '2026-01-04', '${ids.chair}', 'claim.refuse', 'claim:${ids.claim}',
      '{"by": "committee", "unit": "u-1", "standing": "tenant", "verdict": "refuse"}'),
    ('yangguang', gen_random_uuid(), '2026-01-06', NULL, 'vote.close', 'vote:2026-0001', '{}'),
    ('heping', gen_random_uuid(), '2026-01-01', '${ids.chair}', 'household.name', 'unit:u-2', '{"before": null, "after": "${ids.gone}"}'),
    ('heping', gen_random_uuid(), '2026-01-02', NULL, 'factor.reset', 'account:${ids.chair}', '{}');
  INSERT INTO "PersonalDataLook" ("communityId", "id", "at", "viewerId", "subjectId", "what")
    VALUES ('yangguang', gen_random_uuid(), '2026-01-05', '${ids.chair}', '${ids.resident}', 'party');
  INSERT INTO "SubdistrictChange" ("subdistrictId", "id", "at", "actorId", "before", "after")
    VALUES ('${ids.subdistrict}', gen_random_uuid(), '2026-01-01', '${ids.chair}', NULL, '{}');`;

/** As operators have it who bring a database of their own: the application owns it and is no superuser. */
async function ownedDatabase() {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await run(inject("server"), `CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await run(inject("server"), `CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(withDatabase(inject("server"), name));
  [url.username, url.password] = [name, name];
  return url.href;
}

beforeAll(async () => {
  const url = await ownedDatabase();
  for (const step of steps.filter((one) => one < AT)) await run(url, sqlOf(step));
  await run(url, BEFORE);
  for (const step of steps.filter((one) => one >= AT)) await run(url, sqlOf(step));
  await disconnect();
  connect(url, 4);
});
afterAll(disconnect);

const sqlOf = (step: string) => readFileSync(`${FOLDER}/${step}/migration.sql`, "utf8");

async function run(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

test("rows of a database that is full come into their chains in order, without losing one", async () => {
  const rows = await prisma.auditEntry.findMany({
    orderBy: [{ chain: "asc" }, { n: "asc" }],
    select: { chain: true, n: true, action: true, subject: true, aboutId: true, detail: true, personal: true },
  });
  const { resident, chair, gone } = ids;
  const nothing = { aboutId: null, detail: {}, personal: null };
  expect(rows).toEqual([
    { ...nothing, chain: "*", n: 1, action: "subdistrict.add", subject: `subdistrict:${ids.subdistrict}` },
    { ...nothing, chain: "heping", n: 1, action: "household.name", subject: "household", aboutId: gone },
    { ...nothing, chain: "heping", n: 2, action: "factor.reset", subject: `account:${chair}`, aboutId: chair },
    {
      ...{ ...nothing, chain: "yangguang", n: 1, action: "vote.open", subject: "vote:2026-0001" },
      detail: { roll: { seats: 3, heads: 2 } },
    },
    { ...nothing, chain: "yangguang", n: 2, action: "role.grant", subject: "role:moderator", aboutId: resident },
    {
      ...{ chain: "yangguang", n: 3, action: "proposal.review", subject: "proposal:2026-12345", aboutId: resident },
      ...{ detail: { verdict: "refuse" }, personal: { reason: '重复\n了 "扶手"' } },
    },
    {
      ...{ chain: "yangguang", n: 4, action: "claim.refuse", subject: `claim:${ids.claim}`, aboutId: null },
      ...{ detail: { by: "committee", standing: "tenant", verdict: "refuse" }, personal: { unit: "u-1" } },
    },
    {
      ...{ chain: "yangguang", n: 5, action: "person.look", subject: "person", aboutId: resident },
      ...{ detail: { what: "party" }, personal: null },
    },
    { ...nothing, chain: "yangguang", n: 6, action: "vote.close", subject: "vote:2026-0001" },
  ]);
});

test("the chains hold, and go on from there, by a role without power over the database", async () => {
  await expect(prisma.$executeRaw`UPDATE "AuditEntry" SET "subject" = 'x'`).rejects.toThrow(/permission denied/);
  await expect(prisma.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow(/permission denied/);
  await prisma.auditEntry.create({
    data: { communityId: "yangguang", action: "vote.close", subject: "vote:2026-0002" },
  });
  for (const [chain, entries] of [
    ["*", 1],
    ["heping", 2],
    ["yangguang", 7],
  ] as const) {
    expect(await verify(linesOf(auditLines(prisma, chain)))).toMatchObject({ verified: { chain, entries, erased: 0 } });
  }
  const { resident: id } = ids;
  await prisma.account.update({ where: { id }, data: { erasedAt: new Date() } });
  await inTransaction((tx) => erasePersonal(tx, id ?? ""));
  expect(await verify(linesOf(auditLines(prisma, "yangguang")))).toMatchObject({ verified: { entries: 8, erased: 1 } });
});
