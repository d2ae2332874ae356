import { ConfigError, readConfig } from "#app/config.server.ts";
import { EmbeddedError, startEmbedded } from "#app/db/embedded.server.ts";
import { MigrationError, migrate } from "#app/db/migrate.server.ts";

/**
 * Runs a tool's work on the database the configuration names: DATABASE_URL, or the embedded server (beside a running
 * app, the app's). The structure is brought up to date first; what goes wrong is told in a sentence.
 */
export async function withDatabase(work: (url: string) => Promise<void>) {
  await telling(async () => {
    const { databaseUrl, dataDir } = readConfig();
    const progress = (line: string) => console.log(line);
    const database = databaseUrl
      ? { url: databaseUrl, stop: async () => {} }
      : await startEmbedded({ dataDir, progress, join: true });
    try {
      await migrate(database.url, progress);
      await work(database.url);
    } finally {
      await database.stop();
    }
  });
}

/** Prints what a person can do something about; only a bug shows its stack. */
export async function telling(work: () => Promise<void>) {
  try {
    await work();
  } catch (error) {
    const expected = error instanceof EmbeddedError || error instanceof MigrationError || error instanceof ToolError;
    if (error instanceof ConfigError) for (const fault of error.faults) console.error(`✗ ${fault}`);
    else console.error(expected ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** A tool was called in a way that it cannot follow; the message says how to call it. */
export class ToolError extends Error {
  override name = "ToolError";
}
