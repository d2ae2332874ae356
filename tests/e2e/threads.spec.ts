import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look, lookBothWays } from "./support/look.ts";
import { placeIn, type Way } from "./support/way.ts";

const { threads } = zh;

test.use(PHONE);

const said = (body: string, parentId = "") => ({ stance: "support", body, parentId, formKey: randomUUID() });

/** Says something, in answer to something. Gives its id. */
async function say(way: Way, part: "li" | "wang" | "moderator", at: string, body: string, parentId = "") {
  return placeIn(await way.send(part, at, said(body, parentId))).split("#comment-")[1] ?? "";
}

const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement);

/** Goes on with the tab key alone until something has the focus. */
async function tabTo(page: Page, element: Locator) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await isFocused(element)) return;
  }
  throw new Error(`the tab key does not lead to ${element}`);
}

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("a thread is read and answered with the keyboard alone", async ({ way, arrive }) => {
      const serial = await way.submitted();
      const at = `/proposals/${serial}`;
      const first = await say(way, "li", at, "一层的住户怎么分摊？");
      await say(way, "moderator", at, "按楼层系数分摊。", first);
      await say(way, "li", at, "早就该装了。");

      const page = await arrive(way.person("wang"));
      await page.goto(`${way.base}${at}?sort=oldest#discussion`);
      const articles = page.getByRole("article");
      const helpful = articles.first().getByRole("button", { name: threads.comment.helpful(0) });
      await tabTo(page, helpful);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(new RegExp(`sort=oldest#comment-${first}$`));
      await expect(articles.first().getByRole("button", { name: threads.comment.helpful(1) })).toHaveAttribute(
        "aria-pressed",
        "true",
      );

      // From here on the focus passes what is said in the order in which it is read.
      const passed: (string | null)[] = [];
      const last = articles.last().getByRole("link", { name: threads.comment.reply });
      while (!(await isFocused(last)) && passed.length < 60) {
        await page.keyboard.press("Tab");
        passed.push(await page.evaluate(() => document.activeElement?.closest("article")?.id ?? null));
      }
      const order = passed.filter((id, index) => id !== null && id !== passed[index - 1]);
      expect(order).toEqual(await articles.evaluateAll((all) => all.map(({ id }) => id)));

      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/#write$/);
      await tabTo(page, page.getByRole("radio", { name: threads.stances.support }));
      await page.keyboard.press("Space");
      await tabTo(page, page.getByLabel(threads.body));
      await page.keyboard.type("我家也这么想。");
      await tabTo(page, page.getByRole("button", { name: threads.submit }));
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/#comment-[-0-9a-f]{36}$/);
      await expect(page.locator("article:target")).toContainText("我家也这么想。");
      await expect(articles).toHaveCount(2);
    });
  });
}

test("the address of a comment leads to it, with what it answers above", async ({ way, arrive }) => {
  const at = `/proposals/${await way.submitted()}`;
  const ids: string[] = [];
  for (const body of ["第一句", "第二句", "第三句", "第四句", "第五句", "第六句"])
    ids.push(await say(way, ids.length % 2 ? "wang" : "li", at, body, ids.at(-1)));

  const page = await arrive(null);
  await page.goto(`${way.base}${at}`);
  await expect(page.getByRole("article")).toHaveText([/第一句/, /第二句/, /第三句/, /第四句/]);
  await page.getByRole("link", { name: threads.comment.goOn(1) }).click();
  await expect(page.locator("article:target")).toContainText("第四句");

  await page.goto(`${way.base}/comments/${ids[5]}`);
  await expect(page).toHaveURL(new RegExp(`${at}/comments/${ids[5]}#comment-${ids[5]}$`));
  await expect(page.getByRole("article")).toHaveText([/第三句/, /第四句/, /第五句/, /第六句/]);
  await expect(page.locator("article:target")).toBeInViewport();
  await expect(page.getByRole("link", { name: threads.signIn })).toHaveAttribute("href", /comments.*%23write$/);
  await page.getByRole("link", { name: threads.conversation.earlier }).click();
  await expect(page.locator("article:target")).toContainText("第二句");
  await lookBothWays(page);
});

test("one's words are quoted, changed in sight of all, and taken back", async ({ way, arrive }) => {
  const at = `/proposals/${await way.submitted()}`;
  const first = await say(way, "li", at, "早上七点开门。");
  const page = await arrive(way.person("wang"));
  await page.goto(`${way.base}${at}/comments/${first}`);
  await page.getByRole("link", { name: threads.comment.quote }).click();
  const body = page.getByLabel(threads.body);
  await expect(body).toHaveValue("> 早上七点开门。\n\n");
  await page.getByRole("radio", { name: threads.stances.neutral }).check();
  await body.fill(`${await body.inputValue()}八点更好。`);
  await page.getByRole("button", { name: threads.submit }).click();
  const own = page.locator("article:target");
  await expect(own.locator("blockquote")).toHaveText("早上七点开门。");

  await own.getByRole("link", { name: threads.comment.edit }).click();
  await lookBothWays(page);
  await page.getByLabel(threads.body).fill("九点更好。");
  await page.getByRole("button", { name: threads.edit.submit }).click();
  await own.getByRole("link", { name: threads.comment.edited }).click();
  await expect(page.locator("ins")).toContainText("九");
  await lookBothWays(page);

  await page.goBack();
  await own.getByRole("link", { name: threads.comment.remove }).click();
  await lookBothWays(page);
  await page.getByRole("button", { name: threads.removal.submit }).click();
  await expect(own).toContainText(threads.comment.removed);
  await look(page);
});

test("whoever is refused a word sees that at once, with what they typed, however long the page is", async ({
  way,
  arrive,
}) => {
  const at = `/proposals/${await way.submitted()}`;
  const first = await say(way, "li", at, "早就该装了。");
  const page = await arrive(way.person("wang"));
  for (const path of [at, `${at}/comments/${first}`]) {
    await page.goto(`${way.base}${path}`);
    await page.getByRole("radio", { name: threads.stances.support }).check();
    await page.getByLabel(threads.body).fill("*乱_".repeat(600));
    await page.getByRole("button", { name: threads.submit }).click();
    await expect(page.locator(":focus").getByRole("alert")).toBeInViewport();
    await expect(page.getByLabel(threads.body)).toHaveValue(/乱/);
  }
});

test("lines stay lines as they were typed, and a link says where it leads", async ({ way, arrive }) => {
  const at = `/proposals/${await way.submitted()}`;
  await say(way, "li", at, "一楼漏水\n二楼也漏水  \n三楼\\\n[怎么报修](https://repairs.test/a)");
  const page = await arrive(null);
  await page.goto(`${way.base}${at}`);
  const lines = /^一楼漏水\n二楼也漏水\n三楼\n怎么报修 \(repairs\.test\)$/;
  await expect(page.getByRole("article").locator("p")).toHaveText(lines, { useInnerText: true });
  await lookBothWays(page);
});

test("what is new in a thread one follows stands under one's own, until one has seen it", async ({ way, arrive }) => {
  const at = `/proposals/${await way.submitted()}`;
  const first = await say(way, "li", at, "一层怎么分摊？");
  const page = await arrive(way.person("wang"));
  await page.goto(`${way.base}${at}`);
  await page.getByRole("button", { name: threads.follow.follow }).click();
  await expect(page.getByRole("button", { name: threads.follow.unfollow })).toBeVisible();
  await say(way, "moderator", at, "一层不出。", first);
  await page.goto(`${way.base}${at}`);
  const told = page.locator("form").filter({ hasText: threads.follow.unread(1) });
  await expect(told.locator("input[name=since]")).toHaveValue("1");
  await page.goto(`${way.base}/me`);
  await expect(page.getByText(threads.follow.fresh(1))).toBeVisible();
  await lookBothWays(page);
  await page.getByRole("button", { name: threads.follow.read }).click();
  await expect(page.getByRole("article")).toHaveText([/一层不出。/]);
  await expect(page.getByText(threads.follow.unread(1))).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("article")).toHaveText([/一层不出。/]);
  await page.goto(`${way.base}/me`);
  await expect(page.getByText(threads.follow.nothingNew)).toBeVisible();
});

test("the committee answers on top and sums up both sides", async ({ way, arrive }) => {
  const at = `/proposals/${await way.submitted()}`;
  const asked = await say(way, "li", at, "一层怎么分摊？");
  const page = await arrive(way.person("moderator"));
  await page.goto(`${way.base}${at}/comments/${asked}`);
  await page.getByRole("radio", { name: threads.stances.neutral }).check();
  await page.getByLabel(threads.body).fill("按楼层系数分摊，一层不出。");
  await page.getByRole("checkbox", { name: threads.answerTick }).check();
  await lookBothWays(page);
  await page.getByRole("button", { name: threads.submit }).click();

  await page.goto(`${way.base}${at}`);
  const pinned = page.getByRole("region", { name: threads.pinned.title });
  await expect(pinned.getByRole("article")).toContainText(threads.offices.moderator);
  await page.getByRole("link", { name: threads.summary.write }).click();
  await page.getByLabel(threads.summary.con, { exact: true }).fill("- 一层担心分摊（#1）");
  await lookBothWays(page);
  await page.getByRole("button", { name: threads.summary.submit }).click();
  const summary = page.getByRole("region", { name: threads.summary.title });
  await expect(summary).toContainText(threads.summary.nobody);
  await lookBothWays(page);
  // Whoever chose what to read has read what stands above it.
  await page.getByRole("link", { name: threads.sorts.newest }).click();
  await expect(page.getByRole("article").first()).toBeInViewport();
  await expect(summary).not.toBeInViewport({ ratio: 0.5 });
  await summary.getByRole("link", { name: "#1" }).click();
  await expect(page.locator("article:target")).toContainText("一层怎么分摊？");
});

test("what sums up words that were all taken back can still be put right, and nothing is summed up of nothing", async ({
  way,
}) => {
  const at = `/proposals/${await way.submitted()}`;
  const links = async () => {
    const [, to = "", below = ""] =
      /href="([^"]*\/threads\/[^"]*\/summary)"[^>]*>([^<]*)/.exec((await way.page("moderator", at)).text) ?? [];
    return { to: to.slice(way.base.length), below };
  };
  expect(await links()).toEqual({ to: "", below: "" });
  const id = await say(way, "li", at, "一层怎么分摊？");
  const { to, below } = await links();
  expect(below).toBe(threads.summary.write);
  placeIn(await way.send("moderator", to, { pro: "", con: "- 一层担心分摊（#1）", revision: "0" }));
  placeIn(await way.send("li", `/comments/${id}/removal`, {}));
  expect(await links()).toEqual({ to, below: threads.summary.edit });
});

test("nobody is shown what another found helpful", async ({ way }) => {
  const at = `/proposals/${await way.submitted()}`;
  const id = await say(way, "li", at, "早就该装了。");
  placeIn(await way.send("wang", `/comments/${id}/rating`, { rating: "helpful", back: `${way.base}${at}` }));
  const pressed = /aria-pressed="true"/;
  for (const part of ["tenant", "wang", "zhao", "wang", "tenant"] as const)
    expect(pressed.test((await way.page(part, at)).text), part).toBe(part === "wang");
  expect((await way.page("li", at)).text).not.toMatch(/aria-pressed/);
});
