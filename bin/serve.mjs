import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { explained } from "./explain.mjs";
import { say } from "./progress.mjs";

/** Starts the built app in this process and stays until it is told to stop. */
export async function serve() {
  process.env.NODE_ENV = "production";
  /** @type {{ close(): Promise<void> } | undefined} */
  let running;
  let stopping = false;
  const stop = async () => {
    // Before it runs, and for the impatient: the way out still stops the embedded database.
    if (!running || stopping) process.exit(130);
    stopping = true;
    say("正在停止…");
    await running.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  const build = await import(pathToFileURL(resolve("build/server/index.js")).href);
  try {
    running = await build.entry.module.start(build, say);
  } catch (error) {
    throw explained(error);
  }
}
