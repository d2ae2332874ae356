import { main, say } from "./progress.mjs";
import { stay } from "./stay.mjs";
import { enter, generate, install } from "./steps.mjs";

/** The app from its sources, with changes shown at once. */
await main(async () => {
  enter();
  process.env.NODE_ENV = "development";
  await install();
  await generate();

  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule("virtual:remix/server-build");
  const { entry } = await load();
  await stay(() => entry.module.startDev(vite, load, say));
});
