import { browser, database, format, types, unit } from "./checks.mjs";
import { findChromium } from "./chromium.mjs";
import { main, say, step } from "./progress.mjs";
import { build, enter, generate, install } from "./steps.mjs";

/** Everything: two lanes for two cores, and the browser once there is a build. The first failure ends it. */
await main(async () => {
  enter();
  await install();
  await generate();
  const chromium = await step("查找 Chromium", findChromium);
  const [[tests, databaseTests]] = await Promise.all([checks(), build()]);
  const browserTests = await browser(chromium);
  const passed = tests.passed + databaseTests.passed + browserTests.passed;
  say(`tests: ${passed} passed, 0 failed`);
});

async function checks() {
  await format();
  await types();
  return /** @type {const} */ ([await unit(), await database()]);
}
