import pg from "pg";

import { migrate } from "#app/db/migrate.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { seedDemo } from "../prisma/seed/demo.ts";
import { createSessions } from "../prisma/seed/sessions.ts";
import { openVoteFor } from "./bench-vote.ts";
import { addNeighbours } from "./neighbours.ts";
import { type Visitor, visitorsOf } from "./visitors.ts";

const READERS = 20;
const WRITERS = 2_000;

/** A seeded community in a database of its own: where things are, and who comes. */
export type Hall = {
  scale: number;
  databaseUrl: string;
  list: string;
  home: string;
  /** A proposal with at least 50 comments. */
  proposal: string;
  /** Another, which is commented on. */
  discussed: string;
  /** A vote with more seats than can be cast in a run; seat n belongs to writer n, over and over. */
  vote: string;
  readers: Visitor[];
  writers: Visitor[];
};

/** Fills a new database of this server. */
export async function prepareHall(serverUrl: string, scale: number, progress: (line: string) => void): Promise<Hall> {
  const databaseUrl = await createDatabase(serverUrl, `hall_${scale}`);
  await migrate(databaseUrl);
  await seedDemo(databaseUrl, { scale, progress });
  const tokens = await createSessions(databaseUrl, READERS);

  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const readers = await visitorsOf(client, tokens);
    const communityId = await onlyCommunity(client);
    const writers = await addNeighbours(client, communityId, WRITERS);
    const [discussed, proposal] = await twoUnderDiscussion(client, communityId);
    const vote = await openVoteFor(client, communityId, writers);
    await client.query("VACUUM ANALYZE");
    const home = `/c/${communityId}`;
    return {
      ...{ scale, databaseUrl, home, list: `${home}/proposals` },
      ...{ proposal: `${home}/proposals/${proposal}`, discussed: `${home}/proposals/${discussed}` },
      ...{ vote: `${home}/votes/${vote}`, readers, writers },
    };
  } finally {
    await client.end();
  }
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onlyCommunity(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`SELECT "id" FROM "Community"`);
  if (!rows[0]) throw new Error("the demo has no community");
  return rows[0].id;
}

/** One to comment on, which may have few comments, and one with 50 to read. */
async function twoUnderDiscussion(client: pg.Client, communityId: string): Promise<[string, string]> {
  const { rows } = await client.query<{ year: number; number: number; enough: boolean }>(
    `SELECT DISTINCT ON (enough) p."year", p."number", t."commentCount" >= 50 AS enough
     FROM "Proposal" p JOIN "Thread" t ON t."communityId" = p."communityId" AND t."id" = p."threadId"
     WHERE p."communityId" = $1 AND p."state" = 'deliberating'
     ORDER BY enough, t."commentCount", p."year", p."number"`,
    [communityId],
  );
  const [few, many] = rows;
  if (!few || !many?.enough) throw new Error("no proposal under deliberation has 50 comments");
  return [showSerial(few), showSerial(many)];
}
