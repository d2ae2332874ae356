import { randomUUID } from "node:crypto";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";
import { CONTENT } from "./support/way.ts";

test.use(PHONE);

const words = zh.proposals.form;
const LIKE = `建议给${CONTENT.title}`;

test("while a title is typed, what is like it is shown, and nothing that is typed moves", async ({ way, arrive }) => {
  const serial = await way.submitted();
  const page = await arrive(way.person("li"));
  await page.goto(`${way.base}/proposals/new`);
  const [title, body] = [page.getByLabel(words.title), page.getByLabel(words.body)];
  const hint = page.getByRole("heading", { name: zh.similar.title });
  const top = () => body.evaluate((element) => Math.round(element.getBoundingClientRect().top));

  await test.step("as long as nothing is, nothing is said", async () => {
    const answered = page.waitForResponse((answer) => answer.url().endsWith("/similar"));
    await title.pressSequentially("晾晒被子的地方");
    expect(await (await answered).text()).toBe("");
    await expect(hint).toBeHidden();
  });

  await test.step("over a slow network, one is asked at a time, and who went on is not moved", async () => {
    const asked: string[] = [];
    let answer = () => {};
    await page.route("**/similar", async (route) => {
      asked.push(new URLSearchParams(route.request().postData() ?? "").get("title") ?? "");
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      await route.continue();
    });
    await title.fill("楼道");
    await expect.poll(() => asked).toEqual(["楼道"]);
    await title.fill(LIKE);
    await body.click();
    const before = await top();
    // The first is under way still: the second waits for it.
    await page.waitForTimeout(700);
    expect(asked).toEqual(["楼道"]);
    answer();
    await expect.poll(() => asked).toEqual(["楼道", LIKE]);
    answer();
    await expect(hint).toBeVisible();
    await expect(page.getByRole("link", { name: CONTENT.title })).toHaveAttribute("target", "_blank");
    await body.pressSequentially("老人多。");
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
    await page.unroute("**/similar");
    await look(page);
  });

  await test.step("the hint goes with what it was about, and comes back", async () => {
    await title.fill("晾晒被子的地方");
    await expect(hint).toBeHidden();
    await title.fill(LIKE);
    await expect(page.getByText(serial)).toBeVisible();
  });

  await test.step("it is there once more before the proposal is submitted", async () => {
    await page.getByLabel(words.category).selectOption(CONTENT.category);
    await body.fill(CONTENT.body);
    await page.getByRole("button", { name: words.toDraft }).click();
    await expect(hint).toBeVisible();
    await look(page);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("who is done writing sees what is like it, and goes on or looks", async ({ way, arrive }) => {
    const serial = await way.submitted();
    const page = await arrive(way.person("li"));
    await page.goto(`${way.base}/proposals/new`);
    await page.getByLabel(words.title).fill(LIKE);
    await page.getByLabel(words.category).selectOption(CONTENT.category);
    await page.getByLabel(words.body).fill(CONTENT.body);
    await page.getByRole("button", { name: words.toDraft }).click();
    await expect(page.getByRole("heading", { name: zh.similar.title })).toBeVisible();
    await expect(page.getByRole("link", { name: CONTENT.title })).toHaveAttribute(
      "href",
      `${way.base}/proposals/${serial}`,
    );
    await page.getByRole("button", { name: zh.similar.submitAnyway }).click();
    await expect(page.getByRole("heading", { level: 1, name: LIKE })).toBeVisible();
  });
});

test("nobody is told whose draft is alike, and a stranger is told nothing", async ({ way }) => {
  await way.send("author", "/proposals/new", { ...CONTENT, formKey: randomUUID() });
  const answer = await way.send("li", "/similar", { title: CONTENT.title });
  expect([answer.status, answer.text]).toEqual([200, ""]);
});
