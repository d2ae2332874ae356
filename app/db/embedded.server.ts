import { existsSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";

import { claim, findServer } from "./embedded-claim.server.ts";
import { checkDisk, checkMajor, create, launch } from "./embedded-cluster.server.ts";
import { EmbeddedError, explain } from "./embedded-faults.server.ts";
import { keepAlive } from "./embedded-guard.server.ts";
import { findHome, passwordOf } from "./embedded-home.server.ts";
import { preparePrograms } from "./embedded-programs.server.ts";
import { sweepThrowaways } from "./embedded-remains.server.ts";

export { EmbeddedError };

type Options = {
  /** Undefined: the usual place. */
  dataDir?: string | undefined;
  /** Told of steps that take a while. */
  progress?: (line: string) => void;
  /** A fresh server in a temporary folder, which stop() removes. */
  throwaway?: boolean;
  /** What is committed is on the disk: so it is, unless the server is thrown away. */
  durable?: boolean;
  /** For a tool beside a running app: use the app's server and leave it running. */
  join?: boolean;
};

export type Embedded = { url: string; stop(): Promise<void> };

/**
 * A PostgreSQL server of our own, on 127.0.0.1 and a free port. One app at a time owns it; an app that was killed
 * leaves it running, and the next start takes it over. A server that was killed is started again where it was.
 * A process that just ends stops it on the way out. Throws EmbeddedError with a sentence for the operator.
 */
export async function startEmbedded(options: Options = {}): Promise<Embedded> {
  const { dataDir, progress = () => {}, throwaway = false, durable = !throwaway, join = false } = options;
  let folder = dataDir ?? process.cwd();
  try {
    const home = await findHome(dataDir, throwaway);
    folder = home.folder;
    await checkDisk(folder);
    const programs = await preparePrograms(home);
    if (throwaway) await sweepThrowaways(programs);
    const password = await passwordOf(home);
    if (existsSync(home.data)) await checkMajor(home.data, programs.major);
    else {
      progress("正在新建内置数据库…");
      await create(home, programs, throwaway);
    }

    const run = async (port?: number) =>
      (await findServer(home.data, password)) ?? (await launch(home, programs, { durable, port }));
    const port = await run();
    const { url, keeper, owned } = await claim(port, password, join);
    if (!owned) return { url, stop: () => keeper.end() };

    const guard = keepAlive(keeper, async () => {
      await run(port);
      return (await claim(port, password, false)).keeper;
    });
    const stopping = ["stop", "-D", home.data, "-m", throwaway ? "immediate" : "fast"];
    const leave = () => {
      attempt(() => programs.runSync("pg_ctl", ...stopping));
      if (throwaway) rmSync(home.folder, { recursive: true, force: true });
    };
    process.once("exit", leave);
    return {
      url,
      async stop() {
        process.off("exit", leave);
        await guard.stop();
        // The claim is held until the server is down, or another start could take it over just before.
        await programs.run("pg_ctl", ...stopping).catch(() => {});
        await guard.release();
        if (throwaway) await rm(home.folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    throw explain(error, folder);
  }
}

/** A server that does not stop, or is gone already, is nothing to fail over: the next start takes over what is there. */
function attempt(work: () => void) {
  try {
    work();
  } catch {}
}
