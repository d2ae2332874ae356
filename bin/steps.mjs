import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { compressFiles } from "./compress.mjs";
import { whenChanged } from "./fingerprint.mjs";
import { StepFailed, step } from "./progress.mjs";
import { run, runScript } from "./run.mjs";

const OLDEST_NODE = { major: 20, minor: 19 };

/** Every command begins so: in the project's folder, on a Node that can run it. */
export function enter() {
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const oldest = OLDEST_NODE;
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    throw new StepFailed(
      `✗ 需要 Node.js ${oldest.major}.${oldest.minor} 或更新的版本，现在是 ${process.versions.node}。`,
    );
  }
}

/**
 * The packages of package-lock.json, from the npm registry alone: no package's own install script is run. What npm knows
 * of them from before is not asked for again, unless that is too old and does not have a version that we want.
 */
export const install = () =>
  step("安装依赖", async () => {
    if (isInstalled()) return null;
    const npm = (/** @type {string[]} */ ...more) =>
      run("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", ...more], {
        NODE_ENV: undefined,
      });
    await npm("--prefer-offline").catch(() => npm());
  });

/** Compares what npm says it installed with what is asked for; packages of other platforms may be missing. */
function isInstalled() {
  const installed = readLock("node_modules/.package-lock.json");
  return Object.entries(readLock("package-lock.json")).every(
    ([path, { version, optional }]) =>
      path === "" || (installed[path] ? installed[path].version === version : optional),
  );
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
const readLock = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {});

/** The Prisma client, from prisma/. */
export const generate = () =>
  step("生成数据库客户端", () =>
    whenChanged("app/db/generated/.made-from", ["prisma/schema.prisma", "prisma/models", "package-lock.json"], () =>
      // Prisma would download an engine that generating does not use; any file in its place keeps it from that.
      runScript("prisma/build/index.js", ["generate"], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
      }),
    ),
  );

/** What the server runs from, with every file for the browser compressed once. */
export const build = () =>
  step("构建", () =>
    whenChanged(
      "build/.made-from",
      ["app", "prisma", "public", "vite.config.ts", "remix.config.js", "tsconfig.json", "package-lock.json"],
      async () => {
        await runScript("@remix-run/dev/dist/cli.js", ["vite:build"], { NODE_ENV: "production" });
        await compressFiles("build/client");
      },
    ),
  );
