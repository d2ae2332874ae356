import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type pg from "pg";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { type Answer, get, ownPage, post, send } from "./support/http.ts";
import { look, lookAllWays } from "./support/look.ts";
import { codeSentTo, newPhone } from "./support/post-office.ts";
import { sessionOf } from "./support/session.ts";

const { consent } = zh.account;
const { signIn, enter, code: codeWords, register, passwordReset } = zh.accounts;
const PASSWORD = "锄禾日当午汗滴禾下土";
const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

// With script somebody registers in letters.spec.ts.
test.describe("on a phone without script", () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test("somebody new registers with a phone, and comes back as somebody known", async ({
    arrive,
    way,
    baseURL,
    db,
  }) => {
    const page = await arrive(null);
    const phone = newPhone();
    await page.goto(`${baseURL}${way.base}/proposals/new`);
    await page.getByRole("link", { name: signIn.byCode }).click();
    await lookAllWays(page);
    await page.getByLabel(enter.phone, { exact: true }).fill(`${phone.slice(0, 3)} ${phone.slice(3)}`);
    await press(page, enter.send);
    await expect(page.getByText(codeWords.sent(`${phone.slice(0, 3)}****${phone.slice(-4)}`))).toBeVisible();
    await lookAllWays(page);
    const code = await codeSentTo(phone);
    await page.getByLabel(codeWords.code).fill(code === "000000" ? "000001" : "000000");
    await press(page, codeWords.submit);
    await expect(page.getByRole("alert")).toHaveText(zh.refusals.code_wrong);
    await page.getByLabel(codeWords.code).fill(code);
    await press(page, codeWords.submit);

    await expect(page.getByRole("heading", { name: register.title })).toBeVisible();
    await lookAllWays(page);
    await page.getByLabel(register.realName).fill("陈大海");
    await page.getByLabel(register.adult).check();
    await page.getByLabel(register.privacy("2026-11")).check();
    await press(page, register.submit);
    await expect(page).toHaveURL(`${baseURL}${way.base}/proposals/new`);
    expect(await rowOf(db, phone)).toEqual({ realName: "陈大海", shownName: "陈*海", roles: "0", consents: "2" });

    await page.goto(`${baseURL}${way.base}/me`);
    await expect(page.getByRole("heading", { level: 1, name: "陈*海" })).toBeVisible();
    await page.getByRole("button", { name: zh.signOut }).click();
    await aMinuteLater(db, phone);
    await page.goto(`${baseURL}/enter?next=${encodeURIComponent(`${way.base}/votes`)}`);
    await page.getByLabel(enter.phone, { exact: true }).fill(phone);
    await press(page, enter.send);
    await page.getByLabel(codeWords.code).fill(await codeSentTo(phone));
    await press(page, codeWords.submit);
    await expect(page).toHaveURL(`${baseURL}${way.base}/votes`);
  });
});

test("who agreed to an earlier privacy policy is asked once, and then not any more", async ({
  way,
  arrive,
  baseURL,
  db,
}) => {
  const page = await arrive(null);
  const { accountId, loginName, password } = way.person("li");
  await db.query(`INSERT INTO "Consent" ("accountId", "kind", "version") VALUES ($1, 'privacy', '2025-01')`, [
    accountId,
  ]);
  const signInFor = async (next: string) => {
    await page.goto(`${baseURL}/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel(signIn.name).fill(loginName);
    await page.getByLabel(signIn.password, { exact: true }).fill(password);
    await press(page, signIn.submit);
  };
  await signInFor(`${way.base}/votes`);
  await expect(page.getByRole("heading", { name: consent.title })).toBeVisible();
  await look(page);
  const agreed = await post(
    baseURL,
    "/account/consent",
    { privacy: "yes", version: "2025-01" },
    await way.session("li"),
  );
  expect(agreed.headers.location).toBe("/account/consent");
  await page.getByLabel(consent.agree("2026-11")).check();
  await press(page, consent.submit);
  await expect(page).toHaveURL(`${baseURL}${way.base}/votes`);
  const { rows } = await db.query(`SELECT "version" FROM "Consent" WHERE "accountId" = $1 ORDER BY 1`, [accountId]);
  expect(rows).toEqual([{ version: "2025-01" }, { version: "2026-11" }]);

  await page.context().clearCookies();
  await signInFor(`${way.base}/notices`);
  await expect(page).toHaveURL(`${baseURL}${way.base}/notices`);
});

test("what is missing is said, and what was typed is kept", async ({ baseURL }) => {
  const nonsense = await visitor(baseURL).post("/enter", { to: "1381234567", formKey: randomUUID() });
  expect(nonsense.status).toBe(400);
  expect(nonsense.text).toContain(zh.faults({ code: "bad_contact" }));
  expect(nonsense.text).toContain('value="1381234567"');

  const phone = newPhone();
  const somebody = visitor(baseURL);
  await somebody.proves(phone);
  const answer = await somebody.post("/register", { realName: "陈大海", password: "password", adult: "yes" });
  expect(answer.status).toBe(400);
  for (const said of ["not_ticked", "password_common"]) expect(answer.text).toContain(zh.faults({ code: said }));
  expect(answer.text).toContain('value="陈大海"');
  expect(answer.text).not.toContain('value="password"');
  expect(answer.text).toMatch(/name="adult"[^>]*checked/);
  expect(answer.text).not.toMatch(/name="privacy"[^>]*checked/);
  const close = await somebody.post("/register", { realName: "陈大海", password: phone, adult: "yes", privacy: "yes" });
  expect(close.status).toBe(422);
  expect(close.text).toContain(zh.refusals.password_too_close);
});

test("registered or not, a number is answered alike in every byte until its owner has proved it", async ({
  baseURL,
  db,
}) => {
  const [known, unknown] = [newPhone(), newPhone()];
  await visitor(baseURL).registers(known);
  await aMinuteLater(db, known);
  for (const [at, then] of [
    ["/enter", { code: "123456" }],
    ["/password-reset", { code: "123456", password: PASSWORD }],
  ] as const) {
    const told = [];
    for (const phone of [known, unknown]) {
      await aMinuteLater(db, phone);
      const asker = visitor(baseURL);
      const answers = [
        await asker.post(at, { to: phone, formKey: randomUUID() }),
        await asker.get(`${at}/code`),
        await asker.post(`${at}/code`, { ...then, code: other(await codeSentTo(phone)) }),
        await asker.post(at, { to: phone, formKey: randomUUID() }),
      ];
      told.push(answers.map((answer) => plain(answer, phone)));
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.map(({ status }) => status)).toEqual([303, 200, 422, 429]);
  }
});

test("by e-mail with a password, which then signs in", async ({ baseURL }) => {
  const email = `chen.${randomUUID().slice(0, 8)}@example.org`;
  const somebody = visitor(baseURL);
  expect((await somebody.get("/enter?by=email")).text).toContain(enter.emailLead);
  await somebody.proves(email);
  const declared = { realName: "陈大海", adult: "yes", privacy: "yes" };
  const without = await somebody.post("/register", { ...declared, password: "" });
  expect(without.status).toBe(422);
  expect(without.text).toContain(zh.refusals.password_needed);
  expect((await somebody.post("/register", { ...declared, password: PASSWORD })).status).toBe(303);
  const name = email.toUpperCase();
  expect((await visitor(baseURL).post("/sign-in", { name, password: PASSWORD })).status).toBe(303);
});

test("a forgotten password is set anew, and every other device is signed out", async ({ arrive, baseURL, db, way }) => {
  const page = await arrive(null);
  const phone = newPhone();
  await visitor(baseURL).registers(phone);
  const { rows } = await db.query('SELECT "id" FROM "Account" WHERE "phone" = $1', [phone]);
  const elsewhere = await sessionOf(db, rows[0].id);
  expect((await get(baseURL, `${way.base}/me`, elsewhere)).status).toBe(200);
  await aMinuteLater(db, phone);

  await page.goto(`${baseURL}${way.base}/me`);
  await page.getByRole("link", { name: signIn.forgotten }).click();
  await page.getByLabel(passwordReset.to).fill(phone);
  await look(page);
  await press(page, enter.send);
  await look(page);
  await page.getByLabel(codeWords.code).fill(await codeSentTo(phone));
  await page.getByLabel(passwordReset.password).fill("12345678");
  await press(page, passwordReset.submit);
  await expect(page.getByText(zh.faults({ code: "password_common" }))).toBeVisible();
  await page.getByLabel(codeWords.code).fill(await codeSentTo(phone));
  await page.getByLabel(passwordReset.password).fill(PASSWORD);
  await press(page, passwordReset.submit);
  await expect(page).toHaveURL(`${baseURL}${way.base}/me`);
  expect((await get(baseURL, `${way.base}/me`, elsewhere)).status).toBe(303);
  expect((await post(baseURL, "/sign-in", { name: phone, password: PASSWORD })).status).toBe(303);
});

test("a proof is for one browser and for registering alone", async ({ baseURL }) => {
  const phone = newPhone();
  const owner = visitor(baseURL);
  await owner.post("/enter", { to: phone, formKey: randomUUID() });
  const planted = visitor(baseURL, owner.cookie("code"));
  await owner.post("/enter/code", { code: await codeSentTo(phone) });
  const declared = { realName: "陈大海", adult: "yes", privacy: "yes" };
  for (const stranger of [planted, visitor(baseURL)]) {
    expect((await stranger.get("/register")).headers.location).toBe("/enter");
    const taken = await stranger.post("/register", declared);
    expect(taken.headers.location).toBe("/enter");
    expect(taken.headers["set-cookie"]).toBeUndefined();
  }
  const registered = await owner.post("/register", { ...declared, next: "//evil.example" });
  expect(registered.headers.location).toBe("/");
  expect(owner.cookie("code")).toBe("");
});

/** Somebody's browser, without a screen: keeps cookies. */
function visitor(baseURL: string, codeCookie?: string) {
  const cookies = new Map<string, string>(codeCookie === undefined ? [] : [["code", codeCookie]]);
  const asking = () => ({ Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") });
  const keep = (answer: Answer) => {
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const browser = {
    cookie: (name: string) => cookies.get(name),
    get: async (path: string) => keep(await send(baseURL, path, { headers: asking() })),
    post: async (path: string, fields: Record<string, string>) =>
      keep(
        await send(baseURL, path, {
          method: "POST",
          headers: { ...ownPage(baseURL), ...asking() },
          body: new URLSearchParams(fields).toString(),
        }),
      ),
    async proves(contact: string) {
      expect((await browser.post("/enter", { to: contact, formKey: randomUUID() })).status).toBe(303);
      const { headers } = await browser.post("/enter/code", { code: await codeSentTo(contact) });
      expect(headers.location).toBe("/register");
    },
    async registers(contact: string) {
      await browser.proves(contact);
      const declared = { realName: "陈大海", password: "", adult: "yes", privacy: "yes" };
      expect((await browser.post("/register", declared)).status).toBe(303);
    },
  };
  return browser;
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** An answer without what is another each time: keys, and the number itself. */
function plain({ status, headers, text }: Answer, phone: string) {
  const { location, "set-cookie": cookies = [] } = headers;
  const bare = (said: string) =>
    said
      .replaceAll(UUID, "…")
      .replaceAll(phone, "…")
      .replaceAll(`${phone.slice(0, 3)}****${phone.slice(-4)}`, "…")
      .replaceAll(/请 \d+ 秒后/g, "请 … 秒后");
  return { status, location, cookies: cookies.map(bare), text: bare(text) };
}

const other = (code: string) => (code === "000000" ? "000001" : "000000");

const aMinuteLater = (db: pg.Client, target: string) =>
  db.query(`UPDATE "OneTimeCode" SET "sentAt" = "sentAt" - interval '61 seconds' WHERE "target" = $1`, [target]);

async function rowOf(db: pg.Client, phone: string) {
  const { rows } = await db.query(
    `SELECT "realName", "shownName", (SELECT count(*) FROM "Membership" WHERE "accountId" = a."id") AS "roles",
       (SELECT count(*) FROM "Consent" WHERE "accountId" = a."id") AS "consents"
     FROM "Account" a WHERE "phone" = $1`,
    [phone],
  );
  return rows[0];
}
