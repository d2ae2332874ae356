import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { lookAtFit, lookBothWays } from "./support/look.ts";
import { placeIn, type Way } from "./support/way.ts";

const { threads } = zh;

test.use(PHONE);

const said = (body: string) => ({ stance: "support", body, parentId: "", formKey: randomUUID() });
const say = async (way: Way, part: "li" | "wang", serial: string, body: string) =>
  placeIn(await way.send(part, `/proposals/${serial}`, said(body)));

const barOn = (page: Page, count: number) => page.getByRole("status").getByRole("link", { name: threads.news(count) });
const SOON = { timeout: 4_000 };

/** From when on nothing can be missed. */
async function open(page: Page, path: string) {
  const hears = page.waitForResponse((response) => response.url().endsWith("/events"));
  await page.goto(path);
  await hears;
}

test("what a neighbour says meanwhile is told, and moves nothing", async ({ way, arrive }) => {
  const serial = await way.submitted();
  for (let line = 0; line < 8; line += 1) await say(way, "wang", serial, `第 ${line + 1} 句话。`);
  const page = await arrive(way.person("author"));
  await open(page, `${way.base}/proposals/${serial}`);
  await page.getByText("第 3 句话。").scrollIntoViewIfNeeded();
  const where = () =>
    page.getByText("第 3 句话。").evaluate((text) => [window.scrollY, text.getBoundingClientRect().top]);
  const before = await where();

  await say(way, "li", serial, "楼上说得对。");
  await expect(barOn(page, 1)).toBeVisible(SOON);
  await say(way, "li", serial, "我也出一份力。");
  await expect(barOn(page, 2)).toBeVisible(SOON);
  expect(await where()).toEqual(before);
  const box = await barOn(page, 2).boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await lookBothWays(page);

  await barOn(page, 2).click();
  await expect(page.getByText("我也出一份力。")).toBeVisible();
  await expect(page.getByRole("status").getByRole("link")).toBeHidden();
  await expect(page.getByRole("article")).toHaveText([/楼上说得对。/, /我也出一份力。/]);
  await expect(page.getByText(threads.since)).toBeVisible();
  await lookBothWays(page);
  // What is new goes on from there, also when it answers what was said long ago.
  const [first = ""] =
    /comment-[-0-9a-f]{36}/.exec((await way.page("li", `/proposals/${serial}?sort=oldest`)).text) ?? [];
  await way.send("li", `/proposals/${serial}`, { ...said("还有一句。"), parentId: first.slice("comment-".length) });
  await expect(barOn(page, 1)).toBeVisible(SOON);
  await barOn(page, 1).click();
  await expect(page.getByRole("article")).toHaveText([/还有一句。/]);
  await page.reload();
  await say(way, "li", serial, "最后一句。");
  await barOn(page, 1).click(SOON);
  await expect(page.getByRole("article")).toHaveText([/最后一句。/]);
  await page.getByRole("link", { name: threads.showAll, exact: true }).click();
  await expect(page.getByText("第 3 句话。")).toBeVisible();
});

test("what one says oneself is not news", async ({ way, arrive }) => {
  const serial = await way.submitted();
  const page = await arrive(way.person("li"));
  await open(page, `${way.base}/proposals/${serial}`);
  await page.getByRole("radio", { name: threads.stances.support }).check();
  await page.getByLabel(threads.body).fill("我先说一句。");
  const hears = page.waitForResponse((response) => response.url().endsWith("/events"));
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.getByText("我先说一句。")).toBeVisible();
  await hears;
  await say(way, "wang", serial, "我接着说一句。");
  await expect(barOn(page, 1)).toBeVisible(SOON);
});

test("a page that nobody looks at holds nothing open, and catches up when it is looked at", async ({ way, arrive }) => {
  const serial = await way.submitted();
  const page = await arrive(null);
  await open(page, `${way.base}/proposals/${serial}`);
  const setHidden = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { configurable: true, value });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  const over = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/events"));
  await setHidden(true);
  await over;
  await say(way, "li", serial, "您不在的时候。");
  await setHidden(false);
  await expect(barOn(page, 1)).toBeVisible(SOON);
});

test("without script the page is complete and waits for nothing", async ({ way, browser, baseURL }) => {
  const serial = await way.submitted();
  await say(way, "li", serial, "同意。");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${baseURL}${way.base}/proposals/${serial}`);
  await expect(page.getByText("同意。")).toBeVisible();
  await expect(page.getByRole("status").getByRole("link")).toBeHidden();
  expect(asked.filter((url) => url.endsWith("/events"))).toEqual([]);
  await lookAtFit(page);
  await context.close();
});
