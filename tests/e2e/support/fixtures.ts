import { test as base } from "@playwright/test";
import pg from "pg";

/** The browser tests' `test`: pages open on the server under test, and `db` is a connection to its database. */
export const test = base.extend<object, { db: pg.Client }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  baseURL: async ({}, use) => use(process.env.BASE_URL),
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const client = new pg.Client(process.env.TEST_DATABASE_URL);
      await client.connect();
      await use(client);
      await client.end();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
