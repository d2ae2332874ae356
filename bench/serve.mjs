import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { main, say } from "../bin/progress.mjs";
import { stay } from "../bin/stay.mjs";

process.on("disconnect", () => process.exit());

/** The built server and nothing else: `npm start` would see first whether all is up to date. */
await main(async () => {
  const built = await import(pathToFileURL(resolve("build/server/index.js")).href);
  await stay(() => built.entry.module.start(built, say));
});
