import { once } from "node:events";
import { type ClientRequest, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

import { readSerial } from "#app/domain/shared/serial.ts";
import { answerTo } from "./answer.ts";
import { startApp } from "./app.ts";
import type { Hall } from "./hall.ts";
import type { Server } from "./processes.ts";
import { commentsIn } from "./requests.ts";

export const LISTENERS = 1_000;
/** All come from one network here, which may have a tenth of the room. */
const SETTINGS = { LISTENERS: String(LISTENERS * 20) };
const AT_ONCE = 20;
const BROADCASTS = 5;
/**
 * What is held is there at every look. Connections that nobody needs are closed after half a minute; jobs need one every
 * minute, so that it takes more than a minute to find none but those that stay.
 */
const LOOKS = 75;
const LOOK_MS = 1_000;

/** Pages that wait for news; `bytes` and `connections` are those of the server and of its database, without and with them. */
export type LiveFigures = {
  listeners: number;
  bytes: { before: number; after: number };
  connections: { before: number; after: number };
  /** From the form being sent until the last page was told, each time. */
  broadcastMs: number[];
};

/** A thousand open pages of one proposal, on which somebody says something now and then. */
export async function measureLive(hall: Hall): Promise<LiveFigures> {
  const events = await eventsOf(hall);
  const { server } = await startApp(hall.databaseUrl, undefined, SETTINGS);
  const open: Page[] = [];
  try {
    // No page is drawn before: what memory that needs, and frees again, would hide what listeners need.
    const first = await openPages(server, events, AT_ONCE);
    for (const page of first) page.close();
    const before = await heldBy(server, hall);

    while (open.length < LISTENERS) open.push(...(await openPages(server, events, AT_ONCE)));
    const after = await heldBy(server, hall);

    const broadcastMs: number[] = [];
    const write = commentsIn(hall);
    for (let turn = 0; turn < BROADCASTS; turn += 1) {
      const told = open.map((page) => page.next());
      const began = performance.now();
      await answerTo(server.url, write().request(server.url), 303);
      await Promise.all(told);
      broadcastMs.push(performance.now() - began);
      await sleep(1_500);
    }
    const bytes = { before: before.bytes, after: after.bytes };
    const connections = { before: before.connections, after: after.connections };
    return { listeners: open.length, bytes, connections, broadcastMs };
  } finally {
    for (const page of open) page.close();
    await server.stop();
  }
}

type Page = { next(): Promise<void>; close(): void };

const openPages = (server: Server, events: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => openPage(`${server.url}${events}`)));

async function openPage(url: string): Promise<Page> {
  const outgoing: ClientRequest = request(url, { agent: false });
  outgoing.end();
  const [incoming] = await once(outgoing, "response");
  if (incoming.statusCode !== 200) throw new Error(`a listener was answered ${incoming.statusCode}`);
  let told = () => {};
  const next = () =>
    new Promise<void>((resolve) => {
      told = resolve;
    });
  const first = next();
  incoming.setEncoding("utf8").on("data", (text: string) => {
    if (text.includes("data:")) told();
  });
  // Cut off is what it is meant to be.
  for (const end of [outgoing, incoming]) end.on("error", () => {});
  await first;
  return { next, close: () => outgoing.destroy() };
}

/** Where the news of the discussed proposal is. */
async function eventsOf({ databaseUrl, home, discussed }: Hall): Promise<string> {
  const serial = readSerial(discussed.split("/").at(-1) ?? "");
  const [row] = await asked<{ threadId: string }>(
    databaseUrl,
    `SELECT "threadId" FROM "Proposal" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3`,
    [home.split("/").at(-1), serial?.year, serial?.number],
  );
  if (!row) throw new Error("the discussed proposal has no thread");
  return `${home}/threads/${row.threadId}/events`;
}

async function heldBy(server: Server, hall: Hall) {
  const connections: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    connections.push(await connectionsTo(hall));
    await sleep(LOOK_MS);
  }
  return { bytes: server.resident(), connections: Math.min(...connections) };
}

/** Our own, which asks, is not counted. */
async function connectionsTo({ databaseUrl }: Hall): Promise<number> {
  const [row] = await asked<{ count: number }>(
    databaseUrl,
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  return row?.count ?? 0;
}

async function asked<T extends object>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<T>(text, values);
  await client.end();
  return rows;
}
