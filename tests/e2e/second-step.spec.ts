import type { Page } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { Authenticator, makeReal, plugInPasskeys } from "./support/authenticator.ts";
import { PHONE } from "./support/devices.ts";
import { expect, signIn, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";

const { step, page: words, totp, codes, recovery, passkey, removal } = zh.factors;
const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

/** From the page that lists factors to an authenticator in force. */
async function setUpAuthenticator(page: Page): Promise<Authenticator> {
  await button(page, words.setUp).click();
  await expect(page.getByRole("img", { name: totp.qr })).toBeVisible();
  const phone = new Authenticator((await page.locator("code").textContent()) ?? "");
  await page.getByLabel(step.code).fill(await phone.code());
  await button(page, totp.submit).click();
  return phone;
}

test.describe("on a phone without script", () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test("a moderator without second factor is stopped, sets up an authenticator, and signs in with it", async ({
    way,
    db,
    arrive,
    baseURL,
  }) => {
    const person = way.person("moderator");
    await makeReal(db, person);
    const page = await arrive(null);

    await page.goto(`/sign-in?next=${encodeURIComponent(`${way.base}/review`)}`);
    await signIn(page, person);
    await expect(page.getByRole("heading", { name: step.missingTitle })).toBeVisible();
    await page.goto(`${way.base}/review`);
    await expect(page).toHaveURL(/\/second-step\?next=/);
    await link(page, step.toSetUp).click();

    await button(page, words.setUp).click();
    const phone = new Authenticator((await page.locator("code").textContent()) ?? "");
    await page.getByLabel(step.code).fill("000000");
    await button(page, totp.submit).click();
    await expect(page.getByRole("alert")).toHaveText(zh.refusals.factor_wrong);
    await page.getByLabel(step.code).fill(await phone.code());
    await button(page, totp.submit).click();

    await button(page, codes.submit).click();
    const shown = await page.getByRole("listitem").locator("code").allInnerTexts();
    expect(shown).toHaveLength(10);
    await link(page, codes.done).click();
    await expect(page).toHaveURL(`${baseURL}${way.base}/review`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.proposals.review.queueTitle);

    await page.getByRole("contentinfo").getByRole("button", { name: zh.signOut }).click();
    await page.goto(`/sign-in?next=${encodeURIComponent(`${way.base}/review`)}`);
    await signIn(page, person);
    await expect(page).toHaveURL(/\/second-step\?next=/);
    await page.goto(way.base);
    await expect(page.getByText(zh.owesFactor)).toBeVisible();
    await link(page, zh.toSecondStep).click();
    await page.getByLabel(step.code).fill(await phone.code());
    await button(page, step.submit).click();
    await expect(page).toHaveURL(`${baseURL}${way.base}`);
    await expect(page.getByText(zh.owesFactor)).toHaveCount(0);
    await page.goto(`${way.base}/review`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.proposals.review.queueTitle);
  });
});

test("what a moderator sends without second factor is refused, and does nothing", async ({ way, db, baseURL }) => {
  const serial = await way.submitted();
  const stateNow = async () =>
    (await db.query('SELECT "state", "revision" FROM "Proposal" WHERE "communityId" = $1', [way.community.id])).rows;
  const before = await stateNow();
  const person = way.person("moderator");
  const session = await way.session("moderator");
  await makeReal(db, person);
  await db.query('UPDATE "Session" SET "factorAt" = NULL WHERE "accountId" = $1', [person.accountId]);
  const review = `${way.base}/proposals/${serial}/review`;
  const answer = await post(baseURL, review, { verdict: "sendBack", reason: "请补充位置" }, session);
  expect(answer.status).toBe(403);
  expect(answer.text).toContain(zh.refusals.factor_first);
  expect(answer.text).toContain(`/second-step?next=${encodeURIComponent(review)}`);
  const looked = await get(baseURL, review, session);
  expect(looked.status).toBe(303);
  expect(looked.headers.location).toBe(`/second-step?next=${encodeURIComponent(review)}`);
  expect(await stateNow()).toEqual(before);
});

test("a page kept in memory for neighbours does not tell them of somebody's second step", async ({
  way,
  db,
  baseURL,
}) => {
  await db.query('INSERT INTO "Membership" ("communityId", "id", "accountId", "role") VALUES ($1, $2, $3, $4)', [
    ...[way.community.id, crypto.randomUUID(), way.person("tenant").accountId, "moderator"],
  ]);
  const owing = await way.session("tenant");
  const neighbour = await way.session("zhao");
  await makeReal(db, way.person("tenant"));
  await db.query('UPDATE "Session" SET "factorAt" = NULL WHERE "accountId" = $1', [way.person("tenant").accountId]);
  const tells = async (session: string) =>
    (await get(baseURL, `${way.base}/proposals`, session)).text.includes(zh.owesFactor);
  for (const _round of [1, 2]) {
    expect(await tells(owing)).toBe(true);
    expect(await tells(neighbour)).toBe(false);
  }
});

test("recovery codes are shown once, work once each, and end with new ones", async ({ way, db, arrive, baseURL }) => {
  const person = way.person("chair");
  await makeReal(db, person);
  const page = await arrive(person);
  await page.goto("/account/factors");
  await setUpAuthenticator(page);
  await button(page, codes.submit).click();
  const [first = "", second = ""] = await page.getByRole("listitem").locator("code").allInnerTexts();
  await page.goto("/account/factors/recovery-codes");
  await expect(page.getByText(codes.replaces(10))).toBeVisible();
  await expect(page.getByText(first)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText(first)).toHaveCount(0);

  const other = await arrive(null);
  await other.goto("/sign-in");
  await signIn(other, person);
  await link(other, step.byRecoveryCode).click();
  await other.getByLabel(recovery.code).fill(first.toUpperCase().replaceAll("-", " "));
  await button(other, recovery.submit).click();
  await other.goto(`${way.base}/settings`);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(zh.accounts.settings.title);

  await page.goto("/account/factors/recovery-codes");
  await expect(page.getByText(codes.replaces(9))).toBeVisible();
  await button(page, codes.submit).click();
  const third = await arrive(null);
  await third.goto("/sign-in");
  await signIn(third, person);
  for (const used of [first, second]) {
    await third.goto("/second-step/recovery-code");
    await third.getByLabel(recovery.code).fill(used);
    await button(third, recovery.submit).click();
    await expect(third.getByRole("alert")).toHaveText(zh.refusals.factor_wrong);
  }
  expect(third.url()).toBe(`${baseURL}/second-step/recovery-code`);
});

test("a passkey is added, named, signed in with, and not removed while it is the only factor", async ({
  way,
  db,
  arrive,
}) => {
  const person = way.person("moderator");
  await makeReal(db, person);
  const page = await arrive(person);
  const { client, authenticatorId } = await plugInPasskeys(page);
  await page.goto("/account/factors");
  await link(page, words.addPasskey).click();
  await page.getByLabel(passkey.name).fill("办公室电脑");
  await button(page, passkey.submit).click();
  await expect(page.getByText("办公室电脑")).toBeVisible();
  await expect(page.getByText(words.noCodesYet)).toBeVisible();

  await link(page, words.rename).click();
  await page.getByLabel(passkey.name).fill("居委会电脑");
  await button(page, passkey.save).click();
  await expect(page.getByText("居委会电脑")).toBeVisible();
  await link(page, words.remove).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.last_factor);
  await expect(button(page, removal.submit)).toHaveCount(0);

  await page.getByRole("contentinfo").getByRole("button", { name: zh.signOut }).click();
  await page.goto(`/sign-in?next=${encodeURIComponent(`${way.base}/review`)}`);
  await signIn(page, person);
  await button(page, step.passkey).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.proposals.review.queueTitle);
  const { rows } = await db.query('SELECT "counter", "lastUsedAt" FROM "Passkey" WHERE "accountId" = $1', [
    person.accountId,
  ]);
  expect(rows[0].lastUsedAt).not.toBeNull();
  expect(Number(rows[0].counter)).toBeGreaterThan(0);

  // A copy of the key would come with a counter that has been passed.
  await db.query('UPDATE "Passkey" SET "counter" = 1000000 WHERE "accountId" = $1', [person.accountId]);
  await page.getByRole("contentinfo").getByRole("button", { name: zh.signOut }).click();
  await page.goto("/sign-in");
  await signIn(page, person);
  await button(page, step.passkey).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.passkey_failed);

  // Nobody touches it, or it is not plugged in: said on the page, which stays.
  await client.send("WebAuthn.clearCredentials", { authenticatorId });
  await page.goto("/second-step");
  await button(page, step.passkey).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.passkey_failed);
  await expect(page).toHaveURL(/\/second-step$/);
});
