import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { main, say } from "./progress.mjs";
import { stay } from "./stay.mjs";
import { build, enter, generate, install } from "./steps.mjs";

/** The app as it is used: installed, built and running, from nothing if need be. */
await main(async () => {
  enter();
  await install();
  await generate();
  await build();
  process.env.NODE_ENV = "production";
  const built = await import(pathToFileURL(resolve("build/server/index.js")).href);
  await stay(() => built.entry.module.start(built, say));
});
