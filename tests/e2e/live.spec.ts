import { randomUUID } from "node:crypto";
import pg from "pg";

import { migrate } from "#app/db/migrate.server.ts";
import { type App, startApp } from "./support/app.ts";
import { makeCommunity } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";
import { listenTo } from "./support/listener.ts";
import { placeIn, Way } from "./support/way.ts";

/** Two servers on a database of their own: what is said through one is heard through the other. */
let apps: App[];
let database: pg.Client;
let way: Way;

const SETTINGS = { LISTENERS: "30", TRUST_PROXY: "1" };

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ db }) => {
  const name = `live_${randomUUID().replaceAll("-", "")}`;
  await db.query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  await migrate(url.href);
  database = new pg.Client(url.href);
  await database.connect();
  const settings = { ...SETTINGS, DATABASE_URL: url.href };
  apps = [await startApp(settings), await startApp(settings)];
  way = new Way(baseOf(0), database, await makeCommunity(database));
});
test.afterAll(async () => {
  for (const app of apps) await app.stop();
  await database.end();
});

const baseOf = (app: number) => apps[app]?.baseURL ?? "";
const SOON = { timeout: 2_000, intervals: [20] };

async function discussed() {
  const serial = await way.submitted();
  const { rows } = await database.query(
    `SELECT "threadId" FROM "Proposal" WHERE "communityId" = $1 AND "year" || '-' || lpad("number"::text, 4, '0') = $2`,
    [way.community.id, serial],
  );
  return { serial, events: `${way.base}/threads/${rows[0].threadId}/events` };
}

const say = async (serial: string) =>
  placeIn(
    await way.send("li", `/proposals/${serial}`, {
      ...{ stance: "support", body: "同意，越早越好。", parentId: "", formKey: randomUUID() },
    }),
  );

test("a comment is heard within two seconds through every server, as a number and nothing else", async () => {
  const { serial, events } = await discussed();
  const other = await listenTo(baseOf(1) + (await discussed()).events);
  const listeners = [await listenTo(baseOf(0) + events), await listenTo(baseOf(1) + events)];
  for (const { status, headers, heard } of listeners) {
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/event-stream; charset=utf-8");
    expect(headers["x-accel-buffering"]).toBe("no");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    await expect.poll(() => heard, SOON).toEqual([0]);
  }
  await say(serial);
  for (const { heard, text, stop } of listeners) {
    await expect.poll(() => heard.at(-1), SOON).toBe(1);
    expect(text()).toMatch(/^retry: \d+\n\n(id: (\d+)\ndata: \2\n\n)+$/);
    stop();
  }
  expect(other.heard).toEqual([0]);
  other.stop();
});

test("whoever comes back is told what was missed", async () => {
  const { serial, events } = await discussed();
  const before = await listenTo(baseOf(1) + events);
  await expect.poll(() => before.heard, SOON).toEqual([0]);
  before.stop();
  await say(serial);
  await say(serial);
  const after = await listenTo(baseOf(1) + events, { "Last-Event-ID": "0" });
  await expect.poll(() => after.heard, SOON).toEqual([2]);
  after.stop();
});

test("after the connection to the database was lost all that was missed is told", async () => {
  const { serial, events } = await discussed();
  const listeners = [await listenTo(baseOf(0) + events), await listenTo(baseOf(1) + events)];
  for (const { heard } of listeners) await expect.poll(() => heard, SOON).toEqual([0]);
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'LISTEN%'`,
  );
  // Before anybody listens again.
  await database.query(`UPDATE "Thread" SET "lastPosition" = 5 WHERE "communityId" = $1 AND "id" = $2`, [
    ...[way.community.id, events.split("/").at(-2)],
  ]);
  for (const { heard } of listeners) await expect.poll(() => heard.at(-1), { ...SOON, timeout: 5_000 }).toBe(5);
  await database.query(`UPDATE "Thread" SET "lastPosition" = 0 WHERE "communityId" = $1 AND "id" = $2`, [
    ...[way.community.id, events.split("/").at(-2)],
  ]);
  await say(serial);
  for (const { heard, stop } of listeners) {
    await expect.poll(() => heard.at(-1), SOON).toBe(1);
    stop();
  }
});

test("who may see a thread may hear it, and nobody hears what is not there", async () => {
  const { events } = await discussed();
  const elsewhere = new Way(baseOf(0), database, await makeCommunity(database));
  for (const session of [undefined, await way.session("li"), await elsewhere.session("chair"), "no-session"]) {
    const listener = await listenTo(baseOf(0) + events, session ? { Cookie: `session=${session}` } : {});
    expect(listener.status).toBe(200);
    listener.stop();
  }
  await way.draft();
  const { rows } = await database.query(
    `SELECT "threadId" FROM "Proposal" WHERE "communityId" = $1 AND "number" IS NULL`,
    [way.community.id],
  );
  for (const path of [
    events.replace(way.base, elsewhere.base),
    events.replace(way.base, "/c/nowhere"),
    `${way.base}/threads/${rows[0].threadId}/events`,
    `${way.base}/threads/${randomUUID()}/events`,
    `${way.base}/threads/1/events`,
    `${events}/more`,
  ])
    expect((await get(baseOf(0), path, await way.session("author"))).status, path).toBe(404);
  expect((await post(baseOf(0), events, {}, await way.session("li"))).status).toBeGreaterThanOrEqual(400);
});

test("one network has a tenth of the room, and is told when to come again", async () => {
  const { events } = await discussed();
  const from = (network: string) => listenTo(baseOf(1) + events, { "X-Forwarded-For": network });
  const full = [await from("192.0.2.1"), await from("192.0.2.1"), await from("192.0.2.1")];
  const refused = await from("192.0.2.1");
  expect([refused.status, refused.headers["retry-after"]]).toEqual([503, "60"]);
  const other = await from("192.0.2.2");
  expect(other.status).toBe(200);
  for (const { stop } of [...full, other]) stop();
  const again = async () => {
    const { status, stop } = await from("192.0.2.1");
    stop();
    return status;
  };
  await expect.poll(again, SOON).toBe(200);
});

test("a server that ends lets its listeners go and waits for none", async () => {
  const { events } = await discussed();
  const listener = await listenTo(baseOf(1) + events);
  const began = Date.now();
  await apps.pop()?.stop();
  await listener.ended;
  expect(Date.now() - began).toBeLessThan(4_000);
});
