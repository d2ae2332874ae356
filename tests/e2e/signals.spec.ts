import type { Page } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";

const { signals: words, moderation, proposals, threads } = zh;
const PROPOSED = "楼道的灯再亮一点";
const SAID = "扶手要装在左边，老人家用右手拄拐杖。";

test.use({ ...PHONE, javaScriptEnabled: false });
test.setTimeout(90_000);
const main = (page: Page) => page.getByRole("main");

test("what a newcomer writes waits where the community wants it to, and comes out when the committee lets it", async ({
  way,
  arrive,
}) => {
  const matter = `${way.base}/proposals/${await way.submitted()}`;
  const chair = await arrive(way.person("chair"));
  await chair.goto(`${way.base}/settings`);
  await chair.getByLabel(words.modes.newcomers.name).check();
  await chair.getByRole("button", { name: zh.save }).click();
  await expect(main(chair)).toContainText(`${words.modes.off.name} → ${words.modes.newcomers.name}`);

  const author = await arrive(way.person("li"));
  await author.goto(matter);
  await author.getByLabel(threads.stances.support).check();
  await author.getByLabel(threads.body).fill(SAID);
  await author.getByRole("button", { name: threads.submit }).click();
  await expect(author.getByRole("heading", { name: words.held.title })).toBeVisible();
  await expect(main(author)).toContainText(SAID);
  await expect(main(author)).toContainText(words.held.due);
  await expect(main(author)).toContainText(threads.count(0));
  await look(author);

  await author.goto(`${way.base}/proposals/new`);
  await author.getByLabel(proposals.form.title).fill(PROPOSED);
  await author.getByLabel(proposals.form.category).selectOption("publicFacility");
  await author.getByLabel(proposals.form.body, { exact: true }).fill("晚上看不清台阶，老人容易踩空。");
  await author.getByRole("button", { name: proposals.form.toDraft }).click();
  await author.getByRole("button", { name: proposals.draft.submit }).click();
  await expect(main(author)).toContainText(proposals.held.lead);
  const draft = author.url();
  await look(author);
  await author.goto(`${way.base}/me`);
  const waiting = author.locator("section, div").filter({ has: author.getByRole("heading", { name: words.held.own }) });
  await expect(waiting.last()).toContainText(PROPOSED);
  await expect(waiting.last()).toContainText(SAID);
  await look(author);

  const neighbour = await arrive(way.person("wang"));
  await neighbour.goto(matter);
  await expect(main(neighbour)).not.toContainText(SAID);
  await neighbour.goto(`${way.base}/proposals`);
  await expect(main(neighbour)).not.toContainText(PROPOSED);
  await neighbour.goto(`${way.base}/conduct`);
  await expect(main(neighbour)).toContainText(words.modes.newcomers.hint);
  await look(neighbour);

  const moderator = await arrive(way.person("moderator"));
  await moderator.goto(`${way.base}/moderation`);
  await expect(main(moderator)).toContainText(words.held.pill);
  await look(moderator);
  await moderator.getByRole("link", { name: moderation.queue.begin }).click();
  await expect(main(moderator)).toContainText(words.seen.review.newcomers);
  await expect(main(moderator)).toContainText(words.judge.refuseLead);
  await look(moderator);
  await moderator.getByRole("button", { name: words.judge.publish }).click();
  await expect(moderator.getByRole("heading", { level: 1 })).toHaveText(PROPOSED);
  await look(moderator);
  await moderator.getByRole("button", { name: words.judge.publish }).click();
  await expect(main(moderator)).toContainText(moderation.queue.none);

  await neighbour.goto(matter);
  await expect(main(neighbour)).toContainText(SAID);
  await author.goto(matter);
  await expect(author.getByRole("heading", { name: words.held.title })).toHaveCount(0);
  await author.goto(draft);
  await expect(author).toHaveURL(/\/proposals\/\d{4}-\d{4}$/);
  await expect(author.getByRole("heading", { level: 1 })).toHaveText(PROPOSED);
  await neighbour.goto(`${way.base}/proposals`);
  await expect(main(neighbour)).toContainText(PROPOSED);
});

test("a word on the list is found in another shape, tried and in what is said", async ({ way, arrive }) => {
  const matter = `${way.base}/proposals/${await way.submitted()}`;
  const moderator = await arrive(way.person("moderator"));
  await moderator.goto(`${way.base}/moderation`);
  await moderator.getByRole("link", { name: words.words.title }).click();
  await look(moderator);
  await moderator.getByLabel(words.words.words).fill("代开发票\n加微信");
  await moderator.getByLabel(moderation.grounds.advertising.name).check();
  await moderator.getByRole("button", { name: words.words.submit }).click();
  await expect(main(moderator)).toContainText(words.words.count(2));
  await look(moderator);
  await moderator.getByLabel(words.words.tryText).fill("長期代 開 發 票");
  await moderator.getByRole("button", { name: words.words.trySubmit }).click();
  await expect(moderator.locator("mark")).toHaveText("代 開 發 票");
  await expect(main(moderator)).toContainText(words.variants.traditional);
  await look(moderator);

  const author = await arrive(way.person("li"));
  await author.goto(matter);
  await author.getByLabel(threads.stances.support).check();
  await author.getByLabel(threads.body).fill("想比价的加 薇 信找我。加.微.信");
  await author.getByRole("button", { name: threads.submit }).click();
  await moderator.goto(`${way.base}/moderation`);
  await expect(main(moderator)).toContainText(words.seen.pill);
  await moderator.getByRole("link", { name: moderation.queue.begin }).click();
  await expect(moderator.locator("mark")).toHaveText("加.微.信");
  await look(moderator);
});
