import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { EmbeddedError, passwordLost } from "./embedded-faults.server.ts";

/** PostgreSQL refuses to run as root; then it runs as this system user. */
const SYSTEM_USER = "postgres";
export const THROWAWAY = "sunshine-hall-";

export type Owner = { uid: number; gid: number } | undefined;

/** Where the embedded server lives, and as whom. */
export type Home = { folder: string; data: string; password: string; log: string; programs: string; owner: Owner };

const isRoot = () => process.getuid?.() === 0;

/**
 * `dataDir` when it is given. Else .data in the checkout; for root a folder under /var/lib, one a checkout, because
 * the system user cannot enter a checkout in root's own home.
 */
export function dataFolder(dataDir: string | undefined): string {
  const checkout = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 12);
  return resolve(dataDir ?? (isRoot() ? `/var/lib/sunshine-hall/${checkout}` : ".data"));
}

/** The folder of the embedded server in the data folder, or for a throwaway server anywhere. */
export async function findHome(dataDir: string | undefined, throwaway: boolean): Promise<Home> {
  const root = isRoot();
  const owner = root ? systemUser() : undefined;
  const usual = dataFolder(dataDir);
  await mkdir(usual, { recursive: true, mode: root ? 0o755 : 0o700 });
  const folder = throwaway ? await mkdtemp(join(tmpdir(), `${THROWAWAY}${process.pid}-`)) : usual;
  const home = {
    folder,
    data: join(folder, "postgres"),
    password: join(folder, "postgres.password"),
    log: join(folder, "postgres.log"),
    programs: join(usual, "programs"),
    owner,
  };
  if (throwaway) await give(folder, owner);
  return home;
}

/** The server's password: made once, kept where only its owner reads it. */
export async function passwordOf(home: Home): Promise<string> {
  if (existsSync(home.password)) return (await readFile(home.password, "utf8")).trim();
  if (existsSync(home.data)) throw passwordLost(home.password);
  const made = randomBytes(24).toString("hex");
  const draft = `${home.password}.new`;
  await writeFile(draft, made, { mode: 0o600 });
  await give(draft, home.owner);
  await rename(draft, home.password);
  return made;
}

/** The last run's log is kept beside a fresh one. */
export async function freshLog({ log, owner }: Home) {
  if (existsSync(log)) await rename(log, `${log}.old`);
  await writeFile(log, "", { mode: 0o600 });
  await give(log, owner);
}

export async function give(path: string, owner: Owner) {
  if (owner) await chown(path, owner.uid, owner.gid);
}

function systemUser() {
  const idOf = (flag: string) => Number(execFileSync("id", [flag, SYSTEM_USER], { stdio: "pipe" }));
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    try {
      execFileSync("useradd", ["--system", "--user-group", "--shell", "/usr/sbin/nologin", SYSTEM_USER], {
        stdio: "pipe",
      });
      return { uid: idOf("-u"), gid: idOf("-g") };
    } catch {
      throw new EmbeddedError(
        `内置数据库不能以 root 运行，而系统用户 ${SYSTEM_USER} 又建不了。请先建好这个用户，或用普通用户启动。`,
      );
    }
  }
}
