import pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";

/**
 * A clock of the database whose hand can be moved, for votes whose export has to hold with the times that their notice
 * gave. Call it at the top of the file behind freshDatabase(), before anything connects. Each test begins at the right time.
 */
export function movableClock(database: { url: string }) {
  let client: pg.Client;
  const ahead = (minutes: number) =>
    client.query(`UPDATE clockwork.hand SET "ahead" = $1 * interval '1 minute'`, [minutes]);
  beforeAll(async () => {
    client = new pg.Client(database.url);
    await client.connect();
    await client.query(`
      CREATE SCHEMA clockwork;
      CREATE TABLE clockwork.hand AS SELECT interval '0' AS "ahead";
      CREATE FUNCTION clockwork.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
        'SELECT pg_catalog.clock_timestamp() + "ahead" FROM clockwork.hand';
      DO $$ BEGIN
        EXECUTE format('ALTER DATABASE %I SET search_path = clockwork, public, pg_catalog', current_database());
      END $$`);
  });
  beforeEach(() => ahead(0));
  afterAll(() => client.end());
  return { ahead };
}
