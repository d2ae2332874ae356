import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { publishOutcome } from "#app/domain/outcomes/publish-outcome.server.ts";
import { ownPublished } from "#app/domain/own-data/writing-queries.server.ts";
import { printSheets } from "#app/domain/papers/print-sheets.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { actPage } from "#app/domain/vote-acts/queries.server.ts";
import { refuseAct } from "#app/domain/vote-acts/refuse-act.server.ts";
import { submitOutcome } from "#app/domain/vote-acts/submit-outcome.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import {
  announce,
  type Hall,
  keyOf,
  letPass,
  makeHall,
  makePerson,
  makeProposal,
  opening,
  type SignedIn,
} from "../votes/hall.ts";
import { outcomeOf } from "./notice.ts";

freshDatabase();

let hall: Hall;
let moderator: SignedIn;
let second: SignedIn;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  moderator = await makePerson("yangguang", "moderator");
  second = await makePerson("yangguang", "moderator");
});

const DAY = 86_400_000;
const form = () => ({
  ...{ title: "电梯大修", body: "按**表决**办。", effectiveOn: "2030-07-01", noticeDays: 15, formKey: randomUUID() },
  tasks: [{ title: "招标", unit: "物业公司", dueOn: "2030-08-01" }],
});

/** A vote of the owners, which binds, when its time is over. */
async function ownersVote({
  close = true,
  before,
}: {
  close?: boolean;
  before?: (vote: string) => Promise<void>;
} = {}) {
  const [opensAt, closesAt] = [30, 44].map((days) => new Date(Date.now() + days * DAY));
  const proposal = await makeProposal(hall);
  const owners = opening({ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt, closesAt });
  const vote = await announce(hall, proposal, owners);
  await before?.(vote);
  await letPass("yangguang", vote, 60 * 24 * 45);
  if (close) await closeVote(await keyOf("yangguang", vote));
  return vote;
}

const photo = async () => {
  const plain = sharp({ create: { width: 60, height: 40, channels: 3, background: "#eee" } });
  return { name: "sheet.png", bytes: await plain.png().toBuffer() };
};

async function propose(vote: string, sent = form()) {
  const done = await submitOutcome(moderator, vote, sent);
  return "act" in done ? done.act : expect.fail("published by one");
}

test("the result of a binding vote is public when a second person has read it, one of the two the chair", async () => {
  const vote = await ownersVote();
  const sent = form();
  const [act, ...same] = await Promise.all([propose(vote, sent), propose(vote, sent), propose(vote, sent)]);
  expect(new Set(same)).toEqual(new Set([act]));
  await expect(submitOutcome(second, vote, form())).rejects.toMatchObject({ code: "act_waiting" });
  expect(await actPage(hall.chair, vote, act)).toMatchObject({
    act: { detail: { title: "电梯大修", bodyHtml: "<p>按<strong>表决</strong>办。</p>", tasks: [{ title: "招标" }] } },
    refusals: { approve: null },
  });
  await expect(approveAct(moderator, vote, act)).rejects.toMatchObject({ code: "second_person" });
  await expect(approveAct(second, vote, act)).rejects.toMatchObject({ code: "chair_needed" });
  expect(await votePage(hall.li, vote)).toMatchObject({ outcomeSerial: null });

  await Promise.all([1, 2, 3].map(() => approveAct(hall.chair, vote, act)));
  const { outcomeSerial } = await votePage(hall.li, vote);
  expect(await outcomeOf(hall.li, outcomeSerial ?? "")).toMatchObject({
    ...{ title: "电梯大修", effectiveOn: "2030-07-01", tasks: [{ title: "招标", unit: "物业公司" }] },
  });
  const { voteId } = await keyOf("yangguang", vote);
  expect(await prisma.outcome.findMany({ where: { voteId }, select: { publisherId: true } })).toEqual([
    { publisherId: moderator.accountId },
  ]);
  const published = (await prisma.ledgerEntry.findMany({ where: { voteId } })).map(({ line }) => JSON.parse(line));
  expect(published.filter(({ kind }) => kind === "publication")).toMatchObject([{ outcome: outcomeSerial }]);
  await expect(submitOutcome(second, vote, form())).rejects.toMatchObject({ code: "outcome_published" });
});

test("of what was counted anew since it was proposed nothing is published under the words that were for the other", async () => {
  let codes: string[] = [];
  const vote = await ownersVote({
    async before(serial) {
      codes = (await printSheets(moderator, serial, { from: 1, to: 2, which: "all" })).map(({ code }) => code);
    },
  });
  const act = await propose(vote);
  const said = { photo: await photo(), isSpoilt: false, fields: { choice: "agree" } };
  for (const by of [moderator, second]) await readSheet(by, vote, codes[0] ?? "", said);
  await expect(approveAct(hall.chair, vote, act)).rejects.toMatchObject({ code: "counted_anew" });
  expect(await votePage(hall.li, vote)).toMatchObject({ outcomeSerial: null });
  await refuseAct(hall.chair, vote, act, "补录了纸质票");
  await approveAct(hall.chair, vote, await propose(vote));
  expect(await votePage(hall.li, vote)).toMatchObject({ outcomeSerial: expect.any(String) });
});

test("no one person publishes it", async () => {
  const vote = await ownersVote();
  await expect(publishOutcome(hall.chair, vote, form())).rejects.toMatchObject({ code: "second_person" });
});

test("not before the close, nor with too short a notice, nor by whoever made the proposal", async () => {
  const vote = await ownersVote({ close: false });
  await expect(propose(vote)).rejects.toMatchObject({ code: "vote_still_running" });
  await closeVote(await keyOf("yangguang", vote));
  await expect(propose(vote, { ...form(), noticeDays: 14 })).rejects.toMatchObject({ code: "notice_period_too_short" });
  const author = { ...hall.author, roles: new Set(["chair"] as const) };
  await expect(submitOutcome(author, vote, form())).rejects.toMatchObject({ code: "own_proposal" });
  await expect(submitOutcome(hall.li, vote, form())).rejects.toMatchObject({ code: "committee_only" });
});

test("what is refused is proposed anew, and stays its writer's to take along", async () => {
  const vote = await ownersVote();
  const act = await propose(vote);
  await refuseAct(hall.chair, vote, act, "请写明分摊办法");
  const again = await propose(vote, { ...form(), title: "电梯大修，附分摊办法" });
  await approveAct(hall.chair, vote, again);
  const { acts } = await ownPublished(prisma, moderator.accountId);
  expect(acts.slice(-2)).toMatchObject([
    { kind: "publication", title: "电梯大修", body: "按**表决**办。", verdict: "refused" },
    { kind: "publication", title: "电梯大修，附分摊办法", verdict: "approved" },
  ]);
});
