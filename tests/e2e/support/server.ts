import { makeAppRole } from "#app/db/app-role.server.ts";
import { startEmbedded } from "#app/db/embedded.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { installQueue } from "#app/jobs/queue.server.ts";
import { seedDemo } from "../../../prisma/seed/demo.ts";
import { type App, startApp } from "./app.ts";
import { openPostOffice } from "./post-office.ts";

/**
 * The server under test: what `npm start` builds, on a throwaway database with the demo community. Prints one line of
 * JSON when it serves and stays until SIGTERM, or until the run that started it is gone.
 */
let app: App | undefined;
// Before it serves: the way out still stops the database.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => (app ? app.stop() : process.exit(130)));

const database = await startEmbedded({ throwaway: true });
await migrate(database.url);
await seedDemo(database.url, { scale: 1, progress: () => {} });

const office = await openPostOffice();
await installQueue(database.url);
// As an operator would have it who keeps the tables from the app: what it may not do, no page needs.
const url = await makeAppRole(database.url);
app = await startApp({ ...office.settings, DATABASE_URL: url, DATABASE_OWNER_URL: database.url });
process.stdout.write(
  `${JSON.stringify({ baseURL: app.baseURL, databaseUrl: database.url, postOffice: office.url })}\n`,
);
await app.ended;
await office.close();
await database.stop();
