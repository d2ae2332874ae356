import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { freePort } from "./free-port.ts";
import { launch, type Server, serverOf } from "./processes.ts";

/** Everybody comes from one address here, and writes as fast as they can. */
const SETTINGS = {
  HOST: "127.0.0.1",
  LOG_LEVEL: "info",
  WRITES_PER_MINUTE: "1000000",
  // As an operator gets them, whatever .env says.
  ...{ ORIGIN: "", TRUST_PROXY: "", PAGE_CACHE_MB: "", DATABASE_CONNECTIONS: "" },
};

/** How `npm start` starts Node, as package.json says it. */
const manifest: { scripts: { start: string } } = JSON.parse(readFileSync("package.json", "utf8"));
const FLAGS = manifest.scripts.start.match(/--\S+/g) ?? [];
const ENVIRONMENT = Object.fromEntries(
  [...manifest.scripts.start.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]),
);

/** The built app on this database. `listener` is loaded into it first. */
export async function startApp(databaseUrl: string, listener?: string, settings: Record<string, string> = {}) {
  const port = await freePort();
  const child = launch([...FLAGS, ...(listener ? ["--import", listener] : []), "bench/serve.mjs"], {
    ...ENVIRONMENT,
    ...SETTINGS,
    ...settings,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  });
  const server: Server = serverOf(child, `http://127.0.0.1:${port}`);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the app ended with ${child.exitCode}`);
    const answer = await fetch(`${server.url}/readyz`).catch(() => null);
    if (answer?.ok) return { child, server };
    await sleep(100);
  }
}
