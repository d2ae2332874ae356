import { log } from "./log.server.ts";

/** A promise that fails and that nobody waits for is a bug. It is told, and does not end a server that others are using. */
export function logStrayFaults() {
  process.on("unhandledRejection", (err) => log.error({ err }, "a promise failed that nobody waited for"));
}
