import { readConfig } from "#app/config.server.ts";
import { startEmbedded } from "#app/db/embedded.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { explained } from "./explain.mjs";
import { main, say } from "./progress.mjs";

/**
 * Runs a tool's work on the database the configuration names: DATABASE_URL, or the embedded server (beside a running
 * app, the app's). The structure is brought up to date first.
 */
export function withDatabase(work: (url: string) => Promise<void>) {
  return telling(async () => {
    const { databaseUrl, databaseOwnerUrl, dataDir } = readConfig();
    const embedded = databaseUrl ? null : await startEmbedded({ dataDir, progress: say, join: true });
    const url = databaseUrl ?? embedded?.url ?? "";
    try {
      await migrate(databaseOwnerUrl ?? url, say);
      await work(url);
    } finally {
      await embedded?.stop();
    }
  });
}

/** What a person can do something about is told in a sentence; only a bug shows its stack. */
export function telling(work: () => Promise<void>) {
  // An embedded server that this process started is stopped on the way out.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
  return main(() =>
    work().catch((error) => {
      throw explained(error);
    }),
  );
}
