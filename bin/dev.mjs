import { explained } from "./explain.mjs";
import { main, say } from "./progress.mjs";
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
  /** @type {{ close(): Promise<void> } | undefined} */
  let running;
  const stop = async () => {
    if (!running) process.exit(130);
    say("正在停止…");
    await running.close();
    await vite.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    running = await entry.module.startDev(vite, load, say);
  } catch (error) {
    throw explained(error);
  }
});
