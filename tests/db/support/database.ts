import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

import { connect, disconnect } from "#app/db/client.server.ts";
import { withDatabase } from "./server.ts";

/**
 * Gives the test file a migrated, empty database of its own and connects the app's client to it. Call it at the top of
 * the file; `url` is there from beforeAll on, for a test that opens connections itself.
 */
export function freshDatabase(): { url: string } {
  const database = { url: "" };
  beforeAll(async () => {
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    await maintain(`CREATE DATABASE ${name} TEMPLATE ${inject("template")}`);
    database.url = withDatabase(inject("server"), name);
    connect(database.url, 10);
  });
  afterAll(disconnect);
  return database;
}

async function maintain(statement: string) {
  const client = new pg.Client(inject("server"));
  await client.connect();
  await client.query(statement);
  await client.end();
}
