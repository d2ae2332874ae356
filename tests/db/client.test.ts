import { describe, expect, test } from "vitest";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { isDatabaseAway, isUniqueViolation, isWriteConflict } from "#app/db/errors.server.ts";
import { freshDatabase } from "./support/database.ts";

freshDatabase();

const subdistrict = { connectOrCreate: { where: { name: "和平街道" }, create: { name: "和平街道" } } };
const community = (id: string) => ({ id, name: "阳光社区", subdistrict, endorsementThreshold: 10 });
const rejection = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

describe("errors are told apart", () => {
  test("a row that is there already, by the client and by raw SQL", async () => {
    await prisma.community.create({ data: community("twice") });
    expect(isUniqueViolation(await rejection(prisma.community.create({ data: community("twice") })))).toBe(true);
    const raw = prisma.$executeRaw`INSERT INTO "Community" SELECT * FROM "Community" WHERE id = 'twice'`;
    const error = await rejection(raw);
    expect([isUniqueViolation(error), isWriteConflict(error), isDatabaseAway(error)]).toEqual([true, false, false]);
  });

  test.each(["40001", "40P01"])("a conflict %s", async (code) => {
    const error = await rejection(inTransaction((tx) => tx.$executeRawUnsafe(raising(code)), 1));
    expect([isWriteConflict(error), isUniqueViolation(error), isDatabaseAway(error)]).toEqual([true, false, false]);
  });

  test.each(["57P01", "57P03", "53100", "53300"])("the database is away: %s", async (code) => {
    const error = await rejection(prisma.$executeRawUnsafe(raising(code)));
    expect([isDatabaseAway(error), isWriteConflict(error)]).toEqual([true, false]);
  });

  test("a name with several addresses, none of which answers, is away", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED ::1:5432"), { code: "ECONNREFUSED" });
    expect(isDatabaseAway(new AggregateError([refused]))).toBe(true);
  });

  test("a bug is none of these", async () => {
    const error = await rejection(prisma.$queryRaw`SELECT nothing FROM nowhere`);
    expect([isDatabaseAway(error), isWriteConflict(error), isUniqueViolation(error)]).toEqual([false, false, false]);
    expect(isDatabaseAway(new Error("undefined is not a function"))).toBe(false);
  });
});

describe("transactions", () => {
  test("run again as a whole after a conflict", async () => {
    let runs = 0;
    await inTransaction(async (tx) => {
      runs += 1;
      await tx.community.create({ data: community(`run-${runs}`) });
      if (runs < 3) await tx.$executeRawUnsafe(raising("40001"));
    });
    const kept = await prisma.community.findMany({ where: { id: { startsWith: "run-" } }, select: { id: true } });
    expect(kept).toEqual([{ id: "run-3" }]);
  });

  test("give up after the third", async () => {
    let runs = 0;
    const error = await rejection(
      inTransaction((tx) => {
        runs += 1;
        return tx.$executeRawUnsafe(raising("40P01"));
      }),
    );
    expect([runs, isWriteConflict(error)]).toEqual([3, true]);
  });

  test("a real deadlock is broken and both commands succeed", async () => {
    for (const id of ["left", "right"]) await prisma.community.create({ data: community(id) });
    const add = (first: string, second: string) =>
      inTransaction(async (tx) => {
        for (const id of [first, second]) {
          await tx.community.update({ where: { id }, data: { endorsementThreshold: { increment: 1 } } });
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
    await Promise.all([add("left", "right"), add("right", "left")]);
    const counts = await prisma.community.findMany({ where: { id: { in: ["left", "right"] } } });
    expect(counts.map((row) => row.endorsementThreshold)).toEqual([12, 12]);
  });
});

describe("connections", () => {
  test("come back after the server cut them all", async () => {
    await Promise.all(Array.from({ length: 5 }, () => prisma.$executeRaw`SELECT pg_sleep(0.05)`));
    const others = prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await rejection(others);
    await expect(prisma.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
  });

  test("are not lost when one is cut in the middle of a transaction", async () => {
    for (let round = 0; round < 12; round += 1) {
      const error = await rejection(
        inTransaction((tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`),
      );
      expect(isDatabaseAway(error)).toBe(true);
    }
    await expect(prisma.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
  });

  test("moments go in and come out in UTC, whatever the server's zone", async () => {
    const moment = new Date("2026-06-09T20:00:00.123+08:00");
    await prisma.community.create({ data: { ...community("clock"), createdAt: moment } });
    const [row] = await prisma.$queryRaw<{ text: string }[]>`
      SELECT to_char("createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS') AS text
      FROM "Community" WHERE id = 'clock'`;
    expect(row?.text).toBe("2026-06-09 20:00:00.123");
    expect((await prisma.community.findUniqueOrThrow({ where: { id: "clock" } })).createdAt).toEqual(moment);
  });
});

/** SQL that fails with the given code. */
const raising = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '${code}'; END $$`;
