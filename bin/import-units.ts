import { readConfig } from "#app/config.server.ts";
import { connect, disconnect } from "#app/db/client.server.ts";
import { telling, withDatabase } from "./database.ts";
import { importUnits } from "./importing-units.ts";

await telling(() =>
  importUnits(process.argv.slice(2), (work) =>
    withDatabase(async (url) => {
      connect(url, readConfig().databaseConnections);
      await work().finally(disconnect);
    }),
  ),
);
