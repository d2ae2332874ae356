import { zh } from "#app/i18n/zh.ts";
import { expect, test } from "./support/fixtures.ts";

const { ballots, votes } = zh;

test("the word of a secret ballot is shown when it is cast, and never again", async ({ way, arrive }) => {
  const vote = await way.voting({ secrecy: "secret" });
  const ballot = `${way.base}${await way.seat("li", vote)}/ballot`;
  const page = await arrive(way.person("li"));
  await page.goto(ballot);
  await expect(page.getByText(ballots.whoSees.inShort)).toBeVisible();
  await page.getByRole("radio", { name: votes.choices.agree.label, exact: true }).check();
  await page.getByRole("button", { name: votes.ballot.next }).click();
  await expect(page.getByText(ballots.trackerSoon)).toBeVisible();
  await page.getByRole("button", { name: votes.ballot.confirm(votes.choices.agree.label) }).click();

  await expect(page.getByRole("heading", { name: ballots.trackerTitle })).toBeVisible();
  const word = (await page.getByText(/^(?:[0-9A-F]{4}-){4}[0-9A-F]{4}$/).textContent()) ?? "";
  await page.getByRole("link", { name: ballots.toReceipt }).click();
  await expect(page.getByText(ballots.secretChoice)).toBeVisible();
  await expect(page.getByText(word)).toHaveCount(0);

  await page.goto(ballot);
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.already_voted);
  await expect(page.getByRole("link", { name: ballots.toReceipt })).toBeVisible();
  await expect(page.getByText(word)).toHaveCount(0);
});
