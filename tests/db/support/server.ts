import pg from "pg";
import type { TestProject } from "vitest/node";

import { startEmbedded } from "#app/db/embedded.server.ts";
import { migrate } from "#app/db/migrate.server.ts";
import { installQueue } from "#app/jobs/queue.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, and the database, migrated and with its queue, that every test file gets a copy of. */
    server: string;
    template: string;
  }
}

const TEMPLATE = "template_of_tests";

/** One throwaway server a run. */
export default async function setUp(project: TestProject) {
  const { url, stop } = await startEmbedded({ throwaway: true });
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(withDatabase(url, TEMPLATE));
  await installQueue(withDatabase(url, TEMPLATE));
  // With so few rows in the tables a plan is as good for one value as for another, and need not be made five times.
  await client.query("ALTER ROLE CURRENT_USER SET plan_cache_mode = force_generic_plan");
  // A table that is counted while it is empty gets plans for nothing, and thousands of rows come to no end by them.
  await client.query("ALTER SYSTEM SET autovacuum = off");
  await client.query("SELECT pg_reload_conf()");
  // What is written out is copied ten times as fast.
  await client.query("CHECKPOINT");
  await client.end();
  project.provide("server", url);
  project.provide("template", TEMPLATE);
  return stop;
}

export function withDatabase(url: string, name: string) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
