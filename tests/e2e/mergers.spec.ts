import { zh } from "#app/i18n/zh.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";

test.use({ ...PHONE, javaScriptEnabled: false });

const words = zh.mergers;
const { page: on } = zh.proposals;

test("two proposals become one, over an objection, and two again", async ({ way, arrive }) => {
  const [one, two] = [await way.submitted(), await way.submitted()];
  for (const part of ["li", "wang"] as const) await way.send(part, `/proposals/${one}/endorsement`);
  await way.send("li", `/proposals/${two}/endorsement`);
  const committee = await arrive(way.person("moderator"));
  const author = await arrive(way.person("author"));
  const at = (serial: string) => `${way.base}/proposals/${serial}`;

  await test.step("the committee chooses what is like it, or a number, and sees both beside each other", async () => {
    await committee.goto(at(one));
    await committee.getByRole("link", { name: words.merge }).click();
    await expect(committee.getByRole("link", { name: two })).toBeVisible();
    await look(committee);
    await committee.getByLabel(words.choose.number).fill("2020-9999");
    await committee.getByRole("button", { name: words.choose.go }).click();
    await expect(committee.getByText(words.choose.unknown)).toBeVisible();
    await committee.getByLabel(words.choose.number).fill(two);
    await committee.getByRole("button", { name: words.choose.go }).click();
    await expect(committee.getByText(words.confirm.together(2))).toBeVisible();
    await look(committee);
    await committee.getByLabel(words.confirm.reason).fill("两件说的是同一个楼道");
    await committee.getByRole("button", { name: words.confirm.submit }).click();
    await expect(committee.getByText(words.intoLead)).toBeVisible();
    await committee.goto(at(two));
    await expect(committee.getByRole("heading", { name: zh.proposals.row.endorsements(2) })).toBeVisible();
    await expect(committee.getByRole("link", { name: one })).toBeVisible();
  });

  await test.step("the author is told where they come in and among what is theirs, and objects", async () => {
    await author.goto(way.base);
    const needs = author.getByRole("region", { name: zh.home.needsMe });
    await expect(needs.getByRole("link", { name: words.own.until })).toHaveAttribute("href", at(one));
    await look(author);
    await author.goto(`${way.base}/me`);
    await expect(author.getByRole("heading", { name: words.own.title })).toBeVisible();
    await look(author);
    await author.locator("li", { hasText: words.own.until }).getByRole("link").click();
    await expect(author.getByText("两件说的是同一个楼道").first()).toBeVisible();
    await author.getByRole("link", { name: words.object }).click();
    await author.getByLabel(words.objecting.text).fill("一个在楼道，一个在车库");
    await author.getByRole("button", { name: words.objecting.submit }).click();
    await expect(author.getByText(words.waits)).toBeVisible();
    await look(author);
  });

  await test.step("a colleague answers that it stays, with the reason for all to read", async () => {
    const chair = await arrive(way.person("chair"));
    await chair.goto(way.base);
    await chair.getByRole("link", { name: words.home(1) }).click();
    await chair.getByRole("link", { name: one }).click();
    await chair.getByRole("link", { name: words.answerIt }).click();
    await look(chair);
    await chair.getByRole("radio", { name: words.answers.keep.label }).check();
    await chair.getByLabel(words.answering.reason).fill("两处都是三号楼的");
    await chair.getByRole("button", { name: words.answering.submit }).click();
    const visitor = await arrive(null);
    await visitor.goto(at(one));
    for (const said of ["一个在楼道，一个在车库", "两处都是三号楼的"])
      await expect(visitor.getByText(said)).toBeVisible();
    await look(visitor);
  });

  await test.step("it is undone, and both stand as they stood", async () => {
    await committee.goto(at(one));
    await committee.getByRole("link", { name: words.undo }).click();
    await look(committee);
    await committee.getByLabel(words.undoing.reason).fill("看过现场，是两件事");
    await committee.getByRole("button", { name: words.undoing.submit }).click();
    await expect(committee.getByText("看过现场，是两件事")).toBeVisible();
    await expect(committee.getByRole("heading", { name: zh.proposals.row.endorsements(2) })).toBeVisible();
    await expect(committee.getByRole("link", { name: on.review })).toBeVisible();
    await committee.goto(at(two));
    await expect(committee.getByRole("heading", { name: zh.proposals.row.endorsements(1) })).toBeVisible();
    await expect(committee.getByRole("heading", { name: words.merged })).toBeHidden();
  });
});
