import { randomBytes, randomUUID } from "node:crypto";

import { zh } from "#app/i18n/zh.ts";
import { type App, startApp } from "./support/app.ts";
import { makeCommunity } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { flagMany } from "./support/flags.ts";
import { type Answer, ownPage, send } from "./support/http.ts";
import { codeSentTo, newPhone, openPostOffice } from "./support/post-office.ts";
import { sessionOf } from "./support/session.ts";
import { Way } from "./support/way.ts";

/** As it runs for a real community: behind https, with limits a person can reach. */
const ORIGIN = "https://hall.example.org";
const WRITES = 3;

test.describe.configure({ mode: "serial" });

let app: App;
let office: Awaited<ReturnType<typeof openPostOffice>>;
test.beforeAll(async () => {
  office = await openPostOffice();
  app = await startApp({
    ...office.settings,
    DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
    ...{ ORIGIN, TRUST_PROXY: "1", WRITES_PER_MINUTE: String(WRITES), SIGN_IN_TRIES: "2" },
  });
});
test.afterAll(async () => {
  await app.stop();
  await office.close();
});

/** Each test comes from an address of its own, as the proxy in front would say. */
let client: string;
test.beforeEach(() => {
  client = `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::7`;
});

const submit = (path: string, fields: Record<string, string>, session = "", moreCookies = "") =>
  send(app.baseURL, path, {
    method: "POST",
    headers: { ...ownPage(ORIGIN), "X-Forwarded-For": client, Cookie: `__Host-session=${session}${moreCookies}` },
    body: new URLSearchParams(fields).toString(),
  });

const cookieIn = ({ headers }: Answer, name: string) =>
  headers["set-cookie"]?.map((line) => line.split(";")[0] ?? "").find((pair) => pair.startsWith(`__Host-${name}=`)) ??
  "";

function expectLimited({ status, headers, text }: Answer) {
  expect(status).toBe(429);
  expect(headers["x-frame-options"]).toBe("DENY");
  const seconds = Number(headers["retry-after"]);
  expect(seconds).toBeGreaterThan(50);
  expect(seconds).toBeLessThanOrEqual(60);
  expect([zh.refusals.too_many_requests, zh.waitFor(seconds)].some((said) => text.includes(said))).toBe(true);
}

test("who writes too often is asked to wait, and keeps what was typed", async ({ baseURL, db }) => {
  const way = new Way(baseURL, db, await makeCommunity(db));
  const at = `${way.base}/proposals/${await way.submitted()}`;
  const session = await sessionOf(db, way.person("li").accountId);
  const say = (body: string) => submit(at, { stance: "support", body, parentId: "", formKey: randomUUID() }, session);
  for (let n = 1; n <= WRITES; n += 1) expect((await say(`第 ${n} 句`)).status).toBe(303);
  const answer = await say("最后还有一句要紧的话");
  expectLimited(answer);
  expect(answer.text).toMatch(/<textarea[^>]*name="body"[^>]*>最后还有一句要紧的话</);
  const { rows } = await db.query('SELECT count(*)::int AS n FROM "Comment" WHERE "communityId" = $1', [
    way.community.id,
  ]);
  expect(rows).toEqual([{ n: WRITES }]);
});

test("who works through what was flagged decides ten times as fast as people write, and is stopped then", async ({
  baseURL,
  db,
}) => {
  const way = new Way(baseURL, db, await makeCommunity(db));
  await flagMany(db, way, await way.submitted(), 10 * WRITES + 1);
  const { rows } = await db.query('SELECT "itemId" FROM "ModerationCase" WHERE "communityId" = $1', [way.community.id]);
  const session = await sessionOf(db, way.person("moderator").accountId);
  const keep = (id: string) => submit(`${way.base}/moderation/${id}/keep`, { revision: "1" }, session);
  const [last, ...others] = rows.map(({ itemId }) => itemId);
  for (const id of others) expect((await keep(id)).status).toBe(303);
  expectLimited(await keep(last));
});

test("who tries passwords is stopped, the right one included, and others are not", async ({ db }) => {
  const { people } = await makeCommunity(db);
  const attempt = (name: string, password: string) => submit("/sign-in", { name, password });
  for (let n = 0; n < 2; n += 1) expect((await attempt(people.li.loginName, "guess")).status).toBe(401);
  const answer = await attempt(people.li.loginName.toUpperCase(), people.li.password);
  expectLimited(answer);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.text).toContain(`value="${people.li.loginName.toUpperCase()}"`);
  expect((await attempt(people.wang.loginName, people.wang.password)).status).toBe(303);
});

test("while somebody guesses, the owner gets in on a device they used before, and anywhere with a code", async ({
  db,
}) => {
  const { people } = await makeCommunity(db);
  const { accountId, loginName, password } = people.wang;
  const phone = newPhone();
  await db.query('UPDATE "Account" SET "phone" = $1 WHERE "id" = $2', [phone, accountId]);
  const device = cookieIn(await submit("/sign-in", { name: loginName, password }), "device");
  expect(device).toMatch(/^__Host-device=[\w-]{32}$/);
  for (let n = 0; n < 2; n += 1) await submit("/sign-in", { name: loginName, password: "guess" });
  expectLimited(await submit("/sign-in", { name: loginName, password }));
  expectLimited(
    await submit("/sign-in", { name: loginName, password }, "", "; __Host-device=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
  );
  expect((await submit("/sign-in", { name: loginName, password }, "", `; ${device}`)).status).toBe(303);

  const asked = await submit("/enter", { to: phone, formKey: randomUUID() });
  const code = await codeSentTo(phone, office.url);
  const entered = await submit("/enter/code", { code }, "", `; ${cookieIn(asked, "code")}`);
  expect(entered.headers.location).toBe("/");
  expect(cookieIn(entered, "session")).toMatch(/=.{30,}/);
});

test("one password tried on many accounts is stopped after twenty, and an owner at home is not", async ({ db }) => {
  const { people } = await makeCommunity(db);
  const { loginName, password } = people.author;
  const device = cookieIn(await submit("/sign-in", { name: loginName, password }), "device");
  const said = [];
  for (let n = 0; n < 22; n += 1) {
    said.push((await submit("/sign-in", { name: `${loginName}-${n}`, password: "Spring2026!" })).status);
  }
  expect(said).toEqual([...Array(20).fill(401), 429, 429]);
  expectLimited(await submit("/sign-in", { name: loginName, password }));
  expect((await submit("/sign-in", { name: loginName, password }, "", `; ${device}`)).status).toBe(303);
});

test("a gateway that fails is said, and nothing is lost by it", async ({ db }) => {
  const phone = newPhone();
  await fetch(`${office.url}/fail?now=yes`);
  const failed = await submit("/enter", { to: phone, formKey: randomUUID() });
  expect(failed.status).toBe(503);
  expect(failed.text).toContain(zh.refusals.message_not_sent);
  expect(failed.text).toContain(`value="${phone}"`);
  expect(failed.text).not.toMatch(/\b500\b|ECONN|127\.0\.0\.1/);
  await fetch(`${office.url}/fail?now=no`);
  expectLimited(await submit("/enter", { to: phone, formKey: randomUUID() }));
  await db.query(`UPDATE "OneTimeCode" SET "sentAt" = "sentAt" - interval '61 seconds' WHERE "target" = $1`, [phone]);
  const asked = await submit("/enter", { to: phone, formKey: randomUUID() });
  expect(asked.status).toBe(303);
  const code = await codeSentTo(phone, office.url);
  const entered = await submit("/enter/code", { code }, "", `; ${cookieIn(asked, "code")}`);
  expect(entered.headers.location).toBe("/register");
});

test("behind https cookies are bound to this host, and browsers are told to stay", async ({ db }) => {
  const { people } = await makeCommunity(db);
  const signedIn = await submit("/sign-in", { name: people.zhao.loginName, password: people.zhao.password });
  expect(signedIn.status).toBe(303);
  expect(signedIn.headers["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  const preferred = await submit("/preferences", { elder: "on", lang: "en" });
  const cookies = [signedIn, preferred].flatMap(({ headers }) => headers["set-cookie"] ?? []);
  const names = cookies.map((cookie) => cookie.split("=")[0]);
  expect(names).toEqual(expect.arrayContaining(["__Host-session", "__Host-elder", "__Host-lang"]));
  for (const cookie of cookies) {
    for (const part of [/^__Host-/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/, /; Path=\/(;|$)/])
      expect(cookie).toMatch(part);
    expect(cookie).not.toContain("Domain");
  }
  const bound = await send(app.baseURL, "/sign-in", { headers: { Cookie: "__Host-elder=1; __Host-lang=en" } });
  expect(bound.text).toMatch(/<html lang="en" class="elder"/);
  const loose = await send(app.baseURL, "/sign-in", { headers: { Cookie: "elder=1; lang=en" } });
  expect(loose.text).toMatch(/<html lang="zh-CN">/);
});

test("large files are held for people who are signed in alone, and few at a time", async ({ db }) => {
  const way = new Way(app.baseURL, db, await makeCommunity(db));
  const session = await sessionOf(db, way.person("moderator").accountId);
  const large = Buffer.alloc(1_000_000, "a");
  const upload = (body: Buffer | AsyncIterable<Buffer>, cookie = "") =>
    send(app.baseURL, `${way.base}/imports`, {
      method: "POST",
      headers: {
        ...ownPage(ORIGIN),
        ...{ "X-Forwarded-For": client, "Content-Type": "multipart/form-data; boundary=x", Cookie: cookie },
      },
      body,
    });
  const signedIn = `__Host-session=${session}`;
  expect((await upload(large)).status).toBe(413);
  expect((await upload(large, "__Host-session=made-up")).status).toBe(413);

  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* slowly() {
    yield Buffer.from("--x\r\n");
    await released;
    yield Buffer.from("\r\n--x--\r\n");
  }
  const three = Array.from({ length: 3 }, () => upload(slowly(), signedIn));
  const turnedAway = await Promise.race(three);
  expect(turnedAway.status).toBe(503);
  expect(turnedAway.headers["retry-after"]).toBe("10");
  expect(turnedAway.headers["x-frame-options"]).toBe("DENY");
  release();
  const others = (await Promise.all(three)).filter(({ status }) => status !== 503);
  expect(others).toHaveLength(2);
  expect((await upload(large, signedIn)).status).not.toBe(503);
});

test("a form from the address it listens on is foreign when people type another", async () => {
  const headers = { ...ownPage(app.baseURL), "Sec-Fetch-Site": "same-origin" };
  expect((await send(app.baseURL, "/preferences", { method: "POST", headers, body: "elder=on" })).status).toBe(403);
});
