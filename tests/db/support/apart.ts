import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const STARTER = resolve("tests/db/support/starter.ts");
const TSX = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const starters: ChildProcess[] = [];

/** Starts the server from a process of its own. */
export async function startApart(env: Record<string, string>, cwd = process.cwd()) {
  const starter = spawn(process.execPath, ["--import", TSX, STARTER], {
    cwd,
    env: { ...process.env, DATA_DIR: undefined, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  starters.push(starter);
  const [line] = await once(starter.stdout, "data");
  return { starter, url: String(line).trim() };
}

export async function ended(starter: ChildProcess, signal: NodeJS.Signals) {
  if (starter.exitCode !== null || starter.signalCode !== null) return;
  starter.kill(signal);
  await once(starter, "exit");
}

/** Ends those that a test left. */
export async function endStarters() {
  for (const starter of starters.splice(0)) await ended(starter, "SIGTERM");
}
