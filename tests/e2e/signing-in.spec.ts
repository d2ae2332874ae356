import { zh } from "#app/i18n/zh.ts";
import { expect, signIn, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";

test("a wrong password and an unknown name are answered alike", async ({ way, baseURL }) => {
  const { loginName } = way.person("li");
  const answers = [];
  for (const name of [loginName, `${loginName}x`]) {
    const { status, headers, text } = await post(baseURL, "/sign-in", { name, password: "wrong", next: "/" });
    expect(status).toBe(401);
    expect(text).toContain(zh.refusals.wrong_sign_in);
    expect(text).toContain(`value="${name}"`);
    expect(text).not.toContain('wrong"');
    answers.push({ cookies: headers["set-cookie"], text: text.replaceAll(name, "…") });
  }
  expect(answers[0]).toEqual(answers[1]);
});

const ELSEWHERE = [
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/..//evil.example",
  "\u0000//evil.example",
];

test("signing in leads nowhere but to our own pages", async ({ way, baseURL }) => {
  const { loginName, password } = way.person("li");
  for (const next of ELSEWHERE) {
    const { status, headers } = await post(baseURL, "/sign-in", { name: loginName, password, next });
    expect([303, 400], next).toContain(status);
    expect(headers.location ?? "/", next).toMatch(/^\/$/);
    const preference = await post(baseURL, "/preferences", { elder: "on", next });
    expect(preference.headers.location, next).toBe("/");
  }
  const signedIn = await way.session("li");
  for (const next of ELSEWHERE) {
    const { headers } = await get(baseURL, `/sign-in?next=${encodeURIComponent(next)}`, signedIn);
    expect(headers.location, next).toBe("/");
  }
});

test("signing in leads to where one was going", async ({ way, arrive }) => {
  const page = await arrive(null);
  await page.goto(`${way.base}/proposals/new`);
  await signIn(page, way.person("li"));
  await expect(page).toHaveURL(`${way.base}/proposals/new`);
});

test("cookies are out of reach for scripts and for other sites", async ({ way, baseURL }) => {
  const { loginName, password } = way.person("li");
  const signedIn = await post(baseURL, "/sign-in", { name: loginName, password });
  const preferred = await post(baseURL, "/preferences", { elder: "on", lang: "en" });
  const cookies = [signedIn, preferred].flatMap(({ headers }) => headers["set-cookie"] ?? []);
  expect(cookies.map((line) => line.split("=")[0])).toEqual(["session", "device", "fresh", "elder", "lang"]);
  for (const cookie of cookies) expect(cookie).toMatch(/^(?=.*; HttpOnly)(?=.*; SameSite=Lax)(?=.*; Path=\/)/);
});

test("signing in begins a new session and ends the one before; signing out ends it for good", async ({
  way,
  baseURL,
}) => {
  const { loginName, password } = way.person("li");
  const before = await way.session("li");
  const { headers } = await post(baseURL, "/sign-in", { name: loginName, password }, before);
  const token = /^session=([^;]+)/.exec(headers["set-cookie"]?.[0] ?? "")?.[1] ?? "";
  expect((await get(baseURL, `${way.base}/me`, before)).status).toBe(303);
  expect((await get(baseURL, `${way.base}/me`, token)).status).toBe(200);
  await post(baseURL, "/sign-out", {}, token);
  expect((await get(baseURL, `${way.base}/me`, token)).status).toBe(303);
});

test("a full-width name and a phone's owner find in; spaces around a password count", async ({ way, baseURL, db }) => {
  const { loginName, password, accountId } = way.person("li");
  const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  await db.query('UPDATE "Account" SET "phone" = $1 WHERE "id" = $2', [phone, accountId]);
  for (const name of [` ${loginName.toUpperCase()} `, phone, phone.replace("1", "１")])
    expect((await post(baseURL, "/sign-in", { name, password })).status, name).toBe(303);
  expect((await post(baseURL, "/sign-in", { name: loginName, password: `${password} ` })).status).toBe(401);
});
