import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

import { withDatabase } from "./server.ts";

/** A database, a connection to look after it, what its catalog was like when it was made, and whether we were cut off. */
export type Lent = { url: string; keeper: pg.Client; catalog: string; cut: boolean };

/** Those that are as they were made: another copy of the template costs more than many a test file. */
const ready: Lent[] = [];

const TABLES = `SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'pgboss')
  AND oid::regclass::text NOT IN ('_prisma_migrations', 'pgboss.version', 'pgboss.queue')`;

/** Whoever makes, changes or drops one of these leaves another number or a younger row; whoever counts a table, a counted one. */
const CATALOG = `${[
  ...["pg_class", "pg_attribute", "pg_attrdef", "pg_constraint", "pg_trigger", "pg_proc"],
  // A connection's first temporary table makes one that stays.
  "pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'",
]
  .map((rows) => `SELECT count(*), max(xmin::text::bigint) FROM ${rows}`)
  .join(" UNION ALL ")}
  UNION ALL SELECT count(*), 0 FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase
    WHERE datname = current_database()
  UNION ALL SELECT count(*), 0 FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'pgboss')
    AND reltuples >= 0`;

/** Work that the file left under way, or a connection of its own. */
const BUSY = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
  AND pid <> pg_backend_pid() AND (state <> 'idle' OR application_name <> 'sunshine-hall')`;

const LARGEST_BYTES = 8 * 1024 * 1024;

const EMPTY = `DO $$ DECLARE it regclass; BEGIN
  PERFORM set_config('session_replication_role', 'replica', true);
  FOR it IN ${TABLES} AND pg_relation_size(oid) > 0 LOOP EXECUTE 'DELETE FROM ' || it; END LOOP;
END $$`;

/** A migrated and empty database. */
export async function lend(): Promise<Lent> {
  const again = ready.pop();
  if (again) return again;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client(inject("server"));
  await server.connect();
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
  await server.end();
  const url = withDatabase(inject("server"), name);
  const keeper = new pg.Client(url);
  await keeper.connect();
  const lent = { url, keeper, catalog: await catalogOf(keeper), cut: false };
  // By a test that cuts all connections; or the server goes before we do.
  keeper.on("error", () => (lent.cut = true));
  return lent;
}

/**
 * Empties it for the next file. Not one whose tables, guards or settings the file has changed, which it still works on,
 * or which it has filled so that emptying it would leave it slow: false, and nobody gets it again.
 */
export async function takeBack(lent: Lent): Promise<boolean> {
  const { keeper, catalog, cut } = lent;
  if (cut) return false;
  const { rows } = await keeper.query(`SELECT EXISTS (${BUSY}) AS busy,
    (SELECT sum(pg_relation_size(oid)) FROM (${TABLES}) t) > ${LARGEST_BYTES} AS large`);
  const same = catalog === (await catalogOf(keeper));
  if (rows[0].busy || rows[0].large || !same) {
    await keeper.end();
    return false;
  }
  await keeper.query(EMPTY);
  ready.push(lent);
  return true;
}

const catalogOf = async (keeper: pg.Client) => JSON.stringify((await keeper.query(CATALOG)).rows);
