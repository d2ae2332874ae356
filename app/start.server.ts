import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";

import { type Config, readConfig } from "./config.server.ts";
import { grantTo, makeAppRole } from "./db/app-role.server.ts";
import { connect, disconnect, prisma } from "./db/client.server.ts";
import { startEmbedded } from "./db/embedded.server.ts";
import { migrate } from "./db/migrate.server.ts";
import { addHolidaysFrom } from "./domain/shared/holidays.server.ts";
import { createAddressBook } from "./http/address-book.server.ts";
import { builtFiles } from "./http/built-files.server.ts";
import { log } from "./http/log.server.ts";
import { type Serving, serve } from "./http/serve.server.ts";
import { logStrayFaults } from "./http/stray-faults.server.ts";
import { installQueue } from "./jobs/queue.server.ts";
import { files, keepFilesIn, storageFor } from "./storage/files.server.ts";

type Say = (line: string) => void;
type Running = { address: string; close(): Promise<void> };

/** From nothing to a served page: database, migrations, demo data where they belong, jobs, HTTP. */
export function start(build: ServerBuild, say: Say = () => {}, config: Config = readConfig()): Promise<Running> {
  return boot(config, say, {
    remix: createAddressBook(build),
    files: builtFiles("build/client"),
    development: false,
  });
}

/** The same from the sources, as they are at each request. */
export function startDev(vite: ViteDevServer, load: () => Promise<ServerBuild>, say: Say): Promise<Running> {
  return boot({ ...readConfig(), pageCacheMb: 0 }, say, {
    remix: async (request, context) => createRequestHandler(await load(), "development")(request, context),
    files: vite.middlewares,
    development: true,
  });
}

async function boot(config: Config, say: Say, serving: Serving): Promise<Running> {
  log.level = config.logLevel;
  logStrayFaults();
  await addHolidaysFrom(config.holidaysDir);
  keepFilesIn(storageFor(config.bucket, config.dataDir));
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, progress: say });
  const closeDatabase = async () => {
    await disconnect();
    await embedded?.stop();
  };
  try {
    const owner = config.databaseOwnerUrl ?? config.databaseUrl ?? embedded?.url ?? "";
    await migrate(owner, say);
    await installQueue(owner);
    const url = embedded ? await makeAppRole(owner) : (config.databaseUrl ?? owner);
    if (config.databaseOwnerUrl) await grantTo(owner, url);
    connect(url, config.databaseConnections);
    if (embedded) await seedIfEmpty(owner, say);
    const server = await serve(config, url, serving);
    say(`阳光议事厅已启动：${server.address}`);
    await sayDemoAccounts(say);
    return {
      address: server.address,
      async close() {
        await server.close();
        await closeDatabase();
      },
    };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

/** The demo community lives only in the embedded database: one that an operator brought is left alone. */
async function seedIfEmpty(url: string, say: Say) {
  if ((await prisma.community.count()) > 0) return;
  const { seedDemo } = await import("../prisma/seed/demo.ts");
  await seedDemo(url, { scale: 1, progress: say, files });
}

/** Names and passwords are said only of demo accounts, and only while they are there. */
async function sayDemoAccounts(say: Say) {
  const { DEMO_ACCOUNTS } = await import("../prisma/seed/accounts.ts");
  const loginNames = DEMO_ACCOUNTS.map(({ loginName }) => loginName);
  const there = await prisma.account.count({ where: { loginName: { in: loginNames } } });
  if (there === 0) return;
  say("演示账号（仅供演示，请勿用于正式环境）：");
  for (const { loginName, password, who } of DEMO_ACCOUNTS) say(`  ${loginName.padEnd(14)}${password}  ${who}`);
}
