import { randomUUID } from "node:crypto";
import pg from "pg";

import { migrate } from "#app/db/migrate.server.ts";
import { zh } from "#app/i18n/zh.ts";
import { type Gate, gateTo } from "../db/support/gate.ts";
import { type App, startApp } from "./support/app.ts";
import { makeCommunity } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Answer, get, post } from "./support/http.ts";
import { look } from "./support/look.ts";
import { CONTENT, placeIn, Way } from "./support/way.ts";

const { threads } = zh;

/** A server and a database of their own, with a way between them that can be shut, as when the network goes. */
let gate: Gate;
let app: App;
let database: pg.Client;
let way: Way;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ db }) => {
  const name = `away_${randomUUID().replaceAll("-", "")}`;
  await db.query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  await migrate(url.href);
  database = new pg.Client(url.href);
  await database.connect();
  gate = await gateTo(url.href);
  app = await startApp({ DATABASE_URL: gate.url });
  way = new Way(app.baseURL, database, await makeCommunity(database));
});
test.afterAll(async () => {
  await app.stop();
  gate.close();
  await database.end();
});

const ready = async () => (await get(app.baseURL, "/readyz")).status;
const isBack = () => expect.poll(ready, { timeout: 10_000, intervals: [50] }).toBe(200);

function expectAway({ status, headers, text }: Answer) {
  expect(status).toBe(503);
  expect(headers["retry-after"]).toBe("10");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["cache-control"]).toContain("no-store");
  expect(text).toContain(zh.refusals.database_away);
  expect(text).not.toMatch(/ECONN|prisma|127\.0\.0\.1/i);
}

test("every page says so while the database is away, and is there again once it is back", async () => {
  const path = `${way.base}/proposals/${await way.submitted()}`;
  const session = await way.session("li");
  expect((await get(app.baseURL, path)).status).toBe(200);
  gate.shut();
  for (const page of ["/", way.base, path, `${way.base}/votes`]) expectAway(await get(app.baseURL, page));
  for (const page of [way.base, path, `${way.base}/me`]) expectAway(await get(app.baseURL, page, session));
  expectAway(await post(app.baseURL, "/sign-in", { name: "li", password: "whatever" }));
  expect(await ready()).toBe(503);
  expect((await get(app.baseURL, "/healthz")).status).toBe(200);
  expect((await get(app.baseURL, "/icon.svg")).status).toBe(200);

  await gate.open();
  await isBack();
  for (const who of [undefined, session]) expect((await get(app.baseURL, path, who)).status).toBe(200);
});

test("what was typed is given back, and goes through once, when the database is back", async ({ page }) => {
  const value = await way.session("li");
  await page.context().addCookies([{ name: "session", value, url: app.baseURL }]);
  await page.goto(`${app.baseURL}${way.base}/proposals/${await way.submitted()}`);
  await page.getByRole("radio", { name: threads.stances.support }).check();
  await page.getByLabel(threads.body).fill("写了很久的一段话。");
  gate.shut();
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.getByText(zh.refusals.database_away)).toBeVisible();
  await expect(page.getByRole("textbox").filter({ hasText: "写了很久的一段话。" })).toBeVisible();
  await look(page);

  await gate.open();
  await isBack();
  await page.goBack();
  await expect(page.getByLabel(threads.body)).toHaveValue("写了很久的一段话。");
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("a new proposal's text is given back too", async () => {
  const fields = { ...CONTENT, formKey: randomUUID() };
  gate.shut();
  const answer = await way.send("author", "/proposals/new", fields);
  expectAway(answer);
  for (const typed of [CONTENT.title, CONTENT.body]) expect(answer.text).toContain(typed);
  await gate.open();
  await isBack();
  placeIn(await way.send("author", "/proposals/new", fields));
});

test("a database that hangs is away as well, after some seconds", async () => {
  const path = `${way.base}/proposals/${await way.submitted()}`;
  const session = await way.session("li");
  gate.silence();
  const began = Date.now();
  expectAway(await get(app.baseURL, path, session));
  expect(Date.now() - began).toBeLessThan(10_000);
  gate.shut();
  await gate.open();
  await isBack();
  expect((await get(app.baseURL, path, session)).status).toBe(200);
});

test("pages kept in memory are fresh again after it was away", async () => {
  const serial = await way.submitted();
  const path = `${way.base}/proposals/${serial}`;
  gate.shut();
  await gate.open();
  await isBack();
  const sees = async (body: string) => (await get(app.baseURL, path)).text.includes(body);
  for (const body of ["第一句话。", "第二句话。", "第三句话。"]) {
    expect(await sees(body)).toBe(false);
    placeIn(await way.send("li", `/proposals/${serial}`, said(body)));
    await expect.poll(() => sees(body), { timeout: 1_000, intervals: [50] }).toBe(true);
  }
});

const said = (body: string) => ({ stance: "support", body, parentId: "", formKey: randomUUID() });
