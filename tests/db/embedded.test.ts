import { createHash } from "node:crypto";
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { startEmbedded } from "#app/db/embedded.server.ts";
import { ended, endStarters, startApart } from "./support/apart.ts";

/** One folder for all of them: each test finds the server stopped and leaves it so. */
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "embedded-"));
  await chmod(dataDir, 0o755);
});
afterEach(endStarters);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe("the embedded server", () => {
  test("keeps what was written over a stop and a start", async () => {
    const first = await startEmbedded({ dataDir });
    await run(first.url, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('阳光')");
    await first.stop();
    await expect(run(first.url, "SELECT")).rejects.toThrow("ECONNREFUSED");
    const second = await startEmbedded({ dataDir });
    expect(await run(second.url, "SELECT word FROM kept")).toEqual([{ word: "阳光" }]);
    await second.stop();
  });

  test("listens on this machine alone, asks for a password, and makes commits durable", async () => {
    const { url, stop } = await startEmbedded({ dataDir });
    expect(await run(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(await run(url, "SHOW synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
    await expect(run(url.replace(/:[0-9a-f]+@/, ":guess@"), "SELECT")).rejects.toThrow("password");
    expect((await stat(join(dataDir, "postgres.password"))).mode & 0o777).toBe(0o600);
    await stop();
  });

  test("an app that was killed leaves it running; the next start takes it over and no committed row is lost", async () => {
    const { starter, url } = await startApart({ DATA_DIR: dataDir });
    await run(url, "CREATE TABLE counted (n int)");
    for (let n = 0; n < 20; n += 1) await run(url, `INSERT INTO counted VALUES (${n})`);
    await ended(starter, "SIGKILL");
    const next = await startEmbedded({ dataDir });
    expect(new URL(next.url).port).toBe(new URL(url).port);
    expect(await run(next.url, "SELECT count(*)::int AS n FROM counted")).toEqual([{ n: 20 }]);
    await next.stop();
  });

  test("app and server both killed, the number in the pid file now another program's: nothing is lost", async () => {
    const { starter, url } = await startApart({ DATA_DIR: dataDir });
    await run(url, "CREATE TABLE survived (n int)", "INSERT INTO survived VALUES (1)");
    const pidFile = join(dataDir, "postgres/postmaster.pid");
    const [server, ...rest] = (await readFile(pidFile, "utf8")).split("\n");
    await ended(starter, "SIGKILL");
    process.kill(Number(server), "SIGKILL");
    await writeFile(pidFile, [process.pid, ...rest].join("\n"));
    const next = await startEmbedded({ dataDir });
    expect(await run(next.url, "SELECT n FROM survived")).toEqual([{ n: 1 }]);
    await next.stop();
  });

  test("a second app is refused while the first lives, and does it no harm; a tool may join", async () => {
    const { starter, url } = await startApart({ DATA_DIR: dataDir });
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `阳光议事厅已经在用这个数据文件夹运行（进程 ${starter.pid}）`,
    );
    const tool = await startEmbedded({ dataDir, join: true });
    expect(tool.url).toBe(url);
    await tool.stop();
    expect(await run(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("a server that is killed under its app comes back where it was, and stays the app's", async () => {
    const { url, stop } = await startEmbedded({ dataDir });
    await run(url, "CREATE TABLE undone (n int)", "INSERT INTO undone VALUES (1)");
    const [server] = (await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
    process.kill(Number(server), "SIGKILL");
    const back = () => run(url, "SELECT n FROM undone").catch(() => null);
    await vi.waitFor(async () => expect(await back()).toEqual([{ n: 1 }]), { timeout: 15_000, interval: 100 });
    const claims = () => run(url, "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory'");
    await vi.waitFor(async () => expect(await claims()).toEqual([{ n: 1 }]), { timeout: 5_000, interval: 100 });
    await expect(startEmbedded({ dataDir })).rejects.toThrow("已经在用这个数据文件夹运行");
    await stop();
    await expect(run(url, "SELECT")).rejects.toThrow("ECONNREFUSED");
  });

  test("an app that just ends stops it on the way out", async () => {
    const { starter, url } = await startApart({ DATA_DIR: dataDir });
    await ended(starter, "SIGTERM");
    await expect(run(url, "SELECT")).rejects.toThrow("ECONNREFUSED");
  });

  test("data of another major version is left alone", async () => {
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "17\n");
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/属于 PostgreSQL 17，本程序自带的是 18/);
  });

  test("a lost password is told, not replaced", async () => {
    await rm(join(dataDir, "postgres.password"));
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/找不到内置数据库的密码文件/);
  });

  test("data that were half made when a start was cut short are made again", async () => {
    await rename(join(dataDir, "postgres"), join(dataDir, "postgres.new"));
    const { url, stop } = await startEmbedded({ dataDir });
    expect(await run(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await stop();
  });

  test("something that is not a folder is told", async () => {
    await writeFile(join(dataDir, "file"), "");
    await expect(startEmbedded({ dataDir: join(dataDir, "file") })).rejects.toThrow(/不是文件夹/);
  });

  test.runIf(process.getuid?.() === 0)("root's checkout in a folder that others cannot enter", async () => {
    const checkout = await mkdtemp(join(tmpdir(), "closed-"));
    const { starter, url } = await startApart({}, checkout);
    expect(await run(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await ended(starter, "SIGTERM");
    const place = createHash("sha256").update(checkout).digest("hex").slice(0, 12);
    await rm(`/var/lib/sunshine-hall/${place}`, { recursive: true });
    await rm(checkout, { recursive: true });
  });
});

async function run(url: string, ...statements: string[]) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results.at(-1)?.rows;
  } finally {
    await client.end();
  }
}
