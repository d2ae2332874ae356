import type { Verdict } from "#app/domain/votes/result.ts";
import { zh } from "#app/i18n/zh.ts";
import { make } from "./access/objects.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { lookOver } from "./support/look.ts";

const { objections, outcomes, threads, refusals } = zh;

test.use(PHONE);

test("a result that was annulled says so first, promises nothing, and leads to where it is talked about", async ({
  way,
  arrive,
  db,
}) => {
  const { serial } = (await make("notice", way, db)).params;
  // What takes an objection, an answer and two people is gone through in the tests of the domain.
  await db.query("BEGIN; SET LOCAL session_replication_role = replica");
  const { rows } = await db.query(
    `UPDATE "Outcome" o SET "standing" = 'annulled', "settledAt" = now() FROM "Vote" v
     WHERE o."communityId" = $1 AND v."id" = o."voteId" RETURNING v."year", v."number", o."proposalId", o."decision"`,
    [way.community.id],
  );
  await db.query(`UPDATE "Proposal" SET "state" = 'deliberating' WHERE "id" = $1`, [rows[0].proposalId]);
  await db.query("COMMIT");

  const { year, number, decision } = rows[0];
  const decided = zh.votes.decisions[decision as Verdict];

  const visitor = await arrive(null);
  await visitor.goto(`${way.base}/notices/${serial}`);
  const main = visitor.getByRole("main");
  await expect(main.getByRole("status").first()).toContainText(objections.annulled);
  for (const promise of [outcomes.page.effectiveOn, outcomes.page.noticePeriod])
    await expect(main.getByText(promise, { exact: true })).toHaveCount(0);
  await expect(main.getByRole("heading", { name: objections.plannedBefore })).toBeVisible();
  await expect(main.getByRole("heading", { level: 2 }).first()).toHaveText(objections.title);
  await expect(main.getByText(refusals.notice_annulled)).toBeVisible();
  await lookOver(visitor);
  await main.getByRole("link", { name: objections.toProposal }).first().click();
  await expect(visitor.getByRole("heading", { name: threads.title })).toBeVisible();
  await expect(visitor.getByRole("complementary")).toContainText(objections.standings.annulled);

  await visitor.goto(`${way.base}/notices`);
  const line = visitor.getByRole("listitem").filter({ hasText: serial });
  await expect(line).toContainText(objections.standings.annulled);
  await expect(line).not.toContainText(outcomes.noticeUntil);
  await expect(line).not.toContainText(decided);

  const vote = `${year}-${String(number).padStart(4, "0")}`;
  await visitor.goto(`${way.base}/votes`);
  const listed = visitor.getByRole("listitem").filter({ hasText: vote });
  await expect(listed).toContainText(objections.standings.annulled);
  await expect(listed).not.toContainText(decided);

  await visitor.goto(`${way.base}/votes/${vote}`);
  await expect(visitor.getByText(objections.ofVote)).toBeVisible();
  await expect(visitor.getByText(decided)).toHaveCount(1);
  await lookOver(visitor);
});
