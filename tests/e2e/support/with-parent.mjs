import { isMainThread } from "node:worker_threads";

/**
 * Preloaded into a server that a test run starts, and so into its threads: its standard input is a pipe from the run,
 * and ends with it, however that went. The pipe alone keeps nothing running.
 */
if (isMainThread) {
  process.stdin.resume().once("end", () => process.kill(process.pid, "SIGTERM"));
  /** @type {import("node:net").Socket} */ (/** @type {unknown} */ (process.stdin)).unref();
}
