import type { Locator } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { flagMany } from "./support/flags.ts";

const { moderation: words } = zh;
const FLAGGED = 500;
const CLEARED = 20;
/** What a decision may cost on a phone: the page that comes after it, as it goes over the wire. */
const MOST_BYTES = 24_000;

test.use(PHONE);
test.setTimeout(120_000);

test("a moderator with 500 in the queue clears 20 on a phone without walking back", async ({ way, arrive, db }) => {
  await flagMany(db, way, await way.submitted(), FLAGGED);
  const page = await arrive(way.person("moderator"));
  let bytes = 0;
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  let taps = 0;
  const tap = async (what: Locator) => {
    taps += 1;
    await what.tap();
  };
  await page.goto(`${way.base}/moderation`);
  await expect(page.getByRole("main")).toContainText(words.queue.count(FLAGGED));
  await tap(page.getByRole("link", { name: words.queue.begin }));
  await page.waitForURL(/moderation\/./);

  let keepAt = 0;
  const bar = page.locator(".thumb-bar");
  const begun = bytes;
  for (let at = 0; at < CLEARED; at += 1) {
    const { pathname } = new URL(page.url());
    // The thumb stays where it is, whatever there is to read.
    const box = await bar.getByRole("button", { name: words.judge.keep }).boundingBox();
    if (at > 0) expect(box?.y).toBe(keepAt);
    keepAt = box?.y ?? 0;
    if (at % 10 === 3) {
      await tap(bar.getByRole("link", { name: words.judge.hide, exact: true }));
      const sheet = page.locator("#hide");
      await tap(sheet.getByText(words.grounds.personalData.name));
      // The reason is typed once; the next time it is there with its ground.
      if (at === 3) await sheet.getByLabel(words.case.note).fill("写了别人的门牌号");
      await tap(sheet.getByRole("button", { name: words.case.submit }));
    } else await tap(bar.getByRole("button", { name: words.judge.keep }));
    await page.waitForURL((url) => url.pathname !== pathname);
  }
  expect(taps).toBe(1 + 18 + 3 * 2);
  expect((bytes - begun) / CLEARED).toBeLessThan(MOST_BYTES);
  await page.goto(`${way.base}/moderation`);
  await expect(page.getByRole("main")).toContainText(words.queue.count(FLAGGED - CLEARED));
});
