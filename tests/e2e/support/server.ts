import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { startEmbedded } from "#app/db/embedded.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { seedDemo } from "../../../prisma/seed/demo.ts";

/**
 * The server under test: what `npm start` builds, on a throwaway database with the demo community. Prints one line of
 * JSON when it serves and stays until SIGTERM.
 */
const database = await startEmbedded({ throwaway: true });
await migrate(database.url);
await seedDemo(database.url, { scale: 1, progress: () => {} });

const port = await freePort();
const baseURL = `http://localhost:${port}`;
const server = spawn(process.execPath, ["bin/start.mjs"], {
  env: { ...process.env, ...settings(), DATABASE_URL: database.url, PORT: String(port) },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = once(server, "exit");
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill("SIGTERM"));

await untilReady(server);
process.stdout.write(`${JSON.stringify({ baseURL, databaseUrl: database.url })}\n`);
await ended;
await database.stop();

/** Many people act from one address in the tests; limits have tests of their own. */
function settings() {
  return {
    HOST: "localhost",
    ORIGIN: "",
    LOG_LEVEL: "error",
    WRITES_PER_MINUTE: "100000",
    SIGN_INS_PER_MINUTE: "100000",
  };
}

async function untilReady(child: ChildProcess) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const answer = await fetch(`${baseURL}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "localhost", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
