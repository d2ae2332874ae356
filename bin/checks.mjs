import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { StepFailed, step } from "./progress.mjs";
import { runScript } from "./run.mjs";

export const format = () =>
  step("格式与规范", () => runScript("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "--colors=off"]));

export const types = () => step("类型", () => runScript("typescript/bin/tsc", ["--noEmit"]));

/** @param {number} [workers] */
export const unit = (workers) => step("单元测试", () => vitest("unit", workers));

/** @param {number} [workers] */
export const database = (workers) => step("数据库测试", () => vitest("db", workers));

/** @param {string} chromium the browser's program */
export const browser = (chromium) =>
  step("浏览器测试", () =>
    counting(async (report) => {
      await runScript("@playwright/test/cli.js", ["test", "--reporter=line,json"], {
        CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        CI: "true",
      });
      return (/** @type {any} */ { stats }) => stats.expected;
    }),
  );

/** @param {string} project @param {number} [workers] */
const vitest = (project, workers = 2) =>
  counting(async (report) => {
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
    const settings = { NO_COLOR: "1", VITEST_MAX_WORKERS: String(workers) };
    await runScript("vitest/vitest.mjs", ["run", "--project", project, ...reporters], settings);
    return (/** @type {any} */ result) => result.numPassedTests;
  });

/**
 * How many tests passed, from the report the runner leaves. A run without tests has tested nothing and fails.
 * @param {(report: string) => Promise<(result: any) => number>} work
 * @returns {Promise<{ passed: number }>}
 */
async function counting(work) {
  const folder = mkdtempSync(join(tmpdir(), "sunshine-report-"));
  try {
    const report = join(folder, "report.json");
    const count = await work(report);
    const passed = count(JSON.parse(readFileSync(report, "utf8")));
    if (!passed) throw new StepFailed("没有运行任何测试");
    return { passed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
