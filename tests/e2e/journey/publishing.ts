import { dayAfter, shanghaiDay } from "#app/domain/shared/time.ts";
import { zh } from "#app/i18n/zh.ts";
import { expect } from "../support/fixtures.ts";
import { QUESTION } from "./deciding.ts";
import { check, follow, followTab, type Hall, heading, press } from "./hall.ts";
import { TITLE } from "./proposing.ts";

const { measures, page: words } = zh.votes;
const { publish, page: notice } = zh.outcomes;

const HEADLINE = "1号楼加装电梯获得通过";
const TASKS = [
  { title: "完成勘察和设计", unit: "安居物业", dueIn: 60 },
  { title: "公布分摊方案", unit: "和睦社区居委会", dueIn: 90 },
];

/** What four of five owners decided: raw fractions, and percentages that are never rounded up. */
export async function readResult({ base, as, look }: Hall, vote: string) {
  const page = await as("zhao");
  await page.goto(`${base}/votes/${vote}`);
  await expect(page.getByText(zh.votes.decisions.passed, { exact: true }).first()).toBeVisible();
  const main = page.getByRole("main");
  const { heads, area } = measures;
  const shares = [
    { name: heads.took, fraction: "4 / 5 人", percent: "80.00%" },
    { name: area.took, fraction: "373.10 / 474.40 ㎡", percent: "78.64%" }, // 78.6467…
    { name: heads.agreed, fraction: "3 / 4 人", percent: "75.00%" },
    { name: area.agreed, fraction: "279.92 / 373.10 ㎡", percent: "75.02%" }, // 75.0254…
  ];
  for (const { name, fraction, percent } of shares) {
    await expect(main).toContainText(fraction);
    await expect(page.getByRole("img", { name: `${name} ${percent}` })).toBeVisible();
  }
  const counts = page.getByRole("table", { name: words.detail }).getByRole("row");
  await expect(counts).toHaveText([/./, /同意\s*3\s*279\.92/, /反对\s*1\s*93\.18/, /弃权\s*0\s*0\.00/, /1\s*101\.30/]);
  await look(page);
}

/** A moderator writes the notice, led there from what waits; the chair finds it, and it is public. Gives its number. */
export async function publishOutcome({ base, as, look }: Hall): Promise<string> {
  const page = await as("moderator");
  await page.goto(base);
  await page.getByRole("link", { name: zh.home.publishWaits(1) }).click();
  await page.getByRole("link", { name: TITLE }).click();
  await follow(page, zh.proposals.page.toVote);
  await follow(page, words.publish);
  await expect(heading(page, publish.title)).toBeVisible();
  await look(page);
  await page.getByLabel(publish.heading, { exact: true }).fill(HEADLINE);
  await page.getByLabel(publish.body, { exact: true }).fill("业主表决**通过**，按下面的安排落实。");
  for (const [row, task] of TASKS.entries()) {
    const fields = page.getByRole("group", { name: publish.task(row + 1), exact: true });
    await fields.getByLabel(publish.taskTitle).fill(task.title);
    await fields.getByLabel(publish.taskUnit).fill(task.unit);
    await fields.getByLabel(publish.taskDueOn).fill(dayAfter(shanghaiDay(new Date()), task.dueIn));
  }
  await press(page, zh.acts.publication.submit);
  await expect(page.getByText(zh.acts.verdicts.waiting, { exact: true })).toBeVisible();
  await expect(heading(page, HEADLINE)).toBeVisible();
  await look(page);
  return approve({ base, as, look });
}

/** Nothing is public before a second person has read it. */
async function approve({ base, as, look }: Pick<Hall, "base" | "as" | "look">): Promise<string> {
  const page = await as("chair");
  await page.goto(base);
  await page.getByRole("link", { name: zh.acts.home.acts(1) }).click();
  await look(page);
  await page.getByRole("link", { name: QUESTION }).click();
  await expect(heading(page, HEADLINE)).toBeVisible();
  await press(page, zh.acts.act.approve);
  await page.goto(base);
  await page.getByRole("link", { name: HEADLINE }).click();
  await expect(heading(page, HEADLINE, 1)).toBeVisible();
  return /\d{4}-\d{4}$/.exec(page.url())?.[0] ?? "";
}

/** A neighbour asks below the notice and the committee answers there. */
export async function discussNotice({ base, as, look }: Hall, serial: string) {
  const { threads } = zh;
  const li = await as("li");
  await li.goto(`${base}/notices/${serial}`);
  await follow(li, notice.discussed(0));
  await check(li, threads.stances.question);
  await li.getByLabel(threads.body).fill("勘察的时候要不要有人在家？");
  await press(li, threads.submit);
  await expect(li).toHaveURL(new RegExp(`/notices/${serial}\\?sort=newest#comment-`));
  await expect(li.locator("article:target")).toContainText("要不要有人在家");

  const moderator = await as("moderator");
  await moderator.goto(`${base}/notices/${serial}`);
  await moderator.getByRole("article").getByRole("link", { name: threads.comment.reply }).click();
  await check(moderator, threads.stances.neutral);
  await moderator.getByLabel(threads.body).fill("不用，只看楼道和外墙。");
  await moderator.getByLabel(threads.answerTick).check();
  await press(moderator, threads.submit);
  await expect(moderator).toHaveURL(new RegExp(`/notices/${serial}/comments/[-0-9a-f]{36}#comment-`));
  await follow(moderator, `‹ ${threads.conversation.back}`);
  const pinned = moderator.getByRole("region", { name: threads.pinned.title });
  await expect(pinned.getByRole("article")).toContainText("只看楼道和外墙");
  await look(moderator);
}

/** Whoever passes by finds it on the home page and among the notices, reads it, and can print it. */
export async function readNotice({ base, visitor: page, look }: Hall, proposal: string) {
  await page.goto(base);
  await expect(page.getByRole("link", { name: HEADLINE })).toBeVisible();
  await look(page);
  await followTab(page, "notices");
  await look(page);
  await page.getByRole("link", { name: HEADLINE }).click();
  await expect(heading(page, HEADLINE, 1)).toBeVisible();
  await expect(page.getByText(zh.votes.decisions.passed, { exact: true }).first()).toBeVisible();
  await expect(page.getByText("《民法典》第278条")).toBeVisible();
  for (const { title, unit } of TASKS) {
    const task = page.getByRole("listitem").filter({ hasText: title });
    await expect(task).toContainText(unit);
    await expect(task.getByRole("time")).toBeVisible();
  }
  await follow(page, notice.discussed(2));
  await expect(page.getByText("勘察的时候要不要有人在家？")).toBeVisible();
  await look(page);
  await printed(page);
  await page.goto(`${base}/proposals/${proposal}`);
  await expect(page.getByText(zh.proposals.states.resultNotice, { exact: true }).first()).toBeVisible();
  await look(page);
}

/** On paper there are the notice and its code, and nothing to press. */
async function printed(page: Hall["visitor"]) {
  await page.emulateMedia({ media: "print" });
  for (const gone of ["navigation", "banner", "contentinfo", "button", "article"] as const)
    await expect(page.getByRole(gone)).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("link")).toHaveCount(0);
  for (const there of [HEADLINE, QUESTION, TASKS[0]?.title ?? ""])
    await expect(page.getByText(there).first()).toBeVisible();
  await expect(page.getByRole("img", { name: notice.scan })).toBeVisible();
  await page.emulateMedia({ media: null });
}
