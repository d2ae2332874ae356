import { holidaysOf, PUBLISHED } from "#app/domain/shared/calendar.ts";
import { dayAfter, shanghaiDay, shanghaiMinute } from "#app/domain/shared/time.ts";
import { earliestOpening } from "#app/domain/votes/window.ts";
import { zh } from "#app/i18n/zh.ts";
import { bringForward } from "./support/clock.ts";
import { expect, test } from "./support/fixtures.ts";

const { open } = zh.votes;
const { publish } = zh.outcomes;
const inDays = (days: number) => dayAfter(shanghaiDay(new Date()), days);

test("a review that refuses without a reason is asked for one", async ({ way, arrive }) => {
  const { review } = zh.proposals;
  const page = await arrive(way.person("moderator"));
  await page.goto(`${way.base}/proposals/${await way.submitted()}/review`);
  await page.getByRole("radio", { name: review.verdicts.refuse.label }).check();
  await page.getByRole("button", { name: review.submit }).click();
  await expect(page.getByRole("textbox", { name: review.reason })).toHaveAccessibleDescription(
    new RegExp(zh.faults({ code: "reason_missing" })),
  );
  await expect(page.getByRole("radio", { name: review.verdicts.refuse.label })).toBeChecked();
});

test("an owners' vote without its notice period is not opened, and its form is kept", async ({ way, arrive }) => {
  const page = await arrive(way.person("moderator"));
  await page.goto(`${way.base}/proposals/${await way.deliberating()}/vote`);
  await page.getByLabel(open.question, { exact: true }).fill("是否同意加装扶手？");
  await page.getByRole("radio", { name: zh.votes.tracks.ownerOrdinary.label }).check();
  await page.getByLabel(open.opensAt).fill(`${inDays(15)}T23:59`);
  await page.getByLabel(open.closesAt).fill(`${inDays(20)}T20:00`);
  await page.getByRole("button", { name: open.submit }).click();
  await expect(page.getByLabel(open.area)).toHaveAccessibleDescription(new RegExp(zh.faults({ code: "area_missing" })));

  await page.getByLabel(open.area).selectOption(way.community.areaId);
  await page.getByRole("button", { name: open.submit }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.notice_too_short);
  await expect(page.getByLabel(open.question, { exact: true })).toHaveValue("是否同意加装扶手？");
  await expect(page.getByRole("radio", { name: zh.votes.tracks.ownerOrdinary.label })).toBeChecked();
  await expect(page.getByLabel(open.opensAt)).toHaveValue(`${inDays(15)}T23:59`);

  const earliest = shanghaiMinute(earliestOpening(15, new Date(), holidaysOf(PUBLISHED)));
  await page.getByLabel(open.opensAt).fill(earliest);
  await page.getByLabel(open.closesAt).fill(earliest);
  await page.getByRole("button", { name: open.submit }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.window_too_short);
  await expect(page.getByLabel(open.area)).toHaveValue(way.community.areaId);
});

test("moments and days that there are not are told at their fields", async ({ way }) => {
  const serial = await way.deliberating();
  const sent = { question: "是否同意？", explanation: "", track: "deliberation", propertyAreaId: "", quorum: "none" };
  const formKey = crypto.randomUUID();
  const answer = await way.send("moderator", `/proposals/${serial}/vote`, {
    ...{ ...sent, formKey, opensAt: "2026-02-30T08:00", closesAt: "soon" },
  });
  expect(answer.status).toBe(400);
  expect(answer.text.split(zh.faults({ code: "bad_moment" }))).toHaveLength(3);
  expect(answer.text).toContain("是否同意？");
});

test("an outcome is published with its fields in order, or not at all", async ({ way, db, arrive }) => {
  const serial = await way.voting();
  const page = await arrive(way.person("chair"));
  await page.goto(`${way.base}/votes/${serial}/outcome`);
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.vote_still_running);
  await bringForward(db, { communityId: way.community.id, serial }, "deadline");

  await page.reload();
  await page.getByLabel(publish.body, { exact: true }).fill("按下面的安排办。");
  await page.getByLabel(publish.noticeDays).fill("14");
  const task = page.getByRole("group", { name: publish.task(1), exact: true });
  await task.getByLabel(publish.taskTitle).fill("采购扶手");
  await page.locator("form.card").evaluate((element: HTMLFormElement) => {
    element.noValidate = true;
  });
  await page.getByRole("button", { name: publish.submit, exact: true }).click();
  await expect(page.getByLabel(publish.noticeDays)).toHaveAccessibleDescription(
    new RegExp(zh.faults({ code: "notice_period_too_short" })),
  );
  for (const missing of [publish.taskUnit, publish.taskDueOn])
    await expect(task.getByLabel(missing)).toHaveAccessibleDescription(zh.faults({ code: "required" }));
  await expect(task.getByLabel(publish.taskTitle)).toHaveValue("采购扶手");
  await expect(page.getByLabel(publish.body, { exact: true })).toHaveValue("按下面的安排办。");
});

test("a ballot without a choice, or with one there is not, is asked for again", async ({ way }) => {
  const seat = await way.seat("li", await way.voting());
  const sent = [
    ["confirmation", "", "choice_missing"],
    ["confirmation", "choice=maybe", "choice_unknown"],
    ["ballot", `choice=maybe&formKey=${crypto.randomUUID()}`, "choice_unknown"],
  ] as const;
  for (const [page, fields, code] of sent) {
    const asked = await way.send("li", `${seat}/${page}`, fields);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(zh.refusals[code]);
  }
});

test("a vote that is over takes no ballot, and says so", async ({ way, db, arrive }) => {
  const serial = await way.voting();
  const seat = await way.seat("li", serial);
  const page = await arrive(way.person("li"));
  await page.goto(`${way.base}${seat}/ballot`);
  await page.getByRole("radio", { name: zh.votes.choices.agree.label, exact: true }).check();
  await page.getByRole("button", { name: zh.votes.ballot.next }).click();
  await bringForward(db, { communityId: way.community.id, serial }, "deadline");
  await page.getByRole("button", { name: zh.votes.ballot.confirm(zh.votes.choices.agree.label) }).click();
  await expect(page.getByRole("alert").first()).toHaveText(zh.refusals.vote_closed);
});

test("settings drawn before somebody else settled them overwrite nothing, and keep what was typed", async ({
  way,
  arrive,
}) => {
  const { settings } = zh.accounts;
  const page = await arrive(way.person("chair"));
  await page.goto(`${way.base}/settings`);
  const theirs = {
    name: way.community.name,
    endorsementThreshold: "5",
    review: "off",
    promisedHours: "24",
    icpNumber: "",
    privacyUrl: "",
    complaintChannel: "12345",
  };
  await way.send("chair", "/settings", { ...theirs, revision: "1" });
  await page.getByLabel(settings.complaintChannel).fill("居委会二楼意见箱");
  await page.getByRole("button", { name: zh.save }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.stale_form);
  const shown = await page.getByRole("textbox").evaluateAll((fields: HTMLInputElement[]) => fields.map((f) => f.value));
  expect(shown).toContain("居委会二楼意见箱");
  await page.goto(`${way.base}/settings`);
  await expect(page.getByLabel(settings.complaintChannel)).toHaveValue("12345");
});
