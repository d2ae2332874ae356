import type { Page } from "@playwright/test";
import { dayAfter, shanghaiDay } from "#app/domain/shared/time.ts";
import type { Choice } from "#app/domain/votes/tally.ts";
import { zh } from "#app/i18n/zh.ts";
import type { Part } from "../support/community.ts";
import { expect } from "../support/fixtures.ts";
import { check, follow, followTab, type Hall, heading, press } from "./hall.ts";
import { TITLE } from "./proposing.ts";

const { page: words, ballot, receipt, choices, measures } = zh.votes;

export const QUESTION = "是否同意为1号楼加装电梯？";

/** The committee finds it among what waits for it, takes it in, and has it deliberated. */
export async function review({ base, as, look }: Hall, serial: string) {
  const page = await as("moderator");
  await page.goto(base);
  await look(page);
  await page.getByRole("link", { name: zh.home.reviewWaits(1) }).click();
  await expect(heading(page, zh.proposals.review.queueTitle)).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page).toHaveURL(`${base}/proposals/${serial}`);
  await look(page);
  await follow(page, zh.proposals.page.review);
  await look(page);
  await check(page, zh.proposals.review.verdicts.accept.label);
  await press(page, zh.proposals.review.submit);
  await expect(page.getByText(zh.proposals.states.listed, { exact: true }).first()).toBeVisible();
  await press(page, zh.proposals.page.deliberate);
  await expect(page.getByText(zh.proposals.states.deliberating, { exact: true }).first()).toBeVisible();
}

/**
 * The moderator prepares an owners' vote that opens after the days the law asks for, and the chair approves: notice is
 * given. Gives the vote's number.
 */
export async function announce({ community, base, as, look }: Hall): Promise<string> {
  const page = await as("moderator");
  await follow(page, zh.proposals.page.openVote);
  await look(page);
  const today = shanghaiDay(new Date());
  await page.getByLabel(zh.votes.open.question, { exact: true }).fill(QUESTION);
  await page.getByLabel(zh.votes.open.explanation).fill("预算 **62 万元**，按楼层分摊。");
  await check(page, zh.votes.tracks.ownerOrdinary.label);
  await page.getByLabel(zh.votes.open.area).selectOption(community.areaId);
  await page.getByLabel(zh.votes.open.opensAt).fill(`${dayAfter(today, 30)}T08:00`);
  await page.getByLabel(zh.votes.open.closesAt).fill(`${dayAfter(today, 40)}T20:00`);
  await press(page, zh.votes.open.submit);
  await expect(heading(page, QUESTION, 1)).toBeVisible();
  await expect(page.getByText(zh.plans.plan.statuses.waiting, { exact: true })).toBeVisible();
  await expect(page.getByText(zh.refusals.own_plan)).toBeVisible();
  await look(page);

  const second = await as("chair");
  await second.goto(base);
  await second.getByRole("link", { name: zh.plans.plan.waits(QUESTION) }).click();
  await expect(second.getByText(zh.plans.plan.totals(5, 5, "474.40"))).toBeVisible();
  await look(second);
  await press(second, zh.plans.plan.approve);
  await expect(heading(second, QUESTION, 1)).toBeVisible();
  await expect(second.getByText(zh.votes.phases.notice, { exact: true })).toBeVisible();
  await look(second);
  return /\d{4}-\d{4}$/.exec(second.url())?.[0] ?? "";
}

/** Before it opens an owner sees the own seat and when to come back. */
export async function comeTooEarly({ base, as, look }: Hall, vote: string) {
  const page = await as("zhao");
  await page.goto(`${base}/votes/${vote}`);
  await expect(heading(page, words.yourSeats)).toBeVisible();
  await expect(page.getByText(zh.refusals.vote_not_yet_open)).toBeVisible();
  await look(page);
  await page.goto(`${base}/votes/${vote}/seats/4/ballot`);
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.vote_not_yet_open);
}

/** From the home page to the receipt, with the choice confirmed on the way. */
export async function cast(hall: Hall, part: Part, choice: Choice, look: Hall["look"] = async () => {}) {
  const page = await hall.as(part);
  await page.goto(hall.base);
  await page.getByRole("link", { name: zh.home.yourBallot(QUESTION) }).click();
  await look(page);
  await choose(page, choice);
  await look(page);
  await press(page, ballot.confirm(choices[choice].label));
  await expect(heading(page, receipt.title)).toBeVisible();
  await expect(page.getByText(choices[choice].label, { exact: true })).toBeVisible();
  await look(page);
}

async function choose(page: Page, choice: Choice) {
  await check(page, choices[choice].label);
  await press(page, ballot.next);
  await expect(heading(page, ballot.confirmTitle)).toBeVisible();
}

/** A second window, opened before the ballot was cast, changes nothing: it leads to the receipt of the first. */
export async function castTwice(hall: Hall, vote: string) {
  const page = await hall.as("li");
  const late = await page.context().newPage();
  await late.goto(`${hall.base}/votes/${vote}/seats/2/ballot`);
  await choose(late, "against");
  await cast(hall, "li", "agree");
  await press(late, ballot.confirm(choices.against.label));
  for (const again of [late, page]) {
    await again.goto(`${hall.base}/votes/${vote}/seats/2/ballot`);
    await expect(heading(again, receipt.title)).toBeVisible();
    await expect(again.getByText(choices.agree.label, { exact: true })).toBeVisible();
    await expect(again.getByText(choices.against.label, { exact: true })).toBeHidden();
  }
  await late.close();
}

/** Who rents has no seat among the owners, and is told so instead of shown a ballot. */
export async function comeWithoutSeat({ base, as, look }: Hall, vote: string) {
  const page = await as("tenant");
  await followTab(page, "votes");
  await look(page);
  await page.getByRole("link", { name: QUESTION }).click();
  await expect(page.getByText(zh.refusals.not_on_roll)).toBeVisible();
  await look(page);
  await page.goto(`${base}/votes/${vote}/seats/4/ballot`);
  await expect(page.getByText(zh.refusals.not_on_roll)).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
}

/** Everybody sees how many took part, and nobody what they chose: not even in what the page is made from. */
export async function watchTurnout({ base, visitor, look }: Hall, vote: string) {
  const answer = await visitor.goto(`${base}/votes/${vote}`);
  await expect(visitor.getByText(zh.votes.turnout("3", "5", measures.heads.unit))).toBeVisible();
  await expect(visitor.getByText(zh.votes.turnout("279.92", "474.40", measures.area.unit))).toBeVisible();
  await expect(visitor.getByText(words.whileOpen)).toBeVisible();
  await expect(visitor.getByRole("table")).toHaveCount(0);
  const data = await visitor.request.get(`${base}/votes/${vote}.data`);
  for (const source of [await answer?.text(), await data.text()])
    expect(source).not.toMatch(/agree|against|abstain|同意人数|279\.92 \/ 279/);
  await look(visitor);
}
