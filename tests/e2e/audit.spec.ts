import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";
import type pg from "pg";

import { zh } from "#app/i18n/zh.ts";
import { insert } from "./support/community.ts";
import { expect, test } from "./support/fixtures.ts";
import { placeIn, type Way } from "./support/way.ts";

const { audit } = zh;

test.use({ javaScriptEnabled: false });

type There = { db: pg.Client; way: Way; arrive: (who: { accountId: string }) => Promise<Page> };

async function arriveAsSupervisor({ db, way, arrive }: There) {
  const accountId = randomUUID();
  await insert(db, "Account", [
    { id: accountId, realName: "赵国强", shownName: "赵国强", loginName: accountId, isDemo: true },
  ]);
  await insert(db, "Membership", [{ communityId: way.community.id, id: randomUUID(), accountId, role: "supervisor" }]);
  return arrive({ accountId });
}

test("an act about what somebody wrote says on which ground, what and for how long, and leads there", async ({
  way,
  db,
  arrive,
}) => {
  const at = `/proposals/${await way.submitted()}`;
  const said = { stance: "oppose", body: "这种人就是个笑话", parentId: "", formKey: randomUUID() };
  const comment = placeIn(await way.send("li", at, said)).split("#comment-")[1] ?? "";
  placeIn(await way.send("wang", `/comments/${comment}/flag`, { ground: "insult", note: "" }));
  const reason = { ground: "insult", note: "嘲笑人" };
  placeIn(await way.send("moderator", `/moderation/${comment}`, { ...reason, revision: "1" }));
  placeIn(await way.send("moderator", `/moderation/${comment}/sanction`, { ...reason, kind: "slow", days: "7" }));
  const { moderation, sanctions } = zh;

  const page = await arriveAsSupervisor({ db, way, arrive });
  await page.goto(`${way.base}/audit`);
  const acts = page.getByRole("main").getByRole("listitem");
  for (const act of [acts.first(), acts.nth(1)]) await expect(act).toContainText(moderation.grounds.insult.name);
  await expect(acts.first()).toContainText(sanctions.kinds.slow);
  await expect(acts.first()).toContainText(`${audit.details.days}7`);
  await acts.nth(1).getByRole("link", { name: audit.subjects.comment }).click();
  await expect(page.getByRole("main")).toContainText(said.body);
  // Whoever watches has nothing to do there.
  await expect(page.getByRole("link", { name: sanctions.form.link })).toHaveCount(0);

  const author = await arrive(way.person("li"));
  await author.goto("/account/acts");
  await author.getByRole("link", { name: audit.subjects.comment }).click();
  await expect(author.getByText(moderation.comment.hidden(moderation.grounds.insult.name))).toBeVisible();
  await author.goto("/account/acts");
  await author.getByRole("link", { name: audit.subjects.sanction }).click();
  await expect(author.getByRole("main")).toContainText(reason.note);
});

test("the supervisor reads what was done, asks for a kind, a person and a day, and takes it along to be checked", async ({
  way,
  db,
  arrive,
}) => {
  const serial = await way.deliberating();
  const page = await arriveAsSupervisor({ db, way, arrive });
  await page.goto(`${way.base}/me`);
  await page.getByRole("link", { name: audit.title }).click();
  const acts = page.getByRole("main").getByRole("listitem");
  await expect(acts.first()).toContainText(audit.actions["proposal.deliberate"]);
  await expect(acts.nth(1)).toContainText(audit.actions["proposal.review"]);
  await acts.first().locator("summary").click();
  await expect(acts.first().locator("code")).toHaveText(/^[0-9a-f]{64}$/);

  await page.getByLabel(audit.filter.kind).selectOption({ label: audit.kinds.votes });
  await page.getByRole("button", { name: audit.apply }).click();
  await expect(page.getByText(audit.emptyTitle)).toBeVisible();
  await page.getByRole("link", { name: audit.clear }).click();
  const moderator = way.person("moderator");
  await page.getByText(audit.filter.more).click();
  await page.getByLabel(audit.filter.person).selectOption(moderator.accountId);
  await page.getByLabel(audit.filter.from).fill("2026-01-01");
  await page.getByRole("button", { name: audit.apply }).click();
  await expect(acts.nth(1)).toContainText(moderator.shownName);
  await expect(page.getByLabel(audit.filter.person)).toHaveValue(moderator.accountId);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: audit.export.button }).click();
  const path = await (await download).path();
  const said = execFileSync(process.execPath, ["bin/verify-audit/main.mjs", path]).toString();
  expect(said).toContain(`✓ ${way.community.id}：3 条记录`);
  await page.goto(`${way.base}/audit`);
  await expect(acts.first()).toContainText(audit.actions["audit.export"]);

  const author = await arrive(way.person("author"));
  await author.goto("/account");
  await author.getByRole("link", { name: audit.own.title }).click();
  await expect(author.getByRole("link", { name: `${audit.subjects.proposal} ${serial}` }).first()).toBeVisible();
  await expect(author.getByText(moderator.shownName).first()).toBeVisible();
  await author.getByRole("link", { name: audit.own.by }).click();
  await expect(author.getByText(audit.own.emptyBy)).toBeVisible();
});
