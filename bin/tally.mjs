import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { main, StepFailed, tellOnStandardError } from "./progress.mjs";
import { enter, install } from "./steps.mjs";

/** Counts a vote in a plain file, for anyone: with the packages installed it needs neither database nor build. */
await main(async () => {
  tellOnStandardError();
  const [file, ...others] = process.argv.slice(2);
  if (file === undefined || others.length > 0) throw new StepFailed("用法：npm run --silent tally -- 文件.json");
  const path = whereTyped(file);
  enter();
  await install();
  const { register } = await import("tsx/esm/api");
  register();
  const { tally } = await import("./tally.ts");
  tally(path);
});

/**
 * npm runs its scripts in the project's folder, and says where the command was typed.
 * @param {string} file
 */
function whereTyped(file) {
  const here = resolve(file);
  return existsSync(here) ? here : resolve(process.env.INIT_CWD ?? ".", file);
}
