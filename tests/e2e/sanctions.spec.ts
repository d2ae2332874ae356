import { randomUUID } from "node:crypto";

import { LIMITS } from "#app/domain/sanctions/levels.ts";
import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";
import { placeIn, type Way } from "./support/way.ts";

const { sanctions: words, moderation } = zh;
const SAID = "这个楼组长的电话是 13800000000。";
const NOTE = "公开了邻居的电话";

test.use(PHONE);
test.setTimeout(90_000);

/** A comment of one neighbour that was flagged and hidden. Gives its id and the address of what it is about. */
async function hiddenComment(way: Way) {
  const at = `/proposals/${await way.submitted()}`;
  const said = { stance: "oppose", body: SAID, parentId: "", formKey: randomUUID() };
  const comment = placeIn(await way.send("li", at, said)).split("#comment-")[1] ?? "";
  placeIn(await way.send("wang", `/comments/${comment}/flag`, { ground: "personalData", note: "" }));
  const hiding = { ground: "personalData", note: NOTE, revision: "1" };
  placeIn(await way.send("moderator", `/moderation/${comment}`, hiding));
  return { at, comment };
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a mute is told, refuses with words, is appealed against, taken back, and shows in the log", async ({
    way,
    arrive,
  }) => {
    const { at, comment } = await hiddenComment(way);
    const matter = way.base + at;
    const visitor = await arrive(null);
    const log = async () => {
      await visitor.goto(`${way.base}/moderation/log`);
      const main = visitor.getByRole("main");
      await expect(main).not.toContainText(way.person("li").shownName);
      return main;
    };
    await expect(await log()).toContainText(words.log.none);

    // Somebody who began to write before, and is told what happened meanwhile.
    const author = await arrive(way.person("li"));
    await author.goto(matter);
    const moderator = await arrive(way.person("moderator"));
    await moderator.goto(`${way.base}/moderation/${comment}`);
    await moderator.getByRole("link", { name: words.form.link }).click();
    await expect(moderator.getByLabel(words.form.ground)).toHaveValue("personalData");
    await look(moderator);
    await moderator.getByLabel(words.kinds.mute).check();
    await moderator.getByLabel(words.form.days).selectOption("30");
    await moderator.getByLabel(words.form.note).fill(NOTE);
    await moderator.getByRole("button", { name: words.form.submit }).click();
    await expect(moderator.getByRole("alert")).toHaveText(zh.refusals.sanction_too_long);
    await moderator.getByLabel(words.form.days).selectOption("7");
    await moderator.getByRole("button", { name: words.form.submit }).click();
    await expect(moderator.getByText(words.standings.running)).toBeVisible();
    await expect(await log()).toContainText(words.kinds.mute);

    await author.getByLabel(zh.threads.stances.support).check();
    await author.getByLabel(zh.threads.body).fill("那我换个说法。");
    await author.getByRole("button", { name: zh.threads.submit }).click();
    const alert = author.getByRole("alert");
    await expect(alert).toContainText(moderation.grounds.personalData.name);
    await expect(author.getByLabel(zh.threads.body)).toHaveValue("那我换个说法。");
    await expect(alert.getByRole("link", { name: words.refused.why })).toHaveAttribute("href", /\/sanctions\/.+/);

    await author.goto(matter);
    await expect(author.getByRole("button", { name: zh.threads.submit })).toHaveCount(0);
    await expect(author.getByRole("alert")).toContainText(moderation.grounds.personalData.name);
    await look(author);
    await author.goto(`${way.base}/me`);
    await look(author);
    await author.goto(way.base);
    await author.getByRole("link", { name: words.home.unread(words.kinds.mute) }).click();
    await expect(author.getByText(NOTE)).toBeVisible();
    await expect(author.getByText(words.never.list.vote)).toBeVisible();
    await look(author);
    await author.getByRole("button", { name: words.page.read }).click();
    await author.getByLabel(words.page.text).fill("这是我自己的电话。");
    await author.getByRole("button", { name: words.page.submit }).click();
    await expect(author.getByText("这是我自己的电话。")).toBeVisible();

    await moderator.goto(`${moderator.url()}/lifting`);
    await look(moderator);
    const chair = await arrive(way.person("chair"));
    await chair.goto(way.base);
    await chair.getByRole("link", { name: words.home.appeals(1) }).click();
    await look(chair);
    await chair.getByRole("link", { name: words.kinds.mute }).first().click();
    await chair.getByRole("link", { name: words.page.decide }).click();
    await look(chair);
    await chair.getByLabel(words.decision.verdicts.reversed).check();
    await chair.getByLabel(words.decision.answer).fill("核实过了，是本人的。");
    await chair.getByRole("button", { name: words.decision.submit }).click();
    await expect(chair.getByText(words.standings.reversed)).toBeVisible();
    await expect(await log()).toContainText(words.states.reversed);
    await look(visitor);

    await author.goto(matter);
    await author.getByLabel(zh.threads.stances.support).check();
    await author.getByLabel(zh.threads.body).fill("谢谢核实。");
    await author.getByRole("button", { name: zh.threads.submit }).click();
    await expect(author.getByText("谢谢核实。")).toBeVisible();
  });
});

test("who writes much is told when little is left, then when there is room again, and keeps what was typed", async ({
  way,
}) => {
  const at = `/proposals/${await way.submitted()}`;
  const say = (body: string) => way.send("li", at, { stance: "support", body, parentId: "", formKey: randomUUID() });
  const { commentsAnHour } = LIMITS.neighbour;
  for (let count = 1; count < commentsAnHour; count += 1) placeIn(await say(`第 ${count} 句`));
  expect((await way.page("li", at)).text).toContain(words.refused.left(1));
  expect((await way.page("wang", at)).text).not.toContain(words.refused.left(1));
  placeIn(await say("最后一句"));
  const { status, text, headers } = await say("还有一句要紧的话");
  expect(status).toBe(429);
  expect(Number(headers["retry-after"])).toBeGreaterThan(3_500);
  expect(text).toMatch(/<textarea[^>]*name="body"[^>]*>还有一句要紧的话</);
  const [told = ""] = words.refused.enough.commentsAnHour(commentsAnHour, "|").split("|");
  expect(text).toContain(told.split("，")[0]);
  expect((await way.page("li", at)).text).toContain("conduct#levels");
  expect((await way.page("li", "/conduct")).text).toContain(words.levels.names.trusted);
  expect((await way.page("li", "/me")).text).toContain(words.levels.because.young);
});
