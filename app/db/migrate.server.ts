import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";

/** Why the database could not be brought up to date, in a sentence for the operator. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

type Migration = { name: string; sql: string; checksum: string };
type Applied = { name: string; checksum: string; finished: boolean };

const FOLDER = "prisma/migrations";
/** The advisory lock of Prisma's own tool, so that the two never run at once. */
const LOCK = 72_707_369;

/** The ledger as Prisma keeps it: `prisma migrate deploy` can go on from here, and we from there. */
const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Applies what is pending, in order. A migration and its line in the ledger are one transaction, so a start that was
 * killed half-way left nothing behind. Throws MigrationError.
 */
export async function migrate(url: string, progress: (line: string) => void = () => {}) {
  const migrations = await readMigrations();
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new MigrationError(`连不上数据库：${reason(error)}。`, { cause: error });
  }
  try {
    let pending = pendingAmong(migrations, await readLedger(client));
    while (pending[0]) {
      progress(`正在更新数据库结构：${pending[0].name}`);
      pending = await applyNext(client, migrations);
    }
  } finally {
    await client.end();
  }
}

/** Applies one and says what is left. Whoever waited for the lock finds the work done. */
async function applyNext(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await client.query(LEDGER);
    const [next, ...rest] = pendingAmong(migrations, await readLedger(client));
    if (next) {
      await client.query(next.sql);
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
        [randomUUID(), next.checksum, next.name],
      );
    }
    await client.query("COMMIT");
    return rest;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(`数据库结构没能更新：${error instanceof Error ? error.message : error}。`, {
      cause: error,
    });
  }
}

function pendingAmong(migrations: Migration[], ledger: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of ledger) {
    const ours = known.get(name);
    if (!ours) throw new MigrationError(`数据库比程序新（有本程序不认识的迁移 ${name}）。请先更新程序。`);
    if (!finished) throw new MigrationError(`迁移 ${name} 上次没有做完。请用 prisma migrate resolve 说明它的状态。`);
    if (ours.checksum !== checksum) throw new MigrationError(`迁移 ${name} 应用之后又被改动过。请恢复原来的文件。`);
  }
  const applied = new Set(ledger.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function readLedger(client: pg.Client): Promise<Applied[]> {
  const { rows: found } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
  if (!found[0].there) return [];
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${FOLDER}/${name}/migration.sql`, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** A name with several addresses, none of which answers, makes an error with a code and no message. */
function reason(error: unknown) {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
