import { zh } from "#app/i18n/zh.ts";
import { expect, signIn } from "../support/fixtures.ts";
import { check, follow, followTab, type Hall, heading, press } from "./hall.ts";

const { form, draft, page: words } = zh.proposals;

export const TITLE = "给1号楼加装电梯";
const FIRST_TITLE = "1号楼加装电梯";

/** A resident arrives as a visitor, signs in on the way, writes, looks it over, changes a word and submits. Gives the number. */
export async function propose({ community, base, look, visitor: page }: Hall): Promise<string> {
  await page.goto(base);
  await expect(page.getByText(zh.home.nothingUnderWay)).toBeVisible();
  await look(page);
  await followTab(page, "proposals");
  await expect(page.getByText(zh.proposals.list.none)).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: zh.proposals.list.propose }).first().click();
  await expect(heading(page, zh.accounts.signIn.title, 1)).toBeVisible();
  await look(page);
  await signIn(page, community.people.author);

  await expect(heading(page, form.newTitle)).toBeVisible();
  await look(page);
  await page.getByLabel(form.title).fill(FIRST_TITLE);
  await page.getByLabel(form.category).selectOption("elevator");
  await page.getByLabel(form.body).fill("楼里**老人多**，上下楼不便。\n\n- 先请人勘察\n- 再一起商量分摊");
  await press(page, form.toDraft);

  await expect(heading(page, draft.title)).toBeVisible();
  await expect(page.locator("strong")).toHaveText("老人多");
  await look(page);
  await follow(page, draft.edit);
  await look(page);
  await page.getByLabel(form.title).fill(TITLE);
  await press(page, form.save);
  await expect(heading(page, TITLE)).toBeVisible();
  await press(page, draft.submit);

  await expect(heading(page, TITLE, 1)).toBeVisible();
  await expect(page).toHaveURL(/\/proposals\/20\d\d-0001$/);
  await expect(page.getByText(words.missing(2))).toBeVisible();
  await look(page);
  await followTab(page, "me");
  await expect(page.getByRole("link", { name: TITLE })).toBeVisible();
  await look(page);
  await press(page, zh.signOut);
  return /\d{4}-\d{4}/.exec(await proposalAddress(page, base))?.[0] ?? "";
}

/** Found again the way a neighbour finds it: in the list. */
async function proposalAddress(page: Hall["visitor"], base: string): Promise<string> {
  await page.goto(`${base}/proposals`);
  return (await page.getByRole("link", { name: TITLE }).getAttribute("href")) ?? "";
}

/** Two neighbours endorse; one takes it back and gives it again. */
export async function endorse({ base, as, look }: Hall, serial: string) {
  const li = await as("li");
  await followTab(li, "proposals");
  await look(li);
  await li.getByRole("link", { name: TITLE }).click();
  await press(li, words.endorse);
  await expect(heading(li, zh.proposals.row.endorsements(1))).toBeVisible();
  await expect(li.getByText(words.endorsed)).toBeVisible();
  await look(li);
  await press(li, words.withdrawEndorsement);
  await expect(heading(li, zh.proposals.row.endorsements(0))).toBeVisible();
  await press(li, words.endorse);

  const wang = await as("wang");
  await wang.goto(`${base}/proposals/${serial}`);
  await expect(wang.getByText(words.missing(1))).toBeVisible();
  await press(wang, words.endorse);
  await expect(wang.getByText(words.reached)).toBeVisible();
}

/** A neighbour is for it, another asks; the first answers, and everybody is counted once by where they stand. */
export async function discuss({ base, as, look }: Hall, serial: string) {
  const { threads } = zh;
  const wang = await as("wang");
  await check(wang, threads.stances.support);
  await wang.getByLabel(threads.body).fill("我家老人**三年没下过楼**了。");
  await press(wang, threads.submit);
  await expect(wang.getByText(threads.people(threads.stances.support, 1))).toBeVisible();

  const li = await as("li");
  await li.goto(`${base}/proposals/${serial}`);
  await li.getByRole("article").getByRole("link", { name: threads.comment.reply }).click();
  await expect(heading(li, threads.conversation.title)).toBeVisible();
  await look(li);
  await check(li, threads.stances.question);
  await li.getByLabel(threads.body).fill("一层的住户怎么分摊？");
  await press(li, threads.submit);
  await expect(li.getByRole("article")).toHaveCount(2);

  await wang.reload();
  await wang.getByRole("article").last().getByRole("link", { name: threads.comment.reply }).click();
  await check(wang, threads.stances.support);
  await wang.getByLabel(threads.body).fill("可以商量少摊或者不摊。");
  await press(wang, threads.submit);
  await expect(wang.getByRole("article")).toHaveCount(3);
  await follow(wang, `‹ ${threads.conversation.back}`);
  await expect(wang.getByText(threads.count(3), { exact: true })).toBeVisible();
  for (const stance of ["support", "question"] as const)
    await expect(wang.getByText(threads.people(threads.stances[stance], 1))).toBeVisible();
  await look(wang);
}
