import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";

/** A server in a process of its own. */
export type Server = {
  url: string;
  /** What the process has used so far. */
  cpuMs(): number;
  /** What it holds now, in bytes. */
  resident(): number;
  stop(): Promise<void>;
};

const TICK_MS = 10;
const running = new Set<ChildProcess>();
process.on("exit", endAll);

/** Nothing of theirs is worth waiting for. */
export function endAll() {
  for (const child of running) child.kill("SIGKILL");
}

/** A program of ours, with what it says told here and what it logs dropped. */
export function launch(args: string[], env: Record<string, string> = {}): ChildProcess {
  if (!existsSync("/proc/self/stat")) throw new Error("the benchmark reads /proc, which only Linux has");
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

export function serverOf(child: ChildProcess, url: string): Server {
  const { pid } = child;
  return {
    url,
    cpuMs() {
      // The program's name, in brackets, may hold spaces. After it stand the state and, eleventh and twelfth, utime and stime.
      const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
      const [user, system] = fields.split(" ").slice(11, 13).map(Number);
      return ((user ?? 0) + (system ?? 0)) * TICK_MS;
    },
    resident() {
      const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
      return Number(kibibytes) * 1024;
    },
    async stop() {
      if (!running.has(child)) return;
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
