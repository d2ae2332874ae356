import { startEmbedded } from "#app/db/embedded.server.ts";

/** An app that does nothing but hold its embedded server, for tests that end it. Prints where the server is. */
process.on("SIGTERM", () => process.exit(0));
process.stdin.resume();
const { url } = await startEmbedded({ dataDir: process.env.DATA_DIR });
process.stdout.write(`${url}\n`);
