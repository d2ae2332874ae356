import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { THROWAWAY } from "./embedded-home.server.ts";
import type { Programs } from "./embedded-programs.server.ts";

/** Whether that process is a PostgreSQL server on this data folder. Where the system does not tell, it is taken for one. */
export async function serves(pid: string, data: string): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes(data);
}

/** Stops and removes throwaway servers whose process was killed before it could. */
export async function sweepThrowaways(programs: Programs) {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(THROWAWAY) && !lives(name.split("-")[2]));
  for (const name of left) {
    const folder = join(tmpdir(), name);
    await programs.run("pg_ctl", "stop", "-D", join(folder, "postgres"), "-m", "immediate").catch(() => {});
    await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

function lives(pid: string | undefined) {
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    return (error as { code?: string }).code !== "ESRCH";
  }
}
