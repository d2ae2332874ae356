import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startEmbedded } from "#app/db/embedded.server.ts";
import { isDatabaseAway } from "#app/db/errors.server.ts";
import { headOf } from "#app/domain/votes/ledger/checkpoint.server.ts";
import { GrowingTree } from "#app/domain/votes/ledger/tree.server.ts";
import { openVoteFor } from "../../bench/bench-vote.ts";
import { type Visitor, visitorsOf } from "../../bench/visitors.ts";
import { DEMO_PASSWORD } from "../../prisma/seed/accounts.ts";
import { createSessions } from "../../prisma/seed/sessions.ts";
import { type App, startApp } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";
import { placeIn } from "./support/way.ts";

const SEATS = 500;
/** A longer version: FAULT_ROUNDS=100. */
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 10);
const AT_ONCE = 16;
const PATIENCE_MS = 60_000;
const RETRY_MS = 250;
const communityId = "yangguang";

test.describe.configure({ mode: "serial", timeout: 60_000 + ROUNDS * 30_000 });

let dataDir: string;
let databaseUrl: string;
let app: App;
let voters: Visitor[];

/** `npm start` on a machine with nothing of ours on it: its own database, in a folder of the file. */
test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "faults-"));
  await chmod(dataDir, 0o755);
  app = await startApp({ DATABASE_URL: "", DATA_DIR: dataDir });
  const joined = await startEmbedded({ dataDir, join: true });
  databaseUrl = joined.url;
  await joined.stop();
  const tokens = await createSessions(databaseUrl, 20);
  voters = await inDatabase((client) => visitorsOf(client, tokens));
});

test.afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** What was said before anything was killed and after the database was, where, and by whom. */
const said = { session: "", proposal: "", bodies: ["断电之前说的话。", "数据库回来之后说的话。"] as const };

test("while the database is away after it was killed, it is said so, and after that people go on", async () => {
  const session = await signedIn("chenhai");
  const list = await get(app.baseURL, "/c/yangguang/proposals?state=deliberating");
  const proposal = /\/c\/yangguang\/proposals\/\d{4}-\d{4}/.exec(list.text)?.[0] ?? "";
  const say = (body: string) =>
    post(app.baseURL, proposal, { stance: "support", body, parentId: "", formKey: randomUUID() }, session);
  Object.assign(said, { session, proposal });
  placeIn(await say(said.bodies[0]));

  await killDatabase();
  const statuses = new Set<number>();
  const back = async () => {
    const { status } = await get(app.baseURL, proposal, session);
    statuses.add(status);
    return status === 200 && (await get(app.baseURL, "/readyz")).status;
  };
  await expect.poll(back, { timeout: 20_000 }).toBe(200);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  placeIn(await say(said.bodies[1]));
});

test(`the app is killed ${ROUNDS} times while ${SEATS} ballots arrive, and what it acknowledged is in the ledger`, async () => {
  await burst(killApp);
});

test("nothing that was said before is lost, and whoever was signed in still is", async () => {
  const { text } = await get(app.baseURL, said.proposal);
  for (const body of said.bodies) expect(text).toContain(body);
  expect((await get(app.baseURL, "/c/yangguang/me", said.session)).status).toBe(200);
});

test(`the database is killed ${ROUNDS} times while ${SEATS} ballots arrive, and what was acknowledged is in the ledger`, async () => {
  await burst(killDatabase);
});

async function killApp() {
  await app.stop("SIGKILL");
  app = await startApp({ DATABASE_URL: "", DATA_DIR: dataDir });
}

async function killDatabase() {
  const [server] = (await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(server), "SIGKILL");
}

async function signedIn(name: string) {
  const { headers } = await post(app.baseURL, "/sign-in", { name, password: DEMO_PASSWORD });
  return /^session=([^;]+)/.exec(headers["set-cookie"]?.[0] ?? "")?.[1] ?? "";
}

/** Ballots arrive from people who try again until they are told that theirs is in; every so many of them, something breaks. */
async function burst(breakSomething: () => Promise<void>) {
  const serial = await inDatabase((client) => openVoteFor(client, communityId, voters, SEATS));
  const waiting = Array.from({ length: SEATS }, (_, at) => at + 1);
  const acknowledged = new Set<number>();
  const seen: string[] = [];
  const client = async () => {
    for (let seat = waiting.pop(); seat !== undefined; seat = waiting.pop()) {
      await castUntilIn(serial, seat);
      acknowledged.add(seat);
    }
  };
  const clients = Promise.all(Array.from({ length: AT_ONCE }, client));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const enough = Math.floor((SEATS * round) / (ROUNDS + 1));
    await expect
      .poll(() => acknowledged.size, { timeout: PATIENCE_MS, intervals: [50] })
      .toBeGreaterThanOrEqual(enough);
    const before = [...acknowledged];
    seen.push(...(await ledgerOf(serial)).checkpoints);
    await breakSomething();
    const { seats } = await ledgerOf(serial);
    expect(before.filter((seat) => !seats.includes(seat))).toEqual([]);
  }
  await clients;
  const { lines, checkpoints, seats } = await ledgerOf(serial);
  expect(seats.toSorted((a, b) => a - b)).toEqual(Array.from({ length: SEATS }, (_, at) => at + 1));
  expect(lines.map((line) => JSON.parse(line).n)).toEqual(lines.map((_, n) => n));
  expect(seen.filter((note) => !checkpoints.includes(note))).toEqual([]);
  expectSigned(lines, checkpoints);
}

/** One confirmed form, sent again and again. */
async function castUntilIn(serial: string, seat: number) {
  const voter = voters[(seat - 1) % voters.length];
  const path = `/c/${communityId}/votes/${serial}/seats/${seat}/ballot`;
  const form = { choice: seat % 3 === 0 ? "against" : "agree", formKey: randomUUID() };
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(RETRY_MS)) {
    const answer = await post(app.baseURL, path, form, voter?.token).catch(() => null);
    if (answer?.status === 303 && answer.headers.location?.endsWith("/receipt")) return;
    if (answer && answer.status !== 503) throw new Error(`seat ${seat} was answered ${answer.status}`);
  }
  throw new Error(`seat ${seat} was never told that its ballot is in`);
}

/** What the database has of a vote at one moment: its ledger, and whose ballots are in it. */
const ledgerOf = (serial: string) =>
  inDatabase(async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    const vote = [communityId, ...serial.split("-").map(Number)];
    const of = `"communityId" = $1 AND "voteId" = (SELECT "id" FROM "Vote" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3)`;
    const { rows: entries } = await client.query<{ line: string }>(
      `SELECT "line" FROM "LedgerEntry" WHERE ${of} ORDER BY "n"`,
      vote,
    );
    const { rows: notes } = await client.query<{ note: string }>(
      `SELECT "note" FROM "LedgerCheckpoint" WHERE ${of} ORDER BY "size"`,
      vote,
    );
    const { rows: ballots } = await client.query<{ seatNo: number }>(`SELECT "seatNo" FROM "Ballot" WHERE ${of}`, vote);
    const lines = entries.map(({ line }) => line);
    const told = lines.flatMap((line) => JSON.parse(line).seat ?? []);
    expect(told.toSorted()).toEqual(ballots.map(({ seatNo }) => seatNo).toSorted());
    return { lines, checkpoints: notes.map(({ note }) => note), seats: told as number[] };
  });

function expectSigned(lines: readonly string[], checkpoints: readonly string[]) {
  const tree = new GrowingTree(0, []);
  const roots = lines.map((line) => {
    tree.add(line);
    return Buffer.from(tree.root()).toString("base64");
  });
  for (const { size, root } of checkpoints.map(headOf))
    expect(Buffer.from(root).toString("base64")).toBe(roots[size - 1]);
}

/** In the app's own database; it may just be coming back. */
async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(100)) {
    const client = new pg.Client(databaseUrl);
    client.on("error", () => {});
    try {
      await client.connect();
      return await work(client);
    } catch (error) {
      if (Date.now() > until || !isDatabaseAway(error)) throw error;
    } finally {
      await client.end().catch(() => {});
    }
  }
}
