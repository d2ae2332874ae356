import pg from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";

import { connect, disconnect } from "#app/db/client.server.ts";

/**
 * A clock of the database whose hand can be moved, for votes whose export has to hold with the times that their notice
 * gave. Call it at the top of the file behind freshDatabase(). Each test begins at the right time.
 */
export function movableClock(database: { url: string }) {
  let client: pg.Client;
  const ahead = (minutes: number) =>
    client.query(`UPDATE clockwork.hand SET "ahead" = $1 * interval '1 minute'`, [minutes]);
  /** Connections that are open go on with the clock they know. */
  const anew = async () => {
    await disconnect();
    connect(database.url, 10);
  };
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
      END $$;
      ${guardsLook("clockwork, public, pg_catalog, pg_temp")}`);
    await anew();
  });
  beforeEach(() => ahead(0));
  afterAll(async () => {
    await client.query(`
      ${guardsLook("public, pg_temp")};
      DROP SCHEMA clockwork CASCADE;
      DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET search_path', current_database()); END $$`);
    await client.end();
    await anew();
  });
  return { ahead };
}

/** Guards have a path of their own, whatever the database's is. */
const guardsLook = (path: string) => `DO $$ DECLARE guard regprocedure; BEGIN
  FOR guard IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
  LOOP EXECUTE format('ALTER FUNCTION %s SET search_path = ${path}', guard); END LOOP;
END $$`;
