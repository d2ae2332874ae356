import { randomUUID } from "node:crypto";

import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";
import { placeIn } from "./support/way.ts";

const { moderation: words } = zh;
const SAID = "这个楼组长就是个笑话。";

// What becomes of a flagged proposal, flagged-proposals.spec.ts asks without script.
test.use(PHONE);
test.setTimeout(90_000);

test("a flag becomes a hiding, an appeal and a reversal, and each shows in the public log", async ({ way, arrive }) => {
  const serial = await way.submitted();
  const form = { stance: "oppose", body: SAID, parentId: "", formKey: randomUUID() };
  placeIn(await way.send("li", `/proposals/${serial}`, form));
  const matter = `${way.base}/proposals/${serial}`;
  const visitor = await arrive(null);
  const log = async () => {
    await visitor.goto(`${way.base}/moderation/log`);
    const main = visitor.getByRole("main");
    await expect(main).not.toContainText(SAID);
    await expect(main).not.toContainText(way.person("li").shownName);
    return main;
  };
  await expect(await log()).toContainText(words.log.none);
  await look(visitor);

  const neighbour = await arrive(way.person("wang"));
  await neighbour.goto(matter);
  await neighbour.getByRole("link", { name: words.comment.flag, exact: true }).click();
  await look(neighbour);
  await neighbour.getByLabel(words.grounds.insult.name).check();
  await neighbour.getByRole("button", { name: words.flag.submit }).click();
  await expect(neighbour.getByRole("heading", { name: words.flag.done })).toBeVisible();
  await look(neighbour);

  const moderator = await arrive(way.person("moderator"));
  await moderator.goto(`${way.base}/me`);
  await moderator.getByRole("link", { name: words.queue.title }).click();
  await look(moderator);
  await moderator.getByRole("link", { name: words.queue.begin }).click();
  await expect(moderator.getByRole("main")).toContainText(words.case.signal(words.grounds.insult.name, 1));
  await look(moderator);
  const hide = async () => {
    await moderator.getByRole("link", { name: words.judge.hide, exact: true }).click();
    await look(moderator);
    const sheet = moderator.locator("#hide");
    await sheet.getByLabel(words.grounds.insult.name).check();
    await sheet.getByLabel(words.case.note).fill("嘲笑人，没有说事情");
    await sheet.getByRole("button", { name: words.case.submit }).click();
    await expect(moderator.getByText(words.judge.done.hidden(1))).toBeVisible();
  };
  await hide();
  await look(moderator);
  await expect(await log()).toContainText(words.measure.states.standing);
  await moderator.getByRole("button", { name: words.judge.undo }).click();
  await expect(moderator.getByText(words.judge.done.undone(1))).toBeVisible();
  await expect(await log()).toContainText(words.measure.states.undone);
  await hide();
  await expect(await log()).toContainText(words.measure.states.standing);

  await neighbour.goto(matter);
  await expect(neighbour.getByText(words.comment.hidden(words.grounds.insult.name))).toBeVisible();
  await expect(neighbour.getByRole("article", { name: zh.threads.comment.gone(1), exact: true })).toBeVisible();
  await expect(neighbour.getByRole("main")).not.toContainText(SAID);
  await look(neighbour);

  const author = await arrive(way.person("li"));
  await author.goto(`${way.base}/me`);
  await look(author);
  await author.goto(matter);
  await author.getByRole("link", { name: words.comment.why }).click();
  await expect(author.getByText("嘲笑人，没有说事情")).toBeVisible();
  await look(author);
  await author.getByLabel(words.measure.text).fill("我批评的是他办的事。");
  await author.getByRole("button", { name: words.measure.submit }).click();
  await expect(author.getByText(words.measure.states.appealed)).toBeVisible();
  await expect(await log()).toContainText(words.log.steps.appealedAt);

  await moderator.goto(`${way.base}/moderation`);
  await moderator.getByRole("link", { name: words.queue.due }).click();
  await expect(moderator.getByText(zh.refusals.own_measure)).toBeVisible();

  const chair = await arrive(way.person("chair"));
  await chair.goto(`${way.base}/moderation`);
  await chair.getByRole("link", { name: words.queue.due }).click();
  await look(chair);
  await chair.getByLabel(words.appeal.verdicts.reversed).check();
  await chair.getByLabel(words.appeal.answer).fill("是批评，不是人身攻击。");
  await chair.getByRole("button", { name: words.appeal.submit }).click();
  await expect(chair.getByText(words.measure.states.reversed)).toBeVisible();
  await expect(await log()).toContainText(words.measure.states.reversed);
  await look(visitor);
  await author.goto(way.base);
  await author.getByRole("link", { name: words.home.decided(SAID) }).click();
  await expect(author.getByText("是批评，不是人身攻击。")).toBeVisible();
  await neighbour.goto(matter);
  await expect(neighbour.getByText(SAID)).toBeVisible();
});
