import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import pg from "pg";

import { startEmbedded } from "#app/db/embedded.server.ts";
import { StepFailed } from "./progress.mjs";
import { differenceTo } from "./schema-engine.ts";

const FOLDER = "prisma/migrations";
const LOCK_FILE = `${FOLDER}/migration_lock.toml`;

/**
 * Writes the step from the migrations there are to the schema in prisma/. `replace` writes one that nobody has applied
 * yet again, from those before it. Returns its folder, or null when there is nothing to do.
 */
export async function createMigration(name: string, replace: boolean): Promise<string | null> {
  if (!/^[a-z0-9_]+$/.test(name)) throw new StepFailed(`✗ 迁移的名字只用小写字母、数字和下划线，“${name}”不行。`);
  const folders = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
  const namesake = folders.find((folder) => folder.replace(/^\d+_/, "") === name);
  if (namesake && !replace)
    throw new StepFailed(`✗ 已经有迁移 ${namesake}。还没有人用过它的话，可以加 --replace 重写。`);

  const folder = namesake ?? `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
  const sql = await difference(folders.filter((other) => other < folder).sort());
  if (!sql) return null;
  mkdirSync(`${FOLDER}/${folder}`, { recursive: true });
  writeFileSync(`${FOLDER}/${folder}/migration.sql`, `${sql}\n`);
  if (!existsSync(LOCK_FILE)) writeFileSync(LOCK_FILE, 'provider = "postgresql"\n');
  return folder;
}

async function difference(before: string[]) {
  const { url, stop } = await startEmbedded({ throwaway: true });
  try {
    const client = new pg.Client(url);
    await client.connect();
    for (const folder of before) await client.query(readFileSync(`${FOLDER}/${folder}/migration.sql`, "utf8"));
    await client.end();
    return await differenceTo(url);
  } finally {
    await stop();
  }
}
