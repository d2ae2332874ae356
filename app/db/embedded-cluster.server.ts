import { mkdir, readFile, rename, rm, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { diskFull, foreignServer, otherMajor } from "./embedded-faults.server.ts";
import { freshLog, give, type Home } from "./embedded-home.server.ts";
import type { Programs } from "./embedded-programs.server.ts";
import { serves } from "./embedded-remains.server.ts";

/** Two segments of the write-ahead log: with less, PostgreSQL stops in the middle of its start. */
const LEAST_FREE_BYTES = 32 * 1024 * 1024;
const ATTEMPTS = 15;
const WAIT_MS = 300;

const SETTINGS = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=128MB";
/** Of what is not to outlive the run nothing need reach the disk. */
const UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

/** A server that was killed is still being cleared away, or another program was quicker to take the port. */
const PASSING = /pre-existing shared memory|could not (bind|create listen)|Address already in use/i;

export async function checkDisk(folder: string) {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(folder);
}

export async function checkMajor(data: string, ours: string) {
  const found = (await readFile(join(data, "PG_VERSION"), "utf8")).trim();
  if (found !== ours) throw otherMajor(data, found, ours);
}

/** Made under another name and renamed when whole: a start that was cut short leaves nothing half-made. */
export async function create(home: Home, programs: Programs, throwaway: boolean) {
  const draft = `${home.data}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await give(draft, home.owner);
  await programs.run(
    "initdb",
    ...["-D", draft, "-U", "sunshine", `--pwfile=${home.password}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...(throwaway ? ["--no-sync"] : []),
  );
  await rename(draft, home.data);
}

type Launch = { durable: boolean; port?: number | undefined };

/** Starts the server and waits until it answers. Returns its port: the one asked for, or any that is free. */
export async function launch(home: Home, programs: Programs, how: Launch, attempt = 1): Promise<number> {
  const port = how.port ?? (await freePort());
  const settings = `${SETTINGS} -c port=${port} ${how.durable ? "" : UNSAFE}`;
  await freshLog(home);
  try {
    await programs.run("pg_ctl", "start", "-D", home.data, "-l", home.log, "-s", "-t", "300", "-o", settings);
    return port;
  } catch (error) {
    const said = `${error instanceof Error ? error.message : error}\n${await readFile(home.log, "utf8")}`;
    const holder = /Is another \w+ \(PID (\d+)\)/.exec(said)?.[1];
    const held = holder !== undefined && (await serves(holder, home.data));
    // Left by a server that was killed; its number belongs to another program by now.
    if (holder && !held) await rm(join(home.data, "postmaster.pid"), { force: true });
    const passing = holder || PASSING.test(said);
    if (!passing || attempt === ATTEMPTS) throw held ? foreignServer(home.data, holder) : new Error(said);
    await sleep(WAIT_MS);
    return launch(home, programs, how, attempt + 1);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
