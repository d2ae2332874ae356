import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/**
 * Watches the connection that holds the claim. When it breaks, the server crashed or was killed: `revive` brings it
 * back on its port and claims it again, as often as it takes.
 */
export function keepAlive(keeper: pg.Client, revive: () => Promise<pg.Client>) {
  let holding: pg.Client | null = keeper;
  let reviving = Promise.resolve();
  const stopped = new AbortController();

  function watch(client: pg.Client) {
    holding = client;
    client.once("end", () => {
      holding = null;
      if (!stopped.signal.aborted) reviving = persist();
    });
  }

  async function persist() {
    for (let wait = FIRST_WAIT_MS; !stopped.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return watch(await revive());
      } catch {
        await sleep(wait, undefined, { signal: stopped.signal }).catch(() => {});
      }
    }
  }

  watch(keeper);
  return {
    /** From now on a server that goes away may stay away. */
    async stop() {
      stopped.abort();
      await reviving;
    },
    async release() {
      await holding?.end().catch(() => {});
    },
  };
}
