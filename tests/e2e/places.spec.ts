import { zh } from "#app/i18n/zh.ts";
import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";
import { sessionOf } from "./support/session.ts";

const { overview, history } = zh.places;
const { unit, party, count, reasons, list } = zh.parties;

test.use({ javaScriptEnabled: false });

test("a moderator corrects a unit's area and sees its history, and how its owner counts and why", async ({
  way,
  arrive,
}) => {
  const page = await arrive(way.person("moderator"));
  await page.goto(`${way.base}/me`);
  await page.getByRole("link", { name: zh.places.title }).click();
  await page.getByRole("link", { name: overview.parties }).first().click();
  await page.getByLabel(list.search).fill("１单元 102");
  await page.getByRole("button", { name: list.find }).click();
  await page.getByRole("link", { name: /102、.*202/ }).click();
  await expect(page.getByText(reasons.severalUnits)).toBeVisible();
  await expect(page.getByText(zh.parties.article(zh.parties.laws.interpretation, 9, 9))).toBeVisible();
  await expect(page.getByText("120.50 ㎡")).toBeVisible();

  await page.getByRole("link", { name: /1单元102/ }).click();
  await page.getByLabel(unit.area).fill("七十");
  await page.getByRole("button", { name: zh.save, exact: true }).click();
  await expect(page.getByLabel(unit.area)).toHaveAccessibleDescription(new RegExp(zh.faults({ code: "bad_area" })));
  await page.getByLabel(unit.area).fill("７１，２５㎡");
  await page.getByLabel(unit.document).fill("京房权证 102");
  await page.getByLabel(unit.countsForHead).uncheck();
  await page.getByRole("button", { name: zh.save, exact: true }).click();

  await expect(page.getByText("70.50 ㎡ → 71.25 ㎡")).toBeVisible();
  await expect(page.getByText(`${history.yes} → ${history.no}`)).toBeVisible();
  await expect(page.getByText(way.person("moderator").shownName)).toBeVisible();
  await expect(page.getByText("121.25 ㎡")).toBeVisible();
  await expect(page.getByText(reasons.spaceLeftOut)).toBeVisible();
  await page.goto(`${way.base}/places/history`);
  await expect(page.getByText("70.50 ㎡ → 71.25 ㎡")).toBeVisible();
});

test("co-owners without a designated voter wait, until the committee writes down whom they designated", async ({
  way,
  arrive,
}) => {
  const page = await arrive(way.person("chair"));
  await page.goto(`${way.base}/places/parties?q=101`);
  await page.getByRole("link", { name: /1单元101/ }).click();
  await page.getByLabel(party.kind).selectOption("coOwners");
  await page
    .getByRole("group", { name: party.member(2) })
    .getByLabel(party.name)
    .fill("陈太太");
  await page.getByLabel(party.voter).selectOption("1");
  await page.getByRole("button", { name: zh.save, exact: true }).click();
  await expect(page.getByText(reasons.designatedVotes)).toBeVisible();
  await expect(page.getByText(reasons.notSignedUp)).toBeVisible();
  await expect(page.locator("dl").filter({ hasText: count.voterLabel })).toContainText("陈太太");
});

test("two forms drawn from the same unit: the second overwrites nothing and is shown what it says now", async ({
  way,
  arrive,
}) => {
  const [one, other] = [await arrive(way.person("moderator")), await arrive(way.person("chair"))];
  await one.goto(`${way.base}/places/parties?q=301`);
  await one.getByRole("link", { name: /1单元301/ }).click();
  await one.getByRole("link", { name: /1单元301/ }).click();
  await other.goto(one.url());
  await one.getByLabel(unit.area).fill("94");
  await one.getByRole("button", { name: zh.save, exact: true }).click();
  await other.getByLabel(unit.area).fill("95");
  await other.getByRole("button", { name: zh.save, exact: true }).click();
  await expect(other.getByRole("alert")).toHaveText(zh.refusals.stale_form);
  await expect(other.getByRole("heading", { name: zh.places.stale })).toBeVisible();
  await expect(other.getByText("94.00 ㎡").first()).toBeVisible();
  await expect(other.getByLabel(unit.area)).toHaveValue("95");
  await other.getByRole("button", { name: zh.save, exact: true }).click();
  await expect(other.getByText("94.00 ㎡ → 95.00 ㎡")).toBeVisible();
});

test("a resident is refused, and told so", async ({ way, db, baseURL, arrive }) => {
  const page = await arrive(way.person("author"));
  await page.goto(`${way.base}/me`);
  await expect(page.getByRole("link", { name: zh.places.title })).toHaveCount(0);
  const answer = await get(baseURL, `${way.base}/places`, await sessionOf(db, way.person("author").accountId));
  expect(answer.status).toBe(403);
  await page.goto(`${way.base}/places`);
  await expect(page.getByText(zh.refusals.committee_only)).toBeVisible();
});
