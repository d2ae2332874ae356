import { randomUUID } from "node:crypto";

import { zh } from "#app/i18n/zh.ts";
import { type App, startApp } from "./support/app.ts";
import { makeCommunity } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Answer, ownPage, send } from "./support/http.ts";
import { sessionOf } from "./support/session.ts";
import { Way } from "./support/way.ts";

/** As it runs for a real community: behind https, with limits a person can reach. */
const ORIGIN = "https://hall.example.org";
const WRITES = 3;

test.describe.configure({ mode: "serial" });

let app: App;
test.beforeAll(async () => {
  app = await startApp({
    DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
    ...{ ORIGIN, WRITES_PER_MINUTE: String(WRITES), SIGN_INS_PER_MINUTE: "2" },
  });
});
test.afterAll(() => app.stop());

const submit = (path: string, fields: Record<string, string>, session = "") =>
  send(app.baseURL, path, {
    method: "POST",
    headers: { ...ownPage(ORIGIN), Cookie: `__Host-session=${session}` },
    body: new URLSearchParams(fields).toString(),
  });

function expectLimited({ status, headers, text }: Answer) {
  expect(status).toBe(429);
  expect(headers["retry-after"]).toBe("60");
  expect(headers["x-frame-options"]).toBe("DENY");
  expect(text).toContain(zh.refusals.too_many_requests);
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

test("a form from the address it listens on is foreign when people type another", async () => {
  const headers = { ...ownPage(app.baseURL), "Sec-Fetch-Site": "same-origin" };
  expect((await send(app.baseURL, "/preferences", { method: "POST", headers, body: "elder=on" })).status).toBe(403);
});
