import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { commentHistory } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { whatNeeds } from "#app/domain/home/queries.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { hideAll, keepAll } from "#app/domain/moderation/bulk-judge.server.ts";
import { bulkPage } from "#app/domain/moderation/bulk-queries.server.ts";
import { justDone } from "#app/domain/moderation/done-queries.server.ts";
import { escalateCase } from "#app/domain/moderation/escalate-case.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { openRequest } from "#app/domain/moderation/own-queries.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { moderationWaiting, nextCase, queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { undoAtOnce } from "#app/domain/moderation/undo-at-once.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { speech } from "../comments/speech.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

let hall: Hall;
let serial: string;
let moderator: SignedIn;
let communities = 0;
beforeEach(async () => {
  communities += 1;
  hall = await makeHall(`queue-${communities}`);
  moderator = await makePerson(hall.communityId, "moderator");
  serial = await makeProposal(hall);
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const say = (who: SignedIn = hall.li, body = "物业天天偷懒。") => commentOnProposal(who, serial, speech(body));
const flag = (id: string, who: SignedIn = hall.wang, ground: Ground = "insult") =>
  flagItem(who, id, { ground, note: "" });
const flagged = async (body?: string, who?: SignedIn) => {
  const id = await say(who, body);
  await flag(id);
  return id;
};
const caseOf = (commentId: string) => prisma.moderationCase.findFirstOrThrow({ where: { commentId } });
const hiding = (revision = 1) => ({ ground: "insult" as const, note: "骂人", revision });
const asking = (days = 3) => ({ ...hiding(), days });
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const idsIn = async (actor: SignedIn, now = new Date()) =>
  (await queuePage(actor, undefined, now)).cases.map(({ item }) => item.id);

describe("the queue", () => {
  test("shows the urgent first, then the longest wait, page by page, and why each is there", async () => {
    const ids: string[] = [];
    for (let at = 0; at < 23; at += 1) {
      const id = await say(hall.li, `第${at}句`);
      await flagItem(hall.wang, id, { ground: at % 10 === 7 ? "personalData" : "offTopic", note: "看一下" });
      ids.push(id);
    }
    const first = await queuePage(hall.chair, undefined);
    const second = await queuePage(hall.chair, first.next ?? undefined);
    const order = [...first.cases, ...second.cases].map(({ item }) => ids.indexOf(item.id));
    expect(order).toEqual([7, 17, ...ids.keys()].filter((at, nth) => nth < 2 || at % 10 !== 7));
    expect(first).toMatchObject({ facts: { waiting: 23, overdue: 0, promised: 24 }, first: true });
    expect(second).toMatchObject({ next: null, first: false });
    expect(first.cases[0]).toMatchObject({ urgency: { law: true, many: false }, grounds: ["personalData"] });
    expect(JSON.stringify(first)).not.toContain(hall.wang.accountId);
    await expect(queuePage(hall.li, undefined)).rejects.toEqual(refused("committee_only"));
  });

  test("counts what is later than the community promises, and tells the committee on its home page", async () => {
    await flagged();
    const where = { id: hall.communityId };
    await prisma.community.update({ where, data: { promisedHours: 48 } });
    await expect(prisma.community.update({ where, data: { promisedHours: 0 } })).rejects.toThrow();
    expect((await queuePage(moderator, undefined, inDays(1.9))).facts).toMatchObject({ waiting: 1, overdue: 0 });
    expect(await moderationWaiting(moderator, inDays(2.1))).toMatchObject({ waiting: 1, overdue: 1, promised: 48 });
    expect((await whatNeeds(moderator))?.flagged).toMatchObject({ waiting: 1, overdue: 0 });
    expect((await whatNeeds(hall.wang))?.flagged).toBeNull();
  });

  test("has no place for what its author took back", async () => {
    const id = await flagged();
    await removeComment(hall.li, id);
    expect(await caseOf(id)).toMatchObject({ state: "removed" });
    expect(await idsIn(moderator)).toEqual([]);
  });

  test("shows first what several object to, counted anew once it was judged", async () => {
    const [old, id] = [await flagged("早的"), await flagged("晚的")];
    await flag(id, hall.tenant);
    expect(await idsIn(moderator)).toEqual([old, id]);
    await flag(id, hall.author);
    expect(await idsIn(moderator)).toEqual([id, old]);
    expect(await casePage(moderator, id)).toMatchObject({ urgency: { law: false, many: true } });
    await keepItem(moderator, id, 1);
    await flag(id, hall.colleague);
    expect(await caseOf(id)).toMatchObject({ state: "waiting", urgent: false, flags: 4 });
  });

  test("leads from one to the next that somebody may judge, round to the beginning", async () => {
    const [first, own, theirs, last] = [
      await flagged("一"),
      await flagged("二", moderator),
      await say(),
      await flagged("四"),
    ];
    await flag(theirs, moderator);
    expect(await nextCase(moderator, null)).toBe(first);
    expect(await nextCase(moderator, first)).toBe(last);
    expect(await nextCase(moderator, last)).toBe(first);
    expect(await nextCase(hall.chair, first)).toBe(own);
    expect((await queuePage(moderator, undefined)).begin).toBe(first);
    expect((await queuePage({ ...hall.wang, roles: new Set(["supervisor"]) }, undefined)).begin).toBeNull();
    await keepItem(moderator, first, 1);
    expect(await nextCase(moderator, last)).toBeNull();
    expect(await nextCase(moderator, "nonsense")).toBe(last);
  });
});

describe("an author who is asked to change their words", () => {
  test("learns at once why and until when, and what they changed is looked at again", async () => {
    const id = await flagged();
    expect(await actsIn(() => askToEdit(moderator, id, asking()))).toEqual(["moderation.ask"]);
    expect(await idsIn(moderator)).toEqual([]);
    expect((await queuePage(moderator, undefined)).facts).toMatchObject({ waiting: 0, asked: 1 });
    expect((await whatNeeds(hall.li))?.toAnswer).toMatchObject([{ itemId: id, ground: "insult" }]);
    expect(await openRequest(hall.li, id)).toMatchObject({ note: "骂人", ground: "insult" });
    await expect(keepItem(hall.chair, id, 2)).rejects.toEqual(refused("case_decided"));

    await editComment(hall.li, id, { body: "物业最近打扫得少。", revision: 1 });
    expect((await whatNeeds(hall.li))?.toAnswer).toEqual([]);
    expect(await idsIn(moderator)).toEqual([id]);
    const { request, case: row } = await casePage(moderator, id);
    expect(request).toMatchObject({ state: "edited", lapsed: false });
    expect(request?.changes?.some(({ kind }) => kind === "gone")).toBe(true);
    await keepItem(moderator, id, row.revision);
  });

  test("does not leave what was to go in its history, and only that", async () => {
    const id = await say(hall.li, "第一版。");
    const change = (body: string, revision: number) => editComment(hall.li, id, { body, revision });
    const shown = async () => {
      const { changes, first, cleared } = await commentHistory(hall.wang, id);
      return { revisions: changes.map(({ revision }) => revision), first: first?.body, cleared };
    };
    await change("她电话是多少多少。", 1);
    await flag(id, hall.wang, "personalData");
    await askToEdit(moderator, id, asking());
    expect(await shown()).toEqual({ revisions: [2], first: "第一版。", cleared: false });
    await change("请联系物业。", 2);
    expect(await shown()).toEqual({ revisions: [], first: "请联系物业。", cleared: true });
    await change("请找物业。", 3);
    expect(await shown()).toEqual({ revisions: [4], first: "请联系物业。", cleared: true });
    // Asked again and kept as it is: what was to go stays away, and nothing else does.
    await askToEdit(moderator, id, { ...asking(), revision: (await caseOf(id)).revision });
    await undoJudgment(moderator, id);
    expect(await shown()).toEqual({ revisions: [4], first: "请联系物业。", cleared: true });
    expect((await casePage(moderator, id)).request?.state).toBe("over");
  });

  test("who does nothing finds it back in the queue by itself", async () => {
    const id = await flagged();
    await askToEdit(moderator, id, asking(1));
    expect(await idsIn(moderator, inDays(0.9))).toEqual([]);
    expect(await idsIn(moderator, inDays(1.1))).toEqual([id]);
    expect(await openRequest(hall.li, id, inDays(1.1))).toBeNull();
    expect((await casePage(moderator, id, inDays(1.1))).request).toMatchObject({ lapsed: true });
    expect((await queuePage(moderator, undefined, inDays(1.5))).facts).toMatchObject({ overdue: 0 });
  });

  test("can do so only while people talk there, and not once somebody else decided", async () => {
    const id = await flagged();
    await expect(askToEdit(hall.li, id, asking())).rejects.toEqual(refused("committee_only"));
    const over = { where: { communityId: hall.communityId }, data: { state: "withdrawn" as const } };
    const { state } = await prisma.proposal.findFirstOrThrow({ where: { communityId: hall.communityId } });
    await prisma.proposal.updateMany(over);
    await expect(askToEdit(moderator, id, asking())).rejects.toEqual(refused("discussion_closed"));
    await prisma.proposal.updateMany({ where: { communityId: hall.communityId }, data: { state } });
    await askToEdit(moderator, id, asking());
    await flag(id, hall.tenant, "personalData");
    expect(await caseOf(id)).toMatchObject({ state: "waiting", urgent: true });
    await hideFlagged(moderator, id, hiding(3));
    expect(await openRequest(hall.li, id)).toBeNull();
    const byAuthor = { byId: hall.li.accountId };
    await expect(prisma.editRequest.updateMany({ where: { itemId: id }, data: byAuthor })).rejects.toThrow(
      /constraint/,
    );
  });

  test("is told too when something was hidden", async () => {
    const id = await flagged();
    await hideFlagged(moderator, id, hiding());
    expect((await whatNeeds(hall.li))?.toAnswer).toMatchObject([{ itemId: id, dueAt: null }]);
  });

  test("who changes what merely waits has it read again", async () => {
    const id = await flagged();
    await editComment(hall.li, id, { body: "改了", revision: 1 });
    await expect(hideFlagged(moderator, id, hiding())).rejects.toEqual(refused("case_changed"));
    await hideFlagged(moderator, id, hiding(2));
  });
});

describe("what is handed to the chair", () => {
  test("leaves the others' queue and heads the chair's, who decides", async () => {
    const [other, id] = [await flagged("早的"), await flagged("难办的")];
    expect(await actsIn(() => escalateCase(moderator, id, 1))).toEqual(["moderation.escalate"]);
    expect(await idsIn(moderator)).toEqual([other]);
    expect(await idsIn(hall.chair)).toEqual([id, other]);
    expect((await whatNeeds(hall.chair))?.flagged).toMatchObject({ escalated: 1 });
    expect((await casePage(moderator, id)).refusals).toMatchObject({ judge: "chair_decides", undo: null });
    await expect(keepItem(moderator, id, 2)).rejects.toEqual(refused("chair_decides"));
    await expect(escalateCase(hall.chair, id, 2)).rejects.toEqual(refused("chair_decides_here"));
    await keepItem(hall.chair, id, 2);
    await flag(id, hall.tenant);
    expect(await idsIn(moderator)).toEqual([other, id]);
  });

  test("can be taken back, and is not handed to a chair who wrote or flagged it", async () => {
    const id = await flagged();
    await escalateCase(moderator, id, 1);
    await undoJudgment(moderator, id);
    expect(await caseOf(id)).toMatchObject({ state: "waiting", escalated: false });
    const own = await flagged("主任说的", hall.chair);
    await expect(escalateCase(moderator, own, 1)).rejects.toEqual(refused("no_chair_to_decide"));
    await flag(id, hall.chair);
    await expect(escalateCase(moderator, id, 3)).rejects.toEqual(refused("no_chair_to_decide"));
  });
});

describe("what was just decided", () => {
  test("is said, and taken back it waits at the place it had", async () => {
    const [first, second] = [await flagged("一"), await flagged("二")];
    const kept = await keepItem(moderator, first, 1);
    expect(await justDone(moderator, kept.toISOString())).toMatchObject({ counts: { kept: 1 }, open: true });
    expect(await justDone(hall.chair, kept.toISOString())).toBeNull();
    expect(await undoAtOnce(moderator, kept)).toEqual([first]);
    expect(await idsIn(moderator)).toEqual([first, second]);
    expect(await justDone(moderator, kept.toISOString())).toMatchObject({ counts: { undone: 1 }, open: false });
    await expect(undoAtOnce(moderator, kept)).rejects.toEqual(refused("nothing_to_undo"));

    const asked = await askToEdit(moderator, first, { ...asking(), revision: 3 });
    await undoAtOnce(moderator, asked);
    expect(await idsIn(moderator)).toEqual([first, second]);
    expect(await openRequest(hall.li, first)).toBeNull();
    const hidden = await hideFlagged(moderator, first, hiding(5));
    await undoAtOnce(moderator, hidden);
    expect(await prisma.comment.findFirstOrThrow({ where: { id: first } })).toMatchObject({ hiddenFor: null });
  });

  test("stands once an appeal was decided", async () => {
    const id = await flagged();
    await hideFlagged(moderator, id, hiding());
    await appealHiding(hall.li, id, "这是批评");
    expect(await moderationWaiting(hall.chair)).toMatchObject({ waiting: 0, appeals: 1 });
    await decideAppeal(hall.chair, id, { verdict: "reversed", answer: "是批评" });
    await expect(undoJudgment(moderator, id)).rejects.toEqual(refused("nothing_to_undo"));
    await expect(undoJudgment(hall.wang, id)).rejects.toEqual(refused("committee_only"));
  });
});

describe("a wave of spam", () => {
  let spam: string[];
  let others: string;
  beforeAll(() => {
    spam = [];
  });
  beforeEach(async () => {
    spam = [];
    for (const body of ["加群领券", "加群领券！", "加群"]) spam.push(await flagged(body));
    others = await flagged("加群领券", hall.tenant);
    await flagged("不相干的", hall.author);
  });
  const chosen = (revision = 1) => [...spam, others].map((id) => ({ id, revision }));
  const hidingAll = { ground: "advertising" as const, note: "推销" };

  test("is found by its author and its words, and hidden at one stroke, each by a measure of its own", async () => {
    const { cases } = await bulkPage(moderator, spam[0] ?? "");
    expect(cases.map(({ item }) => item.id).sort()).toEqual([...spam, others].sort());
    expect((await casePage(moderator, spam[0] ?? "")).alike).toEqual({ ofAuthor: 2, sameText: 1 });
    const { at, skipped } = await hideAll(moderator, { ...hidingAll, chosen: chosen() });
    expect(skipped).toBe(0);
    expect(await prisma.measure.count({ where: { communityId: hall.communityId } })).toBe(4);
    const acts = { communityId: hall.communityId, action: "moderation.hide" };
    expect(await prisma.auditEntry.count({ where: acts })).toBe(4);
    expect((await whatNeeds(hall.li))?.toAnswer).toHaveLength(3);
    expect(await justDone(moderator, at.toISOString())).toMatchObject({ counts: { hidden: 4 } });
    expect((await casePage(moderator, others)).used).toEqual([{ ground: "advertising", note: "推销" }]);
    expect(await undoAtOnce(moderator, at)).toHaveLength(4);
  });

  test("shows where there is more to read of something than fits", async () => {
    const body = "物业费".repeat(41);
    const [short, long] = [await flagged(body.slice(0, 120), hall.author), await flagged(body, hall.author)];
    const { cases } = await bulkPage(moderator, long);
    const excerpt = (id: string) => cases.find(({ item }) => item.id === id)?.item.excerpt;
    expect([excerpt(short), excerpt(long)]).toEqual([body.slice(0, 120), `${body.slice(0, 120)}…`]);
  });

  test("leaves what a colleague decided meanwhile, and says so", async () => {
    const [first = "", second = ""] = spam;
    await keepItem(hall.chair, first, 1);
    await escalateCase(moderator, second, 1);
    expect(await hideAll(moderator, { ...hidingAll, chosen: chosen() })).toMatchObject({ skipped: 2 });
    expect(await caseOf(first)).toMatchObject({ state: "kept" });
    await expect(keepAll(moderator, [])).rejects.toEqual(refused("nothing_chosen"));
    await expect(keepAll(hall.li, chosen())).rejects.toEqual(refused("committee_only"));
  });

  test("can be kept as well, when it is none", async () => {
    const { at } = await keepAll(moderator, chosen());
    expect(await justDone(moderator, at.toISOString())).toMatchObject({ counts: { kept: 4 } });
    expect(await idsIn(moderator, new Date(Date.now() + HOUR_MS))).toHaveLength(1);
  });
});
