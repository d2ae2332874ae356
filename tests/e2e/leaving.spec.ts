import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type pg from "pg";

import { ERASED_NAME } from "#app/domain/own-data/erasure.ts";
import { zh } from "#app/i18n/zh.ts";
import { expect, signIn, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";
import { CONTENT } from "./support/way.ts";

const words = zh.ownData;

/** Somebody's day to change their mind is over, for them and for the job that waits for it. */
async function letADayPass(db: pg.Client, accountId: string) {
  await db.query(`UPDATE "Account" SET "erasureDueAt" = now() WHERE "id" = $1`, [accountId]);
  const waiting = await db.query(
    `UPDATE pgboss.job SET start_after = now() WHERE name = 'account.erase' AND state < 'active' AND data->>'accountId' = $1`,
    [accountId],
  );
  expect(waiting.rowCount, "jobs that wait for this moment").toBeGreaterThan(0);
  const erasedAt = async () =>
    (await db.query(`SELECT "erasedAt" FROM "Account" WHERE "id" = $1`, [accountId])).rows[0].erasedAt;
  await expect.poll(erasedAt, { timeout: 10_000, intervals: [100] }).not.toBeNull();
}

test("one takes one's data along, leaves, thinks again, and leaves for good", async ({ way, db, arrive, baseURL }) => {
  test.slow();
  const author = way.person("author");
  const serial = await way.submitted();
  const at = `${way.base}/proposals/${serial}`;
  // Kept in memory, for visitors and for neighbours.
  for (const session of [undefined, await way.session("li"), await way.session("tenant")])
    expect((await get(baseURL, at, session)).text).toContain(author.shownName);

  const page = await arrive(author);
  await page.goto("/account");
  await page.getByRole("link", { name: words.export.title }).click();
  await page.getByLabel(words.password).fill("不是这个密码");
  await page.getByRole("button", { name: words.export.submit }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.wrong_password);
  await page.getByLabel(words.password).fill(author.password);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: words.export.submit }).click();
  const second = page.waitForEvent("download");
  await page.getByRole("button", { name: words.export.submit }).click();
  await second;
  const archive = unzipSync(await readFile(await (await download).path()));
  expect(strFromU8(archive["README.txt"] ?? new Uint8Array())).toBe(words.readme);
  expect(strFromU8(archive[`texts/proposal-${serial}.md`] ?? new Uint8Array())).toContain(CONTENT.title);

  const ask = async () => {
    await page.goto("/account/erasure");
    await page.getByLabel(words.password).fill(author.password);
    await page.getByRole("button", { name: words.erasure.submit }).click();
  };
  await ask();
  await page.goto("/account");
  await expect(page.getByText(words.erasure.waiting)).toBeVisible();
  await page.getByRole("button", { name: words.erasure.callOff }).click();
  await expect(page).toHaveURL("/account");
  await expect(page.getByText(words.erasure.waiting)).toBeHidden();

  await ask();
  const again = await arrive(null);
  await again.goto("/sign-in?next=/account");
  await signIn(again, author);
  await expect(again.getByText(words.erasure.waiting)).toBeVisible();

  await letADayPass(db, author.accountId);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, author);
  await expect(page.getByRole("alert")).toBeVisible();
  for (const session of [undefined, await way.session("li"), await way.session("tenant")]) {
    const { text } = await get(baseURL, at, session);
    expect(text).toContain(ERASED_NAME);
    expect(text).not.toContain(author.shownName);
  }
});

test("whoever serves hands over first", async ({ way, arrive }) => {
  const page = await arrive(way.person("chair"));
  await page.goto("/account/erasure");
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.hand_over_first);
  await expect(page.getByRole("button", { name: words.erasure.submit })).toHaveCount(0);
  const form = { password: way.person("chair").password };
  const answer = await post(process.env.BASE_URL ?? "", "/account/erasure", form, await way.session("chair"));
  expect(answer.status).toBe(409);
});

test("own data is sent five times a day, to be kept by nobody else", async ({ way, baseURL }) => {
  const session = await way.session("wang");
  const form = { password: way.person("wang").password };
  for (let time = 0; time < 5; time += 1) {
    const { status, headers } = await post(baseURL, "/account/export", form, session);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/zip");
    expect(headers["cache-control"]).toBe("private, no-store");
    expect(headers["content-disposition"]).toMatch(/^attachment; filename="sunshine-hall-\d{4}-\d\d-\d\d\.zip"$/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  const refused = await post(baseURL, "/account/export", form, session);
  expect(refused.status).toBe(429);
  expect(refused.text).toContain(words.export.title);
});
