import { spawn } from "node:child_process";

import { main } from "./progress.mjs";
import { enter, generate, install } from "./steps.mjs";

const [script = "", ...args] = process.argv.slice(2);

/** Runs one of the TypeScript tools, with what it stands on in place. */
await main(async () => {
  enter();
  await install();
  await generate();
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { stdio: "inherit" });
  // Ctrl-C reaches the tool too, which tidies up; this process waits for it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
});
