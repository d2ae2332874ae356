import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { ABOVE } from "#app/domain/audit/chain.ts";
import { auditLines } from "#app/domain/audit/export-audit.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { eraseAccount } from "#app/domain/own-data/erase-account.server.ts";
import { ERASED_NAME } from "#app/domain/own-data/erasure.ts";
import { giveRole } from "#app/domain/roles/give-role.server.ts";
import { canonicalJson, type Plain } from "#app/domain/votes/ledger/canonical.ts";
import { verify } from "../../../bin/verify-audit/verify.mjs";
import { linesOf } from "../../../bin/verify-vote/lines.mjs";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { makePerson, type SignedIn } from "../votes/hall.ts";

const database = freshDatabase();
const CONNECTIONS = 10;

let chair: SignedIn;
beforeAll(async () => {
  for (const id of ["yangguang", "heping"]) {
    const data = { id, name: id, subdistrict: { create: { name: id } }, endorsementThreshold: 1 };
    await prisma.community.create({ data });
  }
  chair = await makePerson("yangguang", "chair");
});

const act = (more: object = {}) => ({ action: "vote.lot", subject: "vote:2026-0001", ...more }) as const;
const verified = (chain: string) => verify(linesOf(auditLines(prisma, chain)));
const entriesOf = (chain: string) => prisma.auditEntry.findMany({ where: { chain }, orderBy: { n: "asc" } });
const above = { communityId: null, accountId: null };

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe("a chain", () => {
  test("has no gap and one thread after a hundred acts at once, in transactions that hold other things before or after", async () => {
    await record(prisma, chair, act());
    const before = (await entriesOf("yangguang")).length;
    const lockAndAct = async (at: number) =>
      inTransaction(async (tx) => {
        const lock = () => tx.$queryRaw`SELECT FROM "Account" WHERE "id" = ${chair.accountId}::uuid FOR NO KEY UPDATE`;
        if (at % 2 === 0) await lock();
        await record(tx, chair, act({ detail: { at } }));
        if (at % 2 === 1) await lock();
      }, 1);
    // As many at once as there are connections.
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async (_, lane) => {
        for (let at = lane; at < 100; at += CONNECTIONS) await lockAndAct(at);
      }),
    );
    const entries = await entriesOf("yangguang");
    expect(entries.map(({ n }) => n)).toEqual(Array.from({ length: before + 100 }, (_, at) => at + 1));
    expect(await verified("yangguang")).toMatchObject({ verified: { entries: before + 100 } });
  });

  test("takes no number for an act that was not done", async () => {
    const before = (await entriesOf("yangguang")).length;
    const failing = inTransaction(async (tx) => {
      await record(tx, chair, act());
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await record(prisma, chair, act());
    expect((await entriesOf("yangguang")).map(({ n }) => n).at(-1)).toBe(before + 1);
  });

  test("is one of several that a transaction adds to, whatever the order: nobody waits in a ring", async () => {
    const there = { communityId: "heping", accountId: chair.accountId };
    const orders = [
      [chair, there, above],
      [above, there, chair],
      [there, above, chair],
    ];
    await Promise.all(
      Array.from({ length: 10 * orders.length }, (_, at) =>
        inTransaction(async (tx) => {
          for (const author of orders[at % orders.length] ?? []) await record(tx, author, act());
        }, 1),
      ),
    );
    for (const chain of ["yangguang", "heping", ABOVE]) expect(await verified(chain)).toHaveProperty("verified");
    expect((await entriesOf(ABOVE)).length).toBe(30);
  });

  test("is held only while an act commits: another goes on meanwhile", async () => {
    const inside = gate();
    const over = gate();
    const slow = inTransaction(async (tx) => {
      await record(tx, chair, act());
      inside.open();
      await over.passed;
    });
    await inside.passed;
    await record(prisma, chair, act({ detail: { first: true } }));
    over.open();
    await slow;
    const [first, second] = (await entriesOf("yangguang")).slice(-2);
    expect([first?.detail, second?.detail]).toEqual([{ first: true }, {}]);
  });

  test("takes nothing that a client says of number, chain, hash or commitment", async () => {
    const id = randomUUID();
    const forged = { n: 7, chain: ABOVE, hash: Buffer.alloc(32), commitment: Buffer.alloc(32), salt: Buffer.alloc(16) };
    await prisma.auditEntry.create({ data: { id, communityId: "heping", ...act(), ...forged } });
    const entry = await prisma.auditEntry.findUniqueOrThrow({ where: { chain_id: { chain: "heping", id } } });
    expect(entry).toMatchObject({ n: (await entriesOf("heping")).length, commitment: null, salt: null });
    expect(await verified("heping")).toHaveProperty("verified");
  });
});

describe("what was written stays", () => {
  let where: { chain_id: { chain: string; id: string } };
  beforeEach(async () => {
    await record(prisma, chair, act({ about: chair.accountId, personal: { reason: "理由" } }));
    const [last] = (await entriesOf("yangguang")).slice(-1);
    where = { chain_id: { chain: "yangguang", id: last?.id ?? "" } };
  });

  test.each([
    ["a number", { n: 1_000 }],
    ["a hash", { hash: Buffer.alloc(32) }],
    ["words", { subject: "vote:2026-0002" }],
    ["a moment", { at: new Date() }],
    ["who did it", { actorId: null }],
    ["what is personal, changed", { personal: { reason: "别的理由" } }],
    ["what is personal, of somebody who is still here", { personal: { reason: null }, salt: null }],
  ])("%s", async (_, data) => {
    await expect(prisma.auditEntry.update({ where, data })).rejects.toThrow();
  });

  test("whole: nothing is deleted, and nothing emptied", async () => {
    await expect(prisma.auditEntry.delete({ where })).rejects.toThrow();
    await expect(prisma.$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow();
    await expect(
      prisma.$executeRaw`UPDATE "AuditEntry" SET "personal" = NULL, "salt" = NULL WHERE "chain" = 'yangguang'`,
    ).rejects.toThrow();
  });

  test("by right too: a role that is not a superuser keeps no more than what the chain itself needs", async () => {
    const rights = await prisma.$queryRaw<{ column: string }[]>`
      SELECT column_name AS "column" FROM information_schema.column_privileges
      WHERE table_name = 'AuditEntry' AND privilege_type = 'UPDATE' AND grantee = current_user ORDER BY 1`;
    expect(rights.map(({ column }) => column)).toEqual(["hash", "n", "personal", "salt"]);
    const [table] = await prisma.$queryRaw<unknown[]>`
      SELECT FROM information_schema.table_privileges
      WHERE table_name = 'AuditEntry' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`;
    expect(table).toBeUndefined();
  });
});

test("an act and its entry stand or fall together", async () => {
  const person = await makePerson("yangguang", "resident");
  await giveRole(chair, { person: person.accountId, role: "buildingSteward", reason: "推选" });
  const about = { aboutId: person.accountId };
  expect(await prisma.auditEntry.findMany({ where: about, select: { action: true, actorId: true } })).toEqual([
    { action: "role.grant", actorId: chair.accountId },
  ]);
  await expect(giveRole(chair, { person: person.accountId, role: "buildingSteward", reason: "" })).rejects.toThrow();
  expect(await prisma.auditEntry.count({ where: about })).toBe(1);
});

test("the database writes JSON down as the application does", async () => {
  const word = fc.stringMatching(/^[a-zA-Z_]{1,8}$/);
  const leaf = fc.oneof(
    fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
    fc.constantFrom('"\\/\b\f\n\r\t\u0001\u007f\u2028', "7号楼", "𠮷😀"),
    ...[fc.maxSafeInteger(), fc.boolean(), fc.constant(null)],
  );
  const { value } = fc.letrec<{ value: Plain }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie("value"), { maxLength: 4 }), fc.dictionary(word, tie("value"))),
  }));
  const values = fc.sample(value, 300);
  const rows = await prisma.$queryRaw<{ line: string }[]>`
    SELECT "canonical_json"(l.value) AS "line"
    FROM jsonb_array_elements(${JSON.stringify(values)}::jsonb) WITH ORDINALITY AS l(value, at) ORDER BY l.at`;
  expect(rows.map(({ line }) => line)).toEqual(values.map((one) => canonicalJson(one)));
});

describe("erasing somebody", () => {
  const reason = "住在7号楼，电话写错了";
  const gone = async () => {
    const person = await makePerson("yangguang", "resident");
    await record(prisma, chair, act({ about: person.accountId, personal: { reason } }));
    const data = { erasureDueAt: new Date() };
    await prisma.account.update({ where: { id: person.accountId }, data });
    return person;
  };
  const left = (aboutId: string) =>
    prisma.auditEntry.findMany({ where: { aboutId }, orderBy: { n: "asc" }, select: { action: true, personal: true } });

  test("takes what is personal out of the chain, which says so and holds", async () => {
    const { accountId } = await gone();
    await eraseAccount({ accountId });
    expect(await left(accountId)).toEqual([
      { action: "vote.lot", personal: null },
      { action: "person.erase", personal: null },
    ]);
    const outcome = await verified("yangguang");
    expect(outcome).toMatchObject({ verified: { erased: 1 } });
    let text = "";
    for await (const piece of auditLines(prisma, "yangguang")) text += Buffer.from(piece).toString();
    expect(text).not.toContain(reason);
    expect((await prisma.account.findUniqueOrThrow({ where: { id: accountId } })).shownName).toBe(ERASED_NAME);
  });

  test("keeps nothing personal of acts that come while it is under way, or later", async () => {
    const { accountId } = await gone();
    await Promise.all([
      eraseAccount({ accountId }),
      ...Array.from({ length: 8 }, () => record(prisma, chair, act({ about: accountId, personal: { reason } }))),
    ]);
    await record(prisma, chair, act({ about: accountId, personal: { reason } }));
    expect((await left(accountId)).filter(({ personal }) => personal !== null)).toEqual([]);
    expect(await verified("yangguang")).toHaveProperty("verified");
  });
});

describe("the database checks itself", () => {
  const run = () =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: database.url };
      const args = ["--import", "tsx", "bin/verify-audit-database.ts"];
      execFile(process.execPath, args, { env }, (error, said, complained) =>
        resolve({ code: error ? Number(error.code) : 0, said: said + complained }),
      );
    });

  test("and tells whose reasons are gone who is still here, and which community has no record at all", async () => {
    const { accountId } = await makePerson("heping", "resident");
    await record(prisma, chair, act({ about: accountId, personal: { reason: "理由" } }));
    await prisma.$executeRaw`CREATE TABLE "kept" AS SELECT * FROM "AuditEntry"`;
    await unguarded(async (tx) => {
      await tx.$executeRaw`UPDATE "AuditEntry" SET "personal" = NULL, "salt" = NULL WHERE "aboutId" = ${accountId}::uuid`;
      await tx.$executeRaw`DELETE FROM "AuditEntry" WHERE "chain" = 'heping'`;
    });
    // What says that it was taken rightly is written by whoever takes it.
    await record(prisma, { ...chair, accountId: null }, act({ action: "person.erase", about: accountId }));
    const broken = await run();
    await unguarded(async (tx) => {
      await tx.$executeRaw`DELETE FROM "AuditEntry"`;
      await tx.$executeRaw`INSERT INTO "AuditEntry" SELECT * FROM "kept"`;
      await tx.$executeRaw`DROP TABLE "kept"`;
    });
    expect(broken.code).toBe(1);
    expect(broken.said).toContain("✗ 有 1 条记录的个人信息不见了，而本人没有注销。");
    expect(broken.said).toContain("✓ heping：还没有记录");
  }, 60_000);

  test("and tells which entry was changed behind its back, and which guard is off", async () => {
    const whole = await run();
    expect(whole).toMatchObject({ code: 0, said: expect.stringContaining("✓ yangguang：") });
    await unguarded(
      (tx) => tx.$executeRaw`UPDATE "AuditEntry" SET "subject" = 'vote:x' WHERE "chain" = 'heping' AND "n" = 3`,
    );
    await prisma.$executeRaw`ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_stays"`;
    const broken = await run();
    expect(broken.code).toBe(1);
    expect(broken.said).toContain("✗ heping：第 3 条记录：哈希与内容不符");
    expect(broken.said).toContain("AuditEntry_stays 不在了，或者被关掉了");
    expect(broken.said).toContain("✓ yangguang：");
  }, 60_000);
});
