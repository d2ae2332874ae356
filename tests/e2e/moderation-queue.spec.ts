import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";
import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { lookBothWays } from "./support/look.ts";
import { placeIn, type Way } from "./support/way.ts";

const { moderation: words } = zh;
const NOTE = "请说事情，不要说人";

test.setTimeout(90_000);

const doneSays = (page: Page, said: string) => expect(page.getByRole("status").getByText(said)).toBeVisible();

/** What one neighbour said and another flagged, the first said first. */
async function flagged(way: Way, serial: string, bodies: string[], parentId = "") {
  for (const body of bodies) {
    const comment = await saidBy(way, "li", serial, { body, parentId });
    placeIn(await way.send("wang", `/comments/${comment}/flag`, { ground: "insult", note: "" }));
  }
}

async function saidBy(way: Way, who: "li" | "author", serial: string, said: { body: string; parentId: string }) {
  const form = { stance: "oppose", ...said, formKey: randomUUID() };
  return placeIn(await way.send(who, `/proposals/${serial}`, form)).split("#comment-")[1] ?? "";
}

test.describe("without JavaScript, on a phone", () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test("what is judged is on the screen at once, however long what it answers", async ({ way, arrive }) => {
    const serial = await way.submitted();
    const long = `我先说清楚。${"电梯从来没有好好修过。".repeat(60)}到此为止。`;
    const parentId = await saidBy(way, "author", serial, { body: long, parentId: "" });
    await flagged(way, serial, ["你就是个笑话"], parentId);
    const page = await arrive(way.person("moderator"));
    await page.goto(`${way.base}/moderation`);
    await page.getByRole("link", { name: words.queue.begin }).click();
    const shown = await page.getByText("你就是个笑话").filter({ visible: true }).boundingBox();
    const bar = await page.locator(".thumb-bar").boundingBox();
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
    await lookBothWays(page);
    const beginning = page.getByText("我先说清楚。电梯");
    await expect(beginning).toHaveCount(2);
    await beginning.first().click();
    await expect(beginning.last()).toBeVisible();
    await expect(beginning.last()).toContainText("到此为止。");
    await lookBothWays(page);
    // What the sheet lies over is there to be read all the same.
    await page.locator(".thumb-bar").getByRole("link", { name: words.judge.hide }).click();
    await expect(page.locator("#hide").getByText("你就是个笑话")).toBeInViewport();
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ ...PHONE, javaScriptEnabled });
    // What is drawn is the same.
    const look = javaScriptEnabled ? lookBothWays : async () => {};

    test("one after the other is kept, taken back, hidden, sent to its author and to the chair", async ({
      way,
      arrive,
    }) => {
      const serial = await way.submitted();
      await flagged(way, serial, ["第一句", "第二句", "第三句", "第四句"]);
      const page = await arrive(way.person("moderator"));
      const main = page.getByRole("main");
      await page.goto(`${way.base}/moderation`);
      await page.getByRole("link", { name: words.queue.begin }).click();
      await expect(main).toContainText("第一句");
      await page.getByRole("button", { name: words.judge.keep }).click();
      await doneSays(page, words.judge.done.kept(1));
      await expect(main).toContainText("第二句");
      await look(page);
      await page.getByRole("button", { name: words.judge.undo }).click();
      await doneSays(page, words.judge.done.undone(1));
      await expect(main).toContainText("第一句");

      await page.getByRole("link", { name: words.judge.hide, exact: true }).click();
      const hide = page.locator("#hide");
      await hide.getByLabel(words.grounds.insult.name).check();
      await hide.getByLabel(words.case.note).fill(NOTE);
      await hide.getByRole("button", { name: words.case.submit }).click();
      await doneSays(page, words.judge.done.hidden(1));
      await expect(main).toContainText("第二句");

      await page.getByRole("link", { name: words.judge.ask }).click();
      const ask = page.locator("#ask");
      await look(page);
      await ask.getByLabel(words.grounds.insult.name).check();
      // Where there is script the reason given for this ground just now is there again.
      if (javaScriptEnabled) await expect(ask.getByLabel(words.case.note)).toHaveValue(NOTE);
      await ask.getByLabel(words.case.note).fill(NOTE);
      await ask.getByRole("button", { name: words.request.submit }).click();
      await doneSays(page, words.judge.done.asked(1));
      await expect(main).toContainText("第三句");
      await page.getByRole("button", { name: words.judge.escalate }).click();
      await doneSays(page, words.judge.done.escalated(1));
      await expect(main).toContainText("第四句");

      const author = await arrive(way.person("li"));
      await author.goto(way.base);
      await author.getByRole("link", { name: words.home.edit("第二句") }).click();
      await expect(author.getByRole("main")).toContainText(NOTE);
      await look(author);
      await author.getByRole("textbox").fill("第二句，改过了");
      await author.getByRole("button", { name: zh.threads.edit.submit }).click();

      await page.getByRole("button", { name: words.judge.keep }).click();
      await expect(main.locator("ins")).toContainText("改过了");
      await look(page);

      const chair = await arrive(way.person("chair"));
      await chair.goto(`${way.base}/moderation`);
      await chair.getByRole("link", { name: words.queue.begin }).click();
      await expect(chair.getByRole("main")).toContainText("第三句");
      await expect(chair.getByRole("button", { name: words.judge.escalate })).toHaveCount(0);
    });
  });
}

test.describe("without script", () => {
  test.use({ ...PHONE, javaScriptEnabled: false });

  test("a wave of the same is hidden at one stroke, but for what a colleague kept meanwhile", async ({
    way,
    arrive,
  }) => {
    const serial = await way.submitted();
    await flagged(way, serial, ["加群领券", "加群领券一", "加群领券二"]);
    const page = await arrive(way.person("moderator"));
    await page.goto(`${way.base}/moderation`);
    await page.getByRole("link", { name: words.queue.begin }).click();
    await page.getByRole("link", { name: words.case.alike(2, 0) }).click();
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(3);
    await lookBothWays(page);
    const first = await page.getByRole("checkbox").first().getAttribute("name");
    placeIn(await way.send("chair", `/moderation/${first?.slice("case-".length)}/keep`, { revision: "1" }));
    await page.getByRole("link", { name: words.bulk.hide }).click();
    const sheet = page.locator("#hide");
    await lookBothWays(page);
    await sheet.getByText(words.judge.otherGrounds).click();
    await sheet.getByLabel(words.grounds.advertising.name).check();
    await sheet.getByLabel(words.case.note).fill("推销");
    await sheet.getByRole("button", { name: words.bulk.hide }).click();
    await doneSays(page, words.judge.done.hidden(2));
    await doneSays(page, words.judge.skipped(1));
    await lookBothWays(page);
    await page.getByRole("button", { name: words.judge.undo }).click();
    await doneSays(page, words.judge.done.undone(2));
  });
});

test("single keys decide, until they are turned off", async ({ way, arrive }) => {
  const serial = await way.submitted();
  await flagged(way, serial, ["第一句", "第二句", "第三句"]);
  const page = await arrive(way.person("moderator"));
  const main = page.getByRole("main");
  await page.goto(`${way.base}/moderation`);
  await page.getByRole("link", { name: words.queue.begin }).click();
  const press = async (key: string) => {
    await expect(page.getByRole("button", { name: words.judge.keysOff })).toBeVisible();
    await page.keyboard.press(key);
  };
  await press("k");
  await expect(main).toContainText("第二句");
  await press("z");
  await expect(main).toContainText("第一句");
  await press("j");
  await expect(main).toContainText("第二句");
  await press("h");
  const note = page.locator("#hide").getByLabel(words.case.note);
  await note.fill("");
  await note.press("k");
  await expect(note).toHaveValue("k");
  await page.keyboard.press("Escape");
  await expect(note).toBeHidden();
  await page.getByRole("button", { name: words.judge.keysOff }).click();
  await page.keyboard.press("k");
  await page.reload();
  await expect(page.getByRole("button", { name: words.judge.keysOn })).toBeVisible();
  await expect(main).toContainText("第二句");
});
