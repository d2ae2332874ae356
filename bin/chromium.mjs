import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { StepFailed } from "./progress.mjs";
import { run, runScript } from "./run.mjs";

// Without windows first: it does the same for a third of the time.
const SHELL = "chromium-headless-shell";
const NAMES = [SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const LONGEST_DOWNLOAD_MS = 180_000;

/**
 * A Chromium for the browser tests: the one CHROMIUM names, Playwright's own, the system's, or one installed now.
 * @returns {Promise<string>}
 */
export async function findChromium() {
  for (const find of [named, playwrights, systems, downloaded, packaged]) {
    const found = await find();
    if (found && (await starts(found))) return found;
  }
  throw new StepFailed(
    "✗ 浏览器测试需要 Chromium，这里没有，也装不上。请运行 npx playwright install chromium，或安装系统的 chromium 软件包，或用 CHROMIUM=… 指明它的位置。",
  );
}

const named = () => process.env.CHROMIUM;

async function playwrights() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function systems() {
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin", "/snap/bin");
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC].find((path) =>
    existsSync(path),
  );
}

async function downloaded() {
  await tried(runScript("@playwright/test/cli.js", ["install", "chromium"], {}, LONGEST_DOWNLOAD_MS));
  return playwrights();
}

/** Debian and its kin, as root; Chinese text needs a font. */
async function packaged() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const quietly = { DEBIAN_FRONTEND: "noninteractive" };
  await tried(run("apt-get", ["update"], quietly));
  for (const name of [SHELL, "chromium"]) {
    await tried(run("apt-get", ["install", "-y", "--no-install-recommends", name, "fonts-noto-cjk"], quietly));
    const found = systems();
    if (found) return found;
  }
  return undefined;
}

/**
 * A browser that was downloaded may miss libraries of the system.
 * @param {string} path
 */
const starts = (path) =>
  run(path, ["--version"]).then(
    () => true,
    () => false,
  );

/** @param {Promise<unknown>} attempt */
const tried = (attempt) => attempt.catch(() => {});
