import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { appealSanction, decideSanction, readSanction } from "#app/domain/sanctions/appeal-sanction.server.ts";
import type { SanctionInput } from "#app/domain/sanctions/forms.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { liftSanction } from "#app/domain/sanctions/lift-sanction.server.ts";
import { sanctionsLog } from "#app/domain/sanctions/log-queries.server.ts";
import {
  newSanctionPage,
  ownLevel,
  ownSanctions,
  sanctionNeeds,
  sanctionPage,
  sanctionsPage,
} from "#app/domain/sanctions/queries.server.ts";
import { updateSanction } from "#app/domain/sanctions/store.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { speech } from "../comments/speech.ts";
import { actsIn } from "../support/acts.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

const { ahead } = movableClock(freshDatabase());

const DAY = 1_440;

let hall: Hall;
let other: Hall;
let serial: string;
let colleague: SignedIn;
let rowdy: SignedIn;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  colleague = await makePerson("yangguang", "moderator");
  // Numbers that are taken in turn come before it.
  const [year, number] = (await makeProposal(hall)).split("-").map(Number);
  await prisma.proposal.updateMany({ where: { communityId: "yangguang", year, number }, data: { number: 900 } });
  serial = "2026-0900";
});
beforeEach(async () => {
  rowdy = await makePerson("yangguang", "resident");
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const say = (body = "说两句", who = rowdy) => commentOnProposal(who, serial, speech(body));
const warning: SanctionInput = { kind: "warning", days: 1, ground: "insult", note: "又骂人了" };
const slow: SanctionInput = { ...warning, kind: "slow", days: 3 };
const mute: SanctionInput = { ...warning, kind: "mute", days: 3, ground: "personalData" };
const impose = (id: string, input = warning, by = hall.chair) => imposeSanction(by, id, input);

async function hidden(who = rowdy) {
  const id = await say("张三是个骗子", who);
  await flagItem(hall.wang, id, { ground: "insult", note: "" });
  await hideFlagged(hall.chair, id, { ground: "insult", note: "骂人", revision: 1 });
  return id;
}

const proposes = async () =>
  submitProposal(rowdy, {
    draftId: await draftProposal(rowdy, {
      formKey: speech().formKey,
      title: "装一盏路灯",
      category: "other",
      body: "天太黑",
    }),
  });

describe("a warning", () => {
  test("is told, counts for 90 days and keeps nobody from anything", async () => {
    const comment = await hidden();
    const id = await impose(comment);
    expect(await impose(comment)).toBe(id);
    expect(await sanctionNeeds(rowdy)).toEqual({ unread: [{ id, kind: "warning" }], decided: [], appeals: 0 });
    const { sanction, isOwn, byName } = await sanctionPage(rowdy, id);
    expect(sanction).toMatchObject({ ground: "insult", note: "又骂人了", standing: "running" });
    expect(sanction.until.getTime() - sanction.from.getTime()).toBe(90 * 86_400_000);
    expect({ isOwn, byName }).toEqual({ isOwn: true, byName: null });
    await expect(sanctionPage(hall.li, id)).rejects.toEqual(refused("not_found"));
    await expect(sanctionPage(other.chair, id)).rejects.toEqual(refused("not_found"));
    await expect(readSanction(hall.li, id)).rejects.toEqual(refused("not_found"));
    await readSanction(rowdy, id);
    await readSanction(rowdy, id);
    expect((await sanctionNeeds(rowdy)).unread).toEqual([]);
    await say();
    await proposes();
  });

  test("is not for whoever is not to judge, nor about whoever serves, nor for what is not hidden", async () => {
    const comment = await hidden();
    await expect(impose(comment, warning, hall.wang)).rejects.toEqual(refused("committee_only"));
    await expect(impose(comment, warning, other.chair)).rejects.toEqual(refused("not_found"));
    await flagItem(colleague, await say("还好"), { ground: "insult", note: "" });
    await expect(impose(await say("没什么"))).rejects.toEqual(refused("hide_first"));
    const colleagues = await makePerson("yangguang", "moderator", "resident");
    const theirs = await say("我是委员", colleagues);
    await expect(impose(theirs)).rejects.toEqual(refused("sanction_of_staff"));
    await expect(impose(theirs, warning, colleagues)).rejects.toEqual(refused("own_item"));
    const flagged = await say("骗子");
    await flagItem(colleague, flagged, { ground: "insult", note: "" });
    await hideFlagged(hall.chair, flagged, { ground: "insult", note: "骂人", revision: 1 });
    await expect(impose(flagged, warning, colleague)).rejects.toEqual(refused("own_flag"));
    await impose(comment);
    await expect(impose(comment, warning, colleague)).rejects.toEqual(refused("sanctioned_already"));
  });
});

describe("slow mode", () => {
  test("lets one of many through at once, a form sent twice once, and the next after half an hour", async () => {
    await impose(await hidden(), slow);
    await expect(say()).rejects.toMatchObject({ code: "slowed", told: { ground: "insult" } });
    await ahead(31);
    const once = speech("只说一次");
    const said = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => say()),
      ...[commentOnProposal(rowdy, serial, once), commentOnProposal(rowdy, serial, once)],
    ]);
    const ids = said.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(new Set(ids).size).toBe(1);
    for (const one of said.filter(({ status }) => status === "rejected"))
      expect(one).toMatchObject({ reason: { code: "slowed" } });
    // What the form made is found again, whatever the time.
    const { id, formKey, body } = await prisma.comment.findFirstOrThrow({ where: { id: ids[0] ?? "" } });
    expect(await commentOnProposal(rowdy, serial, { ...speech(body), formKey })).toBe(id);
    await expect(commentOnProposal(rowdy, serial, { ...speech("改了"), formKey })).rejects.toEqual(
      refused("form_spent"),
    );
    await expect(proposes()).rejects.toEqual(refused("slowed"));
    await editComment(rowdy, id, { body: "改个错字", revision: 1 });
    await ahead(3 * DAY + 32);
    await say();
    await say();
  });
});

describe("a mute", () => {
  test("needs a warning before it, or a ground that cannot wait", async () => {
    const [first, second, third] = [await hidden(), await hidden(), await hidden()];
    await expect(impose(first, { ...mute, ground: "insult" })).rejects.toEqual(refused("warn_first"));
    await impose(first);
    await expect(impose(second, { ...mute, ground: "insult", days: 14 })).rejects.toEqual(refused("sanction_too_long"));
    await impose(second, { ...mute, ground: "insult", days: 7 });
    await impose(third, { ...mute, ground: "insult", days: 30 });
    await expect(say()).rejects.toMatchObject({ code: "muted" });
    await ahead(29 * DAY);
    await expect(say()).rejects.toMatchObject({ code: "muted" });
    await ahead(31 * DAY);
    await say();
  });

  test("keeps from commenting, changing, proposing and flagging, says until when and why, and ends by itself", async () => {
    const [mine, theirs, comment] = [await say(), await say("你好", hall.li), await hidden()];
    const draftId = await draftProposal(rowdy, {
      formKey: speech().formKey,
      title: "装路灯",
      category: "other",
      body: "天太黑",
    });
    const id = await impose(comment, mute);
    const refusal = { code: "muted", told: { id, ground: "personalData", until: expect.any(Date) } };
    await expect(say()).rejects.toMatchObject(refusal);
    await expect(editComment(rowdy, mine, { body: "改", revision: 1 })).rejects.toMatchObject(refusal);
    await expect(submitProposal(rowdy, { draftId })).rejects.toMatchObject(refusal);
    await expect(flagItem(rowdy, theirs, { ground: "insult", note: "" })).rejects.toMatchObject(refusal);
    await say("别人照常说", hall.li);
    const elsewhere = { ...rowdy, communityId: "heping" };
    await commentOnProposal(elsewhere, await makeProposal(other), speech("别处照常"));
    await ahead(3 * DAY + 1);
    await say();
    await submitProposal(rowdy, { draftId });
  });

  test("leaves it to somebody to change what the committee asks them to, and for as long as it does", async () => {
    const [asked, other] = [await say("第一句"), await say("第二句")];
    await impose(await hidden(), mute);
    await flagItem(hall.wang, asked, { ground: "insult", note: "" });
    await askToEdit(hall.chair, asked, { ground: "insult", note: "请说事情", days: 1, revision: 1 });
    await editComment(rowdy, asked, { body: "改好了", revision: 1 });
    await expect(editComment(rowdy, asked, { body: "再改", revision: 2 })).rejects.toEqual(refused("muted"));
    await expect(editComment(rowdy, other, { body: "没有请我改", revision: 1 })).rejects.toEqual(refused("muted"));
  });

  test("is lifted early by anybody of the committee, with a reason, and still counts", async () => {
    const [first, second] = [await hidden(), await hidden()];
    const id = await impose(first, mute);
    await expect(liftSanction(rowdy, id, "请")).rejects.toEqual(refused("committee_only"));
    const lift = () => liftSanction(colleague, id, "已经道歉");
    expect(await actsIn(() => lift().then(lift))).toEqual(["sanction.lift"]);
    await expect(liftSanction(hall.chair, id, "再解除")).rejects.toEqual(refused("sanction_over"));
    await say();
    expect(await sanctionPage(rowdy, id)).toMatchObject({ sanction: { standing: "lifted", liftReason: "已经道歉" } });
    await impose(second, { ...mute, ground: "insult", days: 30 });
  });
});

describe("an appeal", () => {
  test("is decided by a second person; granted, it ends the sanction at once and leaves no record", async () => {
    const [first, second] = [await hidden(), await hidden()];
    const id = await impose(first, mute);
    await expect(appealSanction(hall.li, id, "不服")).rejects.toEqual(refused("not_found"));
    await appealSanction(rowdy, id, "我写的是自己的电话");
    await appealSanction(rowdy, id, "我写的是自己的电话");
    await expect(appealSanction(rowdy, id, "还有")).rejects.toEqual(refused("appealed_already"));
    await expect(say()).rejects.toEqual(refused("muted"));
    expect(await sanctionNeeds(rowdy)).toEqual({ unread: [], decided: [], appeals: 0 });
    expect((await sanctionNeeds(colleague)).appeals).toBe(1);
    expect((await sanctionNeeds(hall.chair)).appeals).toBe(0);
    expect((await sanctionsPage(colleague)).appeals).toMatchObject([{ id, isLate: false }]);

    const reversal = { verdict: "reversed", answer: "确实是自己的" } as const;
    await expect(decideSanction(hall.chair, id, reversal)).rejects.toEqual(refused("own_sanction"));
    await expect(decideSanction(hall.wang, id, reversal)).rejects.toEqual(refused("committee_only"));
    await decideSanction(colleague, id, reversal);
    await expect(decideSanction(colleague, id, reversal)).rejects.toEqual(refused("sanction_decided"));
    await say();
    expect(await ownSanctions(rowdy)).toMatchObject([{ id, standing: "reversed" }]);
    expect((await sanctionNeeds(rowdy)).decided).toEqual([{ id, kind: mute.kind, state: "reversed" }]);
    expect((await sanctionNeeds(colleague)).decided).toEqual([]);
    await expect(impose(second, { ...mute, ground: "insult" })).rejects.toEqual(refused("warn_first"));
    const acts = await prisma.auditEntry.findMany({ where: { subject: `sanction:${id}` }, orderBy: { id: "asc" } });
    expect(acts.map(({ action, aboutId }) => ({ action, aboutId }))).toEqual([
      { action: "sanction.impose", aboutId: rowdy.accountId },
      { action: "sanction.reverse", aboutId: rowdy.accountId },
    ]);
  });

  test("rejected leaves it in force; too late it is not taken", async () => {
    const [first, second] = [await hidden(), await hidden()];
    const id = await impose(first, mute);
    await appealSanction(rowdy, id, "不服");
    const uphold = () => decideSanction(colleague, id, { verdict: "upheld", answer: "写的是邻居的电话" });
    expect(await actsIn(uphold)).toEqual(["sanction.uphold"]);
    await expect(say()).rejects.toEqual(refused("muted"));
    await expect(appealSanction(rowdy, id, "还是不服")).rejects.toEqual(refused("appealed_already"));
    const late = await impose(second, { ...slow, days: 1 });
    await ahead(8 * DAY + 1);
    await expect(appealSanction(rowdy, late, "不服")).rejects.toEqual(refused("appeal_too_late"));
  });
});

describe("what rests on a comment that is shown again", () => {
  test("falls with the hiding, by appeal or taken back", async () => {
    const [first, second] = [await hidden(), await hidden()];
    const [one, two] = [await impose(first, mute), await impose(second, mute)];
    expect(await actsIn(() => undoJudgment(colleague, first))).toEqual(["sanction.drop", "moderation.undo"]);
    await expect(say()).rejects.toEqual(refused("muted"));
    await appealHiding(rowdy, second, "说的是实情");
    await decideAppeal(colleague, second, { verdict: "reversed", answer: "确实" });
    await say();
    expect((await ownSanctions(rowdy)).map(({ id, standing }) => [id, standing])).toEqual([
      [two, "fallen"],
      [one, "fallen"],
    ]);
    await expect(appealSanction(rowdy, one, "不服")).rejects.toEqual(refused("sanction_over"));
  });
});

test("what rests on a comment does not fall where its own appeal is granted at that moment", async () => {
  const comment = await hidden();
  const id = await impose(comment, mute);
  await appealSanction(rowdy, id, "不服");
  await appealHiding(rowdy, comment, "不服");
  const reversal = { verdict: "reversed", answer: "确实" } as const;
  let shown: Promise<void> = Promise.resolve();
  await prisma.$transaction(async (tx) => {
    const { accountId: decidedById } = hall.colleague;
    const decision = { state: "reversed", answer: "确实", decidedAt: new Date(), decidedById } as const;
    await updateSanction(tx, "yangguang", id, decision);
    shown = decideAppeal(colleague, comment, reversal);
    const waiting = () => tx.$queryRaw<unknown[]>`
      SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))`;
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 4_000, interval: 10 });
  });
  await shown;
  expect((await ownSanctions(rowdy)).map(({ standing }) => standing)).toEqual(["reversed"]);
  await say();
});

describe("a sanction for a hidden proposal", () => {
  let item: string;
  beforeEach(async () => {
    const [year, number] = (await proposes()).split("-").map(Number);
    item = (await prisma.proposal.findFirstOrThrow({ where: { communityId: "yangguang", year, number } })).id;
    await flagItem(hall.wang, item, { ground: "insult", note: "" });
  });
  const revision = async () => (await prisma.moderationCase.findFirstOrThrow({ where: { itemId: item } })).revision;
  const hide = async () =>
    hideFlagged(hall.chair, item, { ground: "insult", note: "骂人", revision: await revision() });

  test("rests on it as on a comment: hidden first, answered for once, and read by whom it is about", async () => {
    await expect(impose(item)).rejects.toEqual(refused("hide_first"));
    await hide();
    const page = await newSanctionPage(hall.chair, item);
    expect(page).toMatchObject({
      refusal: null,
      ground: "insult",
      item: { kind: "proposal", home: { title: "装一盏路灯" } },
    });
    // Trust is lost by it as by a hidden comment.
    expect(await ownLevel(rowdy)).toMatchObject({ reason: "hidden" });
    const id = await impose(item);
    expect(await impose(item)).toBe(id);
    await expect(impose(item, slow, colleague)).rejects.toEqual(refused("sanctioned_already"));
    expect(await sanctionPage(rowdy, id)).toMatchObject({
      ...{ isOwn: true, item: { kind: "proposal", home: { title: "装一盏路灯" } } },
      sanction: { note: "又骂人了", standing: "running" },
    });
  });

  test("falls when it is shown again, by whoever hid it or by the appeal", async () => {
    await hide();
    const first = await impose(item);
    await undoJudgment(hall.chair, item);
    expect((await sanctionPage(rowdy, first)).sanction.standing).toBe("fallen");
    await hide();
    const second = await impose(item);
    await appealHiding(rowdy, item, "没有骂人");
    await decideAppeal(colleague, item, { verdict: "reversed", answer: "确实没有" });
    expect((await sanctionPage(rowdy, second)).sanction.standing).toBe("fallen");
    expect((await sanctionsLog(hall.wang, undefined)).sanctions.find(({ id }) => id === second)?.state).toBe("fallen");
  });
});

test("stands in the public log without its person, and in the monthly counts", async () => {
  const id = await impose(await hidden(), { ...slow, note: "只写给本人的理由" });
  await appealSanction(rowdy, id, "只写给居委会的申诉");
  const log = await sanctionsLog({ ...rowdy, accountId: null, roles: new Set() }, undefined);
  expect(log.sanctions[0]).toMatchObject({ id, kind: "slow", ground: "insult", state: "appealed" });
  expect(log.counts.find(({ ground }) => ground === "insult")).toMatchObject({ slows: expect.any(Number) });
  const said = JSON.stringify(log);
  expect([rowdy.accountId, hall.chair.accountId, "只写给"].filter((word) => said.includes(word))).toEqual([]);
});

test("is what it is, in the database too", async () => {
  const [comment, free] = [await hidden(), await hidden()];
  const id = await impose(comment, slow);
  const where = { communityId_id: { communityId: "yangguang", id } };
  await expect(prisma.sanction.delete({ where })).rejects.toThrow(/constraint/);
  for (const data of [{ note: "改" }, { until: new Date(Date.now() + 86_400_000) }, { state: "reversed" as const }])
    await expect(prisma.sanction.update({ where, data })).rejects.toThrow(/constraint/);
  const from = new Date();
  const again = { ...slow, communityId: "yangguang", accountId: rowdy.accountId, from };
  const { days: _, ...data } = again;
  const until = new Date(from.getTime() + 86_400_000);
  const create = (changed: object) =>
    prisma.sanction.create({ data: { ...data, until, itemId: free, byId: colleague.accountId, ...changed } });
  await expect(create({ itemId: comment })).rejects.toThrow();
  await expect(create({ byId: rowdy.accountId })).rejects.toThrow(/constraint/);
  await expect(create({ until: new Date(from.getTime() + 15 * 86_400_000) })).rejects.toThrow(/constraint/);
  await expect(create({ itemId: await say("没有隐藏", hall.li) })).rejects.toThrow(/constraint/);
});
