import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";
import { look } from "./support/look.ts";
import { BASE, mostDiscussed } from "./support/seeded.ts";

const MOST_BYTES = 150 * 1024;

test.use(PHONE);

test("a proposal's page is small, whole, and quiet on the first visit", async ({ arrive, db }) => {
  const page = await arrive(null);
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    const counted = request.sizes().then((size) => {
      bytes += size.responseBodySize + size.responseHeadersSize;
    });
    sizes.push(counted);
  });
  await page.goto(`${BASE}/proposals/${(await mostDiscussed(db)).serial}`, { waitUntil: "networkidle" });
  await Promise.all(sizes);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test("what is written is shown as it will look, while it is written", async ({ way, arrive }) => {
  const page = await arrive(way.person("author"));
  await page.goto(`${way.base}/proposals/new`);
  const preview = page.getByRole("region", { name: zh.preview });
  await page
    .getByLabel(zh.proposals.form.body)
    .fill("楼里**老人多**。\n\n- 勘察\n- 分摊\n\n<img src=x onerror=alert(1)>");
  await expect(preview.locator("strong")).toHaveText("老人多");
  await expect(preview.getByRole("listitem")).toHaveText(["勘察", "分摊"]);
  await expect(preview.locator("img")).toHaveCount(0);
  await look(page);
  await page.getByLabel(zh.proposals.form.body).fill("");
  await expect(preview.locator("strong")).toHaveCount(0);
});

test("a button says that it is working, and sends once", async ({ way, arrive }) => {
  const page = await arrive(way.person("li"));
  await page.goto(`${way.base}/proposals/${await way.submitted()}`);
  const button = page.getByRole("button", { name: zh.proposals.page.endorse });
  let sent = 0;
  page.on("request", (request) => {
    sent += Number(request.url().endsWith("/endorsement"));
  });
  const said = await button.evaluate((element: HTMLButtonElement) => {
    element.click();
    element.click();
    return [element.getAttribute("aria-busy"), element.textContent];
  });
  expect(said).toEqual(["true", zh.working]);
  await expect(page.getByText(zh.proposals.page.endorsed)).toBeVisible();
  expect(sent).toBe(1);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("elder mode is one button away on every page, and stays until it is put back", async ({ arrive }) => {
    const page = await arrive(null);
    await page.goto(`${BASE}/votes`);
    await page.getByRole("button", { name: zh.elderOn }).click();
    await expect(page).toHaveURL(`${BASE}/votes`);
    await page.goto(`${BASE}/notices`);
    const size = () => page.locator("body").evaluate((body) => Number.parseFloat(getComputedStyle(body).fontSize));
    expect(await size()).toBeGreaterThanOrEqual(18);
    await page.getByRole("button", { name: zh.elderOff }).click();
    expect(await size()).toBeLessThan(18);
  });

  test("English is one button away, and the page says what language it is in", async ({ arrive }) => {
    const page = await arrive(null);
    await page.goto(`${BASE}/proposals?sort=discussed`);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await page.getByRole("button", { name: zh.otherLanguage }).click();
    await expect(page).toHaveURL(`${BASE}/proposals?sort=discussed`);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { name: en.proposals.list.title, level: 1 })).toBeVisible();
    await page.getByRole("button", { name: en.otherLanguage }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  });
});

test("whoever wrote sees it at once, everybody else within a second", async ({ way, arrive, baseURL }) => {
  const path = `/proposals/${await way.submitted()}`;
  const shows = async (address: string, words: string) => (await get(baseURL, way.base + address)).text.includes(words);
  for (const address of [path, "/proposals", ""]) {
    const [first, again] = [await get(baseURL, way.base + address), await get(baseURL, way.base + address)];
    expect(first.headers.etag).toBeTruthy();
    expect(again.headers.etag).toBe(first.headers.etag);
  }
  const { row, page: words } = zh.proposals;
  const { threads } = zh;
  const body = "早就该装了，越快越好。";
  const page = await arrive(way.person("li"));
  await page.goto(way.base + path);
  await page.getByRole("button", { name: words.endorse }).click();
  await expect(page.getByText(words.endorsed)).toBeVisible();
  await page.getByRole("radio", { name: threads.stances.support }).check();
  await page.getByLabel(threads.body).fill(body);
  await page.getByRole("button", { name: threads.submit }).click();
  await page.waitForURL(/#comment-/);
  const written = Date.now();
  const news = { [path]: body, "/proposals": row.comments(1), "": row.endorsements(1) };
  for (const [address, what] of Object.entries(news))
    await expect.poll(() => shows(address, what), { timeout: 1_000, intervals: [20] }).toBe(true);
  expect(Date.now() - written).toBeLessThan(1_000);
  await expect(page.getByRole("article").filter({ hasText: body })).toBeVisible();
});
