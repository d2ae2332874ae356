import { defineConfig } from "@playwright/test";

import { CHROMIUM_ARGS } from "./tests/e2e/support/chromium.ts";
import { DESKTOP } from "./tests/e2e/support/devices.ts";

const chromium = process.env.CHROMIUM;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A loaded machine may be late once; what fails twice is wrong.
  retries: process.env.CI ? 1 : 0,
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    ...DESKTOP,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: CHROMIUM_ARGS,
    },
  },
});
