import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

import { alreadyRunning } from "./embedded-faults.server.ts";

const DATABASE = "sunshine_hall";
const LOCK = 7_364_101;
const STARTING_UP = "57P03";
const LONGEST_START_MS = 120_000;
/** How long the server may take to notice that an app was killed. */
const LONGEST_FAREWELL_MS = 2_000;

/** The port of a server that already runs on this data folder and knows our password; null when none does. */
export async function findServer(data: string, password: string): Promise<number | null> {
  const port = await portIn(join(data, "postmaster.pid"));
  if (!port) return null;
  for (const until = Date.now() + LONGEST_START_MS; Date.now() < until; await sleep(100)) {
    const client = maintenanceClient(port, password);
    try {
      await client.connect();
      const { rows } = await client.query("SHOW data_directory");
      return rows[0].data_directory === (await realpath(data)) ? port : null;
    } catch (error) {
      if ((error as { code?: string }).code !== STARTING_UP) return null;
    } finally {
      await client.end().catch(() => {});
    }
  }
  return null;
}

/**
 * Makes this process the server's one owner: an advisory lock on a connection that is kept. However a process ends,
 * its connection ends with it, so no left-over file can lie about who is alive.
 */
export async function claim(port: number, password: string, share: boolean) {
  const keeper = maintenanceClient(port, password);
  await keeper.connect();
  try {
    const owned = await takeLock(keeper, share ? 0 : LONGEST_FAREWELL_MS);
    if (!owned && !share) throw alreadyRunning(await holder(keeper));
    if (owned) await ensureDatabase(keeper);
    return { url: `postgres://sunshine:${password}@127.0.0.1:${port}/${DATABASE}`, keeper, owned };
  } catch (error) {
    await keeper.end().catch(() => {});
    throw error;
  }
}

async function takeLock(keeper: pg.Client, patience: number) {
  for (const until = Date.now() + patience; ; await sleep(100)) {
    const { rows } = await keeper.query("SELECT pg_try_advisory_lock($1) AS taken", [LOCK]);
    if (rows[0].taken || Date.now() >= until) return Boolean(rows[0].taken);
  }
}

async function holder(keeper: pg.Client): Promise<string> {
  const { rows } = await keeper.query(
    "SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND objid = $1 AND granted",
    [LOCK],
  );
  return String(rows[0]?.name ?? "").replace(/^\D+/, "") || "?";
}

async function ensureDatabase(keeper: pg.Client) {
  const { rowCount } = await keeper.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
  if (!rowCount) await keeper.query(`CREATE DATABASE ${DATABASE}`);
}

function maintenanceClient(port: number, password: string) {
  const client = new pg.Client({
    ...{ host: "127.0.0.1", port, user: "sunshine", password, database: "postgres" },
    application_name: `sunshine-hall ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  // It ends when the server is stopped, which is no news here.
  client.on("error", () => {});
  return client;
}

/** The fourth line of the file in which a server says that it runs. */
async function portIn(file: string): Promise<number | null> {
  const text = await readFile(file, "utf8").catch(() => "");
  return Number(text.split("\n")[3]) || null;
}
