import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { forgetOriginals } from "#app/domain/moderation/forget-originals.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { measuresPage } from "#app/domain/moderation/log-queries.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { eraseAccount } from "#app/domain/own-data/erase-account.server.ts";
import { ERASED_NAME } from "#app/domain/own-data/erasure.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { proposalFacts } from "#app/domain/proposals/queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, inDays, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";
import { tablesWith } from "./columns.ts";

freshDatabase();

/** What neighbours once read, and what was only ever between the author and the committee. */
const PUBLIC = { proposal: "全小区最低利息", comment: "楼上那位的电话", comment2: "物业都是骗子" };
const PRIVATE = {
  reason: "放贷广告，住户核实过",
  appeal: "我住的那户可以作证",
  answer: "去过您家，情况属实",
  request: "请去掉邻居的电话",
  warning: "再发要暂停发言",
  refused: "从来没有公开的提议",
  refusal: "没有公开的理由",
};

let hall: Hall;
let me: SignedIn;
const ids = { proposal: "", comment: "", comment2: "", refused: "" };
let serial: string;
let log: unknown;

const hide = async (itemId: string, note: string) => {
  const { revision } = await prisma.moderationCase.findFirstOrThrow({ where: { itemId } });
  await hideFlagged(hall.chair, itemId, { ground: "advertising", note, revision });
};
const flag = (itemId: string) => flagItem(hall.wang, itemId, { ground: "advertising", note: "" });
const review = (mode: "everybody" | "off") => prisma.community.updateMany({ data: { review: mode } });
const propose = async (body: string) => {
  const text = { title: "邻里互助", category: "other" as const, body, formKey: randomUUID() };
  const draftId = await draftProposal(me, text);
  return { draftId, place: await submitProposal(me, { draftId }) };
};
const acts = (subject: string) =>
  prisma.auditEntry.findMany({ where: { subject }, orderBy: { id: "asc" }, select: { action: true, personal: true } });

beforeAll(async () => {
  hall = await makeHall("yangguang");
  me = await makePerson("yangguang", "resident");
  const year = new Date().getFullYear();
  await prisma.counter.create({ data: { communityId: "yangguang", kind: "proposal", year, last: 1_000 } });
  const at = await makeProposal(hall);
  const { draftId, place } = await propose(PUBLIC.proposal);
  serial = place;
  Object.assign(ids, {
    proposal: draftId,
    comment: await commentOnProposal(me, at, speech(PUBLIC.comment)),
    comment2: await commentOnProposal(me, at, speech(PUBLIC.comment2)),
  });
  for (const id of [ids.proposal, ids.comment, ids.comment2]) await flag(id);
  await hide(ids.proposal, PRIVATE.reason);
  await imposeSanction(hall.chair, ids.proposal, {
    ...{ kind: "warning", days: 1, ground: "advertising", note: PRIVATE.warning },
  });
  await appealHiding(me, ids.proposal, PRIVATE.appeal);
  await decideAppeal(hall.colleague, ids.proposal, { verdict: "upheld", answer: PRIVATE.answer });
  const request = { ground: "personalData" as const, note: PRIVATE.request, days: 3, revision: 1 };
  await askToEdit(hall.chair, ids.comment, request);
  await hide(ids.comment2, PRIVATE.reason);
  await appealHiding(me, ids.comment2, PRIVATE.appeal);
  await review("everybody");
  ids.refused = (await propose(PRIVATE.refused)).draftId;
  await review("off");
  await hide(ids.refused, PRIVATE.refusal);
  await appealHiding(me, ids.refused, PRIVATE.appeal);
  log = await measuresPage(hall.wang, undefined);
  for (const [name, text] of Object.entries(PRIVATE)) expect(await tablesWith(text), name).not.toEqual([]);
  await prisma.account.update({ where: { id: me.accountId }, data: { erasureDueAt: new Date() } });
  await eraseAccount({ accountId: me.accountId });
});

describe("somebody who had a proposal hidden and is erased", () => {
  test.each(Object.entries(PRIVATE))("leaves nowhere the %s, which nobody else was to read", async (_, text) => {
    expect(await tablesWith(text)).toEqual([]);
  });

  test("leaves the original for the time the law asks, with the committee alone", async () => {
    expect(await tablesWith(PUBLIC.proposal)).toEqual(["ProposalRevision"]);
    const { item, measure } = await casePage(hall.chair, ids.proposal);
    expect(item).toMatchObject({ authorName: ERASED_NAME, bodyHtml: `<p>${PUBLIC.proposal}</p>`, hidden: true });
    expect(measure).toMatchObject({ state: "upheld", ground: "advertising", note: "", appeal: "", answer: "" });
    expect(await proposalFacts(hall.wang, serial)).toMatchObject({
      ...{ authorName: ERASED_NAME, title: "", hiddenFor: "advertising" },
    });
  });

  test("leaves the log as it was, and in the record what was done, for which ground and by whom", async () => {
    expect(await measuresPage(hall.wang, undefined)).toEqual(log);
    expect(await acts(`proposal:${serial}`)).toEqual([
      { action: "moderation.hide", personal: null },
      { action: "appeal.uphold", personal: null },
    ]);
    expect(await acts("person")).toContainEqual({ action: "person.erase", personal: null });
  });

  test("is asked nothing any more: what they were to change waits again, and an appeal is decided all the same", async () => {
    expect(await prisma.editRequest.count({ where: { itemId: ids.comment } })).toBe(0);
    const { case: found } = await casePage(hall.chair, ids.comment);
    expect(found).toMatchObject({ state: "waiting", waits: true });
    await keepItem(hall.chair, ids.comment, found.revision);
    expect((await queuePage(hall.colleague, undefined)).appeals.map(({ id }) => id).sort()).toEqual(
      [ids.comment2, ids.refused].sort(),
    );
    await decideAppeal(hall.colleague, ids.comment2, { verdict: "reversed", answer: "说的是物业，不是人。" });
    expect(await prisma.comment.findFirst({ where: { id: ids.comment2 } })).toMatchObject({ hiddenFor: null });
  });

  test("can have no word more said about it in the measure, and none that was not erased can lose any", async () => {
    const where = { itemId: ids.proposal };
    await expect(prisma.measure.updateMany({ where, data: { note: "改" } })).rejects.toThrow(/constraint/);
    const said = await commentOnProposal(hall.li, await makeProposal(hall), speech("加我微信"));
    await flag(said);
    await hide(said, "推销");
    const data = { note: "" };
    await expect(prisma.measure.updateMany({ where: { itemId: said }, data })).rejects.toThrow(/constraint/);
  });

  test("leaves a refused proposal as a place without words, which can be shown to nobody", async () => {
    expect(await prisma.proposalRevision.count({ where: { proposalId: ids.refused } })).toBe(0);
    await expect(undoJudgment(hall.colleague, ids.refused)).rejects.toMatchObject({ code: "original_gone" });
    const reversed = { verdict: "reversed", answer: "可以公开" } as const;
    await expect(decideAppeal(hall.colleague, ids.refused, reversed)).rejects.toMatchObject({ code: "original_gone" });
    await decideAppeal(hall.colleague, ids.refused, { verdict: "upheld", answer: "是广告" });
  });

  test("leaves nothing of the original once its time is over", async () => {
    const at = inDays(-185);
    const times = { at, appealedAt: at, answerDueAt: at, decidedAt: at };
    await unguarded((tx) => tx.measure.updateMany({ where: { itemId: ids.proposal }, data: times }));
    await forgetOriginals();
    expect(await tablesWith(PUBLIC.proposal)).toEqual([]);
  });
});
