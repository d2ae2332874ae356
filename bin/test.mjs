import { browser, database, format, types, unit } from "./checks.mjs";
import { findChromium } from "./chromium.mjs";
import { main, say, step } from "./progress.mjs";
import { build, enter, generate, install } from "./steps.mjs";

/**
 * Everything: two lanes for two cores, of which one waits while the other works. The browser's is the longer one, with
 * two workers; the other keeps to one, so that both come to their end together. The first failure ends it.
 */
await main(async () => {
  enter();
  await install();
  await generate();
  const chromium = await step("查找 Chromium", findChromium);
  const counts = await Promise.all([checks(), build().then(() => browser(chromium))]);
  say(`tests: ${counts.flat().reduce((sum, { passed }) => sum + passed, 0)} passed, 0 failed`);
});

async function checks() {
  await format();
  await types();
  return [await unit(1), await database(1)];
}
