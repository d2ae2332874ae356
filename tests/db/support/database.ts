import { afterAll, beforeAll } from "vitest";

import { connect, disconnect } from "#app/db/client.server.ts";
import { type Lent, lend, takeBack } from "./lending.ts";

/** Where the app's client is connected since the last file, with statements planned and prepared. */
let connected = "";

/**
 * Gives the test file a migrated, empty database of its own and connects the app's client to it. Call it at the top of
 * the file; `url` is there from beforeAll on, for a test that opens connections itself.
 */
export function freshDatabase(): { url: string } {
  const database = { url: "" };
  let lent: Lent;
  beforeAll(async () => {
    lent = await lend();
    database.url = lent.url;
    if (connected !== lent.url) await disconnect();
    connect(lent.url, 10);
    connected = lent.url;
  });
  afterAll(async () => {
    if (await takeBack(lent)) return;
    await disconnect();
    connected = "";
  });
  return database;
}
