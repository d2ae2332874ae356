import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type App = {
  baseURL: string;
  /** Ends when the app has ended, of itself or otherwise. */
  ended: Promise<unknown>;
  /** As an operator stops it, or as a crash does. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** What a server is run with, and a pipe for its standard input, to end with whoever started it. */
export const WITH_PARENT = ["--import", "./tests/e2e/support/with-parent.mjs"];

const LONGEST_START_MS = 90_000;

/** Many people act from one address in the tests; limits have tests of their own. */
const SETTINGS = {
  HOST: "localhost",
  ORIGIN: "",
  LOG_LEVEL: "error",
  WRITES_PER_MINUTE: "100000",
  SIGN_IN_TRIES: "100000",
  CODES_PER_HOUR: "100000",
};

/** The app as `npm start` runs it, in a process of its own, its files in a folder that goes with it; resolves once it serves. */
export async function startApp(settings: Record<string, string>): Promise<App> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "sunshine-app-"));
  const child = spawn(process.execPath, [...WITH_PARENT, "bin/start.mjs"], {
    env: { ...process.env, ...SETTINGS, DATA_DIR: folder, ...settings, PORT: String(port) },
    stdio: ["pipe", "ignore", "inherit"],
  });
  const ended = once(child, "exit").then(() => rm(folder, { recursive: true, force: true }));
  const baseURL = `http://localhost:${port}`;
  await untilReady(child, baseURL);
  return {
    baseURL,
    ended,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      await ended;
    },
  };
}

async function untilReady(child: ChildProcess, baseURL: string) {
  for (const until = Date.now() + LONGEST_START_MS; Date.now() < until; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const answer = await fetch(`${baseURL}/readyz`).catch(() => null);
    if (answer?.ok) return;
  }
  child.kill();
  throw new Error("npm start did not come to serve");
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
