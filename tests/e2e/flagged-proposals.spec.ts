import { zh } from "#app/i18n/zh.ts";
import { THRESHOLD } from "./support/community.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";

const { moderation: words, proposals } = zh;
const NOTE = "介绍的是自家的生意";

// What becomes of a flagged comment, moderation.spec.ts asks with script.
test.use({ ...PHONE, javaScriptEnabled: false });
test.setTimeout(90_000);

test("a flagged proposal is hidden, appealed for and shown again, in its list as on its page", async ({
  way,
  arrive,
}) => {
  const serial = await way.submitted();
  const matter = `${way.base}/proposals/${serial}`;
  const visitor = await arrive(null);
  const pages = [matter, `${way.base}/proposals`, `${way.base}/`];
  await visitor.goto(matter);
  const title = (await visitor.getByRole("heading", { level: 1 }).textContent()) ?? "";

  const neighbour = await arrive(way.person("wang"));
  await neighbour.goto(matter);
  await neighbour.getByRole("link", { name: words.flag.proposalTitle }).click();
  await look(neighbour);
  await neighbour.getByLabel(words.grounds.advertising.name).check();
  await neighbour.getByRole("button", { name: words.flag.submit }).click();
  await expect(neighbour.getByRole("heading", { name: words.flag.done })).toBeVisible();

  const moderator = await arrive(way.person("moderator"));
  await moderator.goto(`${way.base}/moderation`);
  await moderator.getByRole("link", { name: words.queue.begin }).click();
  await expect(moderator.getByRole("heading", { level: 1 })).toHaveText(title);
  await look(moderator);
  await moderator.getByRole("link", { name: words.judge.hide, exact: true }).click();
  const sheet = moderator.locator("#hide");
  await sheet.getByLabel(words.grounds.advertising.name).check();
  await sheet.getByLabel(words.case.note).fill(NOTE);
  await sheet.getByRole("button", { name: words.case.submit }).click();
  await expect(moderator.getByText(words.judge.done.hidden(1))).toBeVisible();

  const tombstone = proposals.hidden.ground(words.grounds.advertising.name);
  for (const at of pages) {
    await visitor.goto(at);
    await expect(visitor.getByText(title)).toHaveCount(0);
    expect(await visitor.title()).not.toContain(title);
    await look(visitor);
  }
  for (const at of [matter, `${way.base}/proposals`]) {
    await visitor.goto(at);
    await expect(visitor.getByText(tombstone)).toBeVisible();
  }
  await visitor.goto(matter);
  await expect(visitor.getByText(proposals.page.threshold(THRESHOLD))).toHaveCount(0);
  await visitor.goto(`${way.base}/`);
  await expect(visitor.getByRole("main")).not.toContainText(serial);
  await visitor.goto(`${way.base}/moderation/log`);
  await expect(visitor.getByRole("main")).toContainText(words.measure.states.standing);
  await expect(visitor.getByRole("main")).not.toContainText(title);

  const author = await arrive(way.person("author"));
  await author.goto(`${way.base}/`);
  await expect(author.getByText(words.home.hidden(title))).toBeVisible();
  await author.goto(matter);
  await author.getByRole("link", { name: words.comment.why }).click();
  await expect(author.getByText(NOTE)).toBeVisible();
  await look(author);
  await author.getByLabel(words.measure.text).fill("是邻居问我的，我才写的。");
  await author.getByRole("button", { name: words.measure.submit }).click();
  await expect(author.getByText(words.measure.states.appealed)).toBeVisible();

  const chair = await arrive(way.person("chair"));
  await chair.goto(`${way.base}/moderation`);
  await chair.getByRole("link", { name: words.queue.due }).click();
  await look(chair);
  await chair.getByLabel(words.appeal.verdicts.reversed).check();
  await chair.getByLabel(words.appeal.answer).fill("不是广告。");
  await chair.getByRole("button", { name: words.appeal.submit }).click();
  await expect(chair.getByText(words.measure.states.reversed)).toBeVisible();
  for (const at of pages) {
    await visitor.goto(at);
    await expect(visitor.getByText(title).first()).toBeVisible();
  }
  await visitor.goto(`${way.base}/moderation/log`);
  await expect(visitor.getByRole("main")).toContainText(words.measure.states.reversed);
});
