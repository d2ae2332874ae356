import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { PublishOutcome } from "#app/domain/outcomes/forms.ts";
import { noticeEnd } from "#app/domain/outcomes/notice.ts";
import { publishOutcome } from "#app/domain/outcomes/publish-outcome.server.ts";
import { latestOutcomes, outcomesPage, publishOutcomePage } from "#app/domain/outcomes/queries.server.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, keyOf, letPass, makeHall, makePerson, makeProposal, opening } from "../votes/hall.ts";
import { outcomeOf } from "./notice.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});

const form = (changed: Partial<PublishOutcome> = {}): PublishOutcome => ({
  ...{ title: "电梯大修", body: "按**表决**办。", effectiveOn: "2026-07-01", noticeDays: 15, formKey: randomUUID() },
  tasks: [
    { title: "招标", unit: "物业公司", dueOn: "2026-08-01" },
    { title: "验收", unit: "居委会", dueOn: "2026-12-01" },
  ],
  ...changed,
});

async function decide({ close = true } = {}) {
  const proposal = await makeProposal(hall);
  const vote = await openVote(hall.chair, proposal, opening());
  const [seat] = (await votePage(hall.li, vote)).seats;
  await castBallot(hall.li, {
    serial: vote,
    seatNo: String(seat?.seatNo),
    fields: { choice: "against" },
    formKey: randomUUID(),
  });
  await letPass("yangguang", vote, 61);
  if (close) await closeVote(await keyOf("yangguang", vote));
  return { proposal, vote };
}

test("an outcome says what the vote said", async () => {
  const { proposal, vote } = await decide();
  const serial = await publishOutcome(hall.chair, vote, form());
  const page = await outcomeOf(hall.li, serial);
  expect(page).toMatchObject({
    ...{ serial, title: "电梯大修", bodyHtml: "<p>按<strong>表决</strong>办。</p>", decision: "rejected" },
    ...{ effectiveOn: "2026-07-01", ruleCited: page.vote.rule.citation },
    tasks: [
      { position: 1, title: "招标", unit: "物业公司", dueOn: "2026-08-01" },
      { position: 2, title: "验收", unit: "居委会", dueOn: "2026-12-01" },
    ],
    proposal: { serial: proposal },
    vote: { serial: vote, result: { figures: [{ participating: 1, against: 1 }], decision: "rejected" } },
  });
  expect(page.noticeEndsAt).toEqual(noticeEnd(page.publishedAt, 15, holidays()));
  expect(await votePage(hall.li, vote)).toMatchObject({ outcomeSerial: serial });

  const entry = await prisma.auditEntry.findFirst({ where: { subject: `outcome:${serial}` } });
  expect(entry).toMatchObject({ action: "outcome.publish", actorId: hall.chair.accountId, detail: { vote } });
  const moved = await prisma.proposal.findFirst({
    where: { number: Number(proposal.slice(5)), communityId: "yangguang" },
  });
  expect(moved?.state).toBe("resultNotice");
});

describe("one form, one outcome", () => {
  test("however often and however quickly it is sent", async () => {
    const { vote } = await decide();
    const sent = form();
    const serials = await Promise.all(Array.from({ length: 5 }, () => publishOutcome(hall.chair, vote, sent)));
    expect(new Set(serials).size).toBe(1);
    await expect(publishOutcome(hall.chair, vote, form())).rejects.toMatchObject({ code: "outcome_published" });
    const published = await prisma.outcome.count({ where: { communityId: "yangguang" } });
    const counter = await prisma.counter.findFirst({ where: { communityId: "yangguang", kind: "outcome" } });
    expect(counter?.last).toBe(published);
  });
});

describe("refused", () => {
  test("before the vote is closed, to others, and with too short a notice", async () => {
    const { vote } = await decide({ close: false });
    await expect(publishOutcome(hall.chair, vote, form())).rejects.toMatchObject({ code: "vote_still_running" });
    await closeVote(await keyOf("yangguang", vote));
    await expect(publishOutcome(hall.li, vote, form())).rejects.toMatchObject({ code: "committee_only" });
    await expect(publishOutcome(hall.chair, vote, form({ noticeDays: 14 }))).rejects.toMatchObject({
      code: "notice_period_too_short",
    });
    await expect(publishOutcome(other.chair, vote, form())).rejects.toMatchObject({ code: "not_found" });
    const author = { ...hall.author, roles: new Set(["chair"] as const) };
    await expect(publishOutcome(author, vote, form())).rejects.toMatchObject({ code: "own_proposal" });
    expect(await publishOutcomePage(author, vote)).toMatchObject({ refusal: "own_proposal" });
  });
});

test("the form starts from the vote", async () => {
  const { proposal, vote } = await decide();
  const page = await publishOutcomePage(hall.chair, vote, new Date("2026-06-10T09:00:00+08:00"));
  expect(page).toMatchObject({
    ...{ vote: { serial: vote, result: { decision: "rejected" }, proposal: { serial: proposal } }, refusal: null },
    suggestions: { title: "是否同意大修电梯？", noticeDays: 15, effectiveOn: "2026-06-26" },
  });
});

test("lists have the latest first and go on where they stopped", async () => {
  const newcomer = await makePerson("yangguang", "moderator");
  for (let n = 0; n < 21; n += 1) await publishOutcome(newcomer, (await decide()).vote, form({ title: `结果${n}` }));
  const first = await outcomesPage(hall.li, {});
  const second = await outcomesPage(hall.li, { cursor: first.next ?? "" });
  const serials = [...first.outcomes, ...second.outcomes].map(({ serial }) => serial);
  expect(first.outcomes).toHaveLength(20);
  expect(serials).toEqual([...new Set(serials)].toSorted().reverse());
  expect((await latestOutcomes("yangguang", 2)).map(({ title }) => title)).toEqual(["结果20", "结果19"]);
  expect(await latestOutcomes("heping", 2)).toEqual([]);
  await expect(outcomeOf(other.li, serials[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
});
