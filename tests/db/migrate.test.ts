import { randomUUID } from "node:crypto";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, describe, expect, inject, test } from "vitest";

import { migrate } from "#app/db/migrate.server.ts";
import { differenceTo } from "../../bin/schema-engine.ts";
import { withDatabase } from "./support/server.ts";

const checkout = process.cwd();
const copies: string[] = [];
afterEach(async () => {
  process.chdir(checkout);
  for (const copy of copies.splice(0)) await rm(copy, { recursive: true });
});

describe("migrations", () => {
  test("make what the schema says", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    expect(await differenceTo(url)).toBe("");
  });

  test("are applied once, however many start at once", async () => {
    const url = await emptyDatabase();
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const ledger = await query(url, "SELECT migration_name, finished_at IS NOT NULL AS done FROM _prisma_migrations");
    expect(ledger.map((row) => row.migration_name)).toEqual([...new Set(ledger.map((row) => row.migration_name))]);
    expect(ledger.every((row) => row.done)).toBe(true);
    const told: string[] = [];
    await migrate(url, (line) => told.push(line));
    expect(told).toEqual([]);
  });

  test("one that fails leaves nothing, and works once it is mended", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    await enterCopy({ "29990101000000_next": "CREATE TABLE half (id int); SELECT 1/0;" });
    await expect(migrate(url)).rejects.toThrow("数据库结构没能更新：division by zero。");
    expect(await query(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
    await enterCopy({ "29990101000000_next": "CREATE TABLE half (id int);" });
    await migrate(url);
    expect(await query(url, "SELECT to_regclass('half')::text AS half")).toEqual([{ half: "half" }]);
  });

  test("a database that is newer than the program, and a migration changed afterwards, are refused", async () => {
    const url = await emptyDatabase();
    await enterCopy({ "29990101000000_next": "CREATE TABLE next (id int);" });
    await migrate(url);
    await enterCopy({});
    await expect(migrate(url)).rejects.toThrow("数据库比程序新");
    await enterCopy({ "29990101000000_next": "CREATE TABLE next (id bigint);" });
    await expect(migrate(url)).rejects.toThrow("应用之后又被改动过");
  });

  test("a database that is not there is told in a sentence", async () => {
    await expect(migrate("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow(/^连不上数据库：.*ECONNREFUSED/);
  });
});

/** Goes to a folder with the project's migrations and more. */
async function enterCopy(more: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  copies.push(folder);
  await cp(join(checkout, "prisma/migrations"), join(folder, "prisma/migrations"), { recursive: true });
  for (const [name, sql] of Object.entries(more)) {
    await mkdir(join(folder, "prisma/migrations", name));
    await writeFile(join(folder, "prisma/migrations", name, "migration.sql"), sql);
  }
  process.chdir(folder);
}

async function emptyDatabase() {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await query(inject("server"), `CREATE DATABASE ${name}`);
  return withDatabase(inject("server"), name);
}

async function query(url: string, sql: string) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
