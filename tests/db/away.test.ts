import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";

import { connect, disconnect, inTransaction, prisma } from "#app/db/client.server.ts";
import { isDatabaseAway } from "#app/db/errors.server.ts";
import { listen } from "#app/db/listen.server.ts";
import { freshDatabase } from "./support/database.ts";
import { type Gate, gateTo } from "./support/gate.ts";

const database = freshDatabase();
let gate: Gate;

beforeAll(async () => {
  gate = await gateTo(database.url);
  await disconnect();
  connect(gate.url, 3);
});
afterAll(async () => {
  await disconnect();
  gate.close();
});

const ask = () => prisma.$queryRaw`SELECT 1 AS one`;
const isAway = (work: Promise<unknown>) => work.then(() => false).catch(isDatabaseAway);

describe("when the database goes away", () => {
  test("every request hears so, and all is well once it is back", async () => {
    await ask();
    gate.shut();
    expect(await isAway(ask())).toBe(true);
    expect(await isAway(ask())).toBe(true);
    expect(await isAway(inTransaction((tx) => tx.$executeRaw`SELECT 1`))).toBe(true);
    await gate.open();
    await expect(ask()).resolves.toEqual([{ one: 1 }]);
  });

  test("one that does not answer is away after some seconds", async () => {
    gate.silence();
    const began = Date.now();
    expect(await isAway(ask())).toBe(true);
    expect(Date.now() - began).toBeLessThan(5_000);
    gate.shut();
    await gate.open();
    await expect(ask()).resolves.toEqual([{ one: 1 }]);
  });

  test("one that falls silent in the middle of a transaction is away too, before the connection is given up", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const told = isAway(
      inTransaction(async (tx) => {
        await tx.$executeRaw`SELECT 1`;
        begun();
        await new Promise(() => {});
      }),
    );
    await hasBegun;
    vi.advanceTimersByTime(15_000);
    expect(await told).toBe(true);
  });

  /** Says itself when the database is to fall silent. */
  type Work = (hush: () => void) => Promise<unknown>;
  const SILENT: [when: string, work: Work][] = [
    [
      "a page asks",
      (hush) => {
        hush();
        return ask();
      },
    ],
    [
      "a transaction begins",
      (hush) => {
        hush();
        return inTransaction((tx) => tx.$executeRaw`SELECT 1`);
      },
    ],
    [
      "it is in the middle of a transaction, and is not even rolled back",
      (hush) =>
        inTransaction(async (tx) => {
          await tx.$executeRaw`SELECT 1`;
          hush();
          await tx.$executeRaw`SELECT 1`;
        }),
    ],
    [
      "it commits",
      (hush) =>
        inTransaction(async (tx) => {
          await tx.$executeRaw`SELECT 1`;
          hush();
        }),
    ],
  ];

  test.each(SILENT)(
    "one that falls silent behind an open connection is away too, and that is given up: %s",
    async (_, work) => {
      await disconnect();
      connect(gate.url, 1);
      await ask();
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      onTestFinished(() => void vi.useRealTimers());
      let told: Promise<boolean> | undefined;
      await new Promise<void>((hushed) => {
        told = isAway(
          work(() => {
            gate.hush();
            hushed();
          }),
        );
      });
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await told).toBe(true);
      await vi.advanceTimersByTimeAsync(15_000);
      vi.useRealTimers();
      await expect(ask()).resolves.toEqual([{ one: 1 }]);
      await disconnect();
      connect(gate.url, 3);
    },
  );

  test("no free connection for long is told the same way", async () => {
    const busy = Array.from({ length: 3 }, async () => await prisma.$executeRaw`SELECT pg_sleep(4)`);
    await sleep(200);
    expect(await isAway(ask())).toBe(true);
    await Promise.all(busy);
  });
});

describe("listening", () => {
  test("hears, says when it cannot, and hears again", async () => {
    const heard: string[] = [];
    const listening = await listen(gate.url, "pages", {
      onMessage: (payload) => heard.push(payload),
      onLost: () => heard.push("(lost)"),
      onBack: () => heard.push("(back)"),
    });
    await notify("first");
    gate.shut();
    await until(() => heard.includes("(lost)"));
    await notify("unheard");
    await gate.open();
    await until(() => heard.includes("(back)"));
    await notify("second");
    await until(() => heard.includes("second"));
    expect(heard).toEqual(["first", "(lost)", "(back)", "second"]);
    await listening.close();
    await notify("after");
    expect(heard).toHaveLength(4);
  });
});

async function notify(payload: string) {
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query("SELECT pg_notify('pages', $1)", [payload]);
  await client.end();
  await sleep(50);
}

async function until(happened: () => boolean) {
  while (!happened()) await sleep(20);
}
