import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";

import { newKey } from "#app/domain/votes/ledger/signing-key.server.ts";
import { seedDemo } from "../../../prisma/seed/demo.ts";
import { freshDatabase } from "../support/database.ts";

const now = new Date("2026-06-06T00:01:00+08:00");
const quietly = { scale: 1, now, keys: newKey(), progress: () => {} };

/** A digest of every table, without the salt of the passwords and the order of rows on disk. */
async function digestOf(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name !~ '^_' ORDER BY 1`,
  );
  const digests = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ digest: string }>(
      `SELECT md5(string_agg(md5((to_jsonb(t) - 'passwordHash')::text), '' ORDER BY (to_jsonb(t) - 'passwordHash')::text)) AS digest
       FROM "${name}" t`,
    );
    digests.set(name, rows[0]?.digest ?? "");
  }
  await client.end();
  return digests;
}

describe("seeding again", () => {
  const one = freshDatabase();
  const other = freshDatabase();

  beforeAll(async () => {
    await Promise.all([one, other].map(({ url }) => seedDemo(url, quietly)));
  });

  test("gives the same community to the letter", async () => {
    expect(await digestOf(other.url)).toEqual(await digestOf(one.url));
  });

  test("where it is already is refused, and leaves nothing half written", async () => {
    const before = await digestOf(one.url);
    await expect(seedDemo(one.url, { ...quietly, scale: 2 })).rejects.toThrow(/duplicate key/);
    expect(await digestOf(one.url)).toEqual(before);
  });
});
