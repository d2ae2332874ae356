import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addressOfComment, commentHistory, editPage } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { latestPositions } from "#app/domain/comments/news-queries.server.ts";
import { ownMentions } from "#app/domain/comments/own-queries.server.ts";
import { rateComment } from "#app/domain/comments/rate-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { casePage, flagPage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalConversation, proposalFace } from "#app/domain/proposals/queries.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import type { ReviewMode } from "#app/domain/signals/forms.ts";
import { speech, threadOn } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let colleague: SignedIn;
let serial: string;
let id: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  colleague = await makePerson("yangguang", "moderator");
});
beforeEach(async () => {
  await review("everybody");
  serial = await makeProposal(hall);
  id = await say(hall.li, "扶手装在左边。");
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const review = (mode: ReviewMode) => prisma.community.update({ where: { id: "yangguang" }, data: { review: mode } });
const say = (actor: SignedIn, body: string, more: object = {}) =>
  commentOnProposal(actor, serial, { ...speech(body), ...more });
const row = () => prisma.comment.findFirstOrThrow({ where: { id } });
const caseOf = () => prisma.moderationCase.findFirstOrThrow({ where: { commentId: id } });
const revision = async () => (await caseOf()).revision;
const keep = async () => keepItem(hall.chair, id, await revision());
const hide = async () =>
  hideFlagged(hall.chair, id, { ground: "advertising", note: "推销", revision: await revision() });
const face = async (actor: SignedIn) => (await proposalFace(actor, serial)).thread;
const counts = async () => {
  const { commentCount, lastPosition, people, conversations } = await threadOn(hall.wang, serial);
  return { commentCount, lastPosition, people, shown: conversations.map(({ id }) => id) };
};
const nothing = { commentCount: 0, lastPosition: 0, people: {}, shown: [] };
const acts = async () =>
  (await prisma.auditEntry.findMany({ where: { subject: `comment:${id}` }, orderBy: { id: "asc" } })).map(
    ({ action, aboutId }) => [action, aboutId],
  );

describe("what waits", () => {
  test("is there for its author and the committee, counted and announced nowhere", async () => {
    expect(await row()).toMatchObject({ position: null, heldAt: expect.any(Date) });
    expect(await counts()).toEqual(nothing);
    const { threadId } = await row();
    const news = await latestPositions([{ communityId: "yangguang", threadId }]);
    expect(news.get(tags.thread("yangguang", threadId))).toBe(0);
    const mine = await face(hall.li);
    expect(mine.held).toMatchObject([{ id, bodyHtml: "<p>扶手装在左边。</p>", isOut: false }]);
    expect((await face(hall.wang)).held).toEqual([]);
    expect((await proposalConversation(hall.li, serial, id)).conversation.comment).toMatchObject({ id, bodyHtml: "" });
    expect(await addressOfComment(hall.li, id)).toContain(id);
    expect(await addressOfComment(hall.chair, id)).toBe(`proposals/${serial}#discussion`);
    const { cases } = await queuePage(hall.chair, undefined);
    expect(cases.find(({ item }) => item.id === id)).toMatchObject({
      ...{ flags: 0, urgent: false, refusal: null, item: { held: true, bodyHtml: "<p>扶手装在左边。</p>" } },
      noticed: true,
    });
    const { noticed } = await casePage(hall.chair, id);
    expect(noticed).toMatchObject([{ kind: "review", whose: "everybody" }, { kind: "newAccount" }]);
  });

  test("is not there for others, whatever they ask for", async () => {
    const asks = [
      () => proposalConversation(hall.wang, serial, id),
      () => addressOfComment(hall.wang, id),
      () => commentHistory(hall.wang, id),
      () => editPage(hall.wang, id),
      () => flagPage(hall.wang, id),
      () => ownMeasurePage(hall.wang, id),
      () => say(hall.wang, "不对", { parentId: id }),
    ];
    for (const ask of asks) await expect(ask()).rejects.toEqual(refused("not_found"));
    await expect(rateComment(hall.wang, id, "helpful")).rejects.toEqual(refused("comment_held"));
    await expect(flagItem(hall.wang, id, { ground: "insult", note: "" })).rejects.toEqual(refused("comment_held"));
    await expect(casePage(hall.wang, id)).rejects.toEqual(refused("committee_only"));
  });

  test("comes out once when it is kept, as the latest, with the time it was written and all counts right", async () => {
    const { createdAt } = await row();
    const answer = await commentOnProposal(hall.chair, serial, { ...speech("已联系物业。", "neutral"), answer: "on" });
    const both = await Promise.allSettled([keep(), keepItem(colleague, id, 1)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await row()).toMatchObject({ position: 2, heldAt: null, createdAt });
    expect(await counts()).toMatchObject({ commentCount: 2, lastPosition: 2, people: { support: 1, neutral: 1 } });
    expect((await counts()).shown.sort()).toEqual([answer, id].sort());
    expect((await face(hall.li)).held).toEqual([]);
    expect(await acts()).toEqual([["moderation.publish", hall.li.accountId]]);
    expect(await caseOf()).toMatchObject({ state: "kept", noticed: false });
  });

  test("an answer comes out below what it answers, and whom it mentions is told then", async () => {
    await review("off");
    const parentId = await say(hall.wang, "装哪边？");
    await review("everybody");
    const { shownName } = await prisma.account.update({
      where: { id: hall.tenant.accountId },
      data: { shownName: "租客小周" },
    });
    id = await say(hall.li, `左边。@${shownName}`, { parentId });
    expect(await ownMentions(hall.tenant)).toEqual([]);
    await keep();
    const [conversation] = (await threadOn(hall.wang, serial)).conversations;
    expect(conversation).toMatchObject({ answerCount: 1, replyCount: 1, answers: [{ id, position: 2 }] });
    expect(await ownMentions(hall.tenant)).toMatchObject([{ commentId: id }]);
  });

  test("when it is refused stays where it is, for a ground and with a way to appeal; a second person lets it out", async () => {
    await hide();
    expect(await row()).toMatchObject({ position: null, heldAt: null, hiddenFor: "advertising" });
    expect(await counts()).toEqual(nothing);
    expect(await ownMeasurePage(hall.li, id)).toMatchObject({ measure: { note: "推销" }, refusal: null });
    expect((await proposalConversation(hall.li, serial, id)).conversation.comment).toMatchObject({ bodyHtml: "" });
    await expect(proposalConversation(hall.wang, serial, id)).rejects.toEqual(refused("not_found"));
    await appealHiding(hall.li, id, "我没有推销");
    await decideAppeal(colleague, id, { verdict: "reversed", answer: "不是推销" });
    expect(await row()).toMatchObject({ position: 1, hiddenFor: null });
    expect(await counts()).toMatchObject({ commentCount: 1, people: { support: 1 }, shown: [id] });
  });

  test("and was refused by mistake waits again when that is put right, and comes out when it is kept", async () => {
    await hide();
    await undoJudgment(colleague, id);
    expect(await row()).toMatchObject({ position: null, hiddenFor: null, heldAt: expect.any(Date) });
    expect(await counts()).toEqual(nothing);
    await keep();
    expect(await counts()).toMatchObject({ commentCount: 1, lastPosition: 1, shown: [id] });
  });

  test("can be changed and is judged as it is then, and leaves no earlier text to others", async () => {
    const read = await revision();
    await editComment(hall.li, id, { body: "扶手装在右边。", revision: 1 });
    await expect(keepItem(hall.chair, id, read)).rejects.toEqual(refused("case_changed"));
    await keep();
    expect(await row()).toMatchObject({ body: "扶手装在右边。", editedAt: null });
    expect((await commentHistory(hall.wang, id)).changes).toEqual([]);
  });

  test("can be taken back, and waits for nobody then", async () => {
    await Promise.all([removeComment(hall.li, id), removeComment(hall.li, id)]);
    expect(await row()).toMatchObject({ position: null, heldAt: null, body: "" });
    expect(await caseOf()).toMatchObject({ state: "removed" });
    expect(await prisma.commentSignal.count({ where: { commentId: id } })).toBe(0);
    expect(await counts()).toEqual(nothing);
  });

  test("while it is taken back and let out at once is one of the two", async () => {
    const both = await Promise.allSettled([removeComment(hall.li, id), keep()]);
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
    const { removedAt, heldAt } = await row();
    expect(removedAt).not.toBeNull();
    expect(heldAt).toBeNull();
    expect((await counts()).commentCount).toBe(0);
  });

  test("is one comment, however often its form is sent", async () => {
    const form = speech("只说一遍");
    const ids = await Promise.all([0, 1, 2].map(() => commentOnProposal(hall.li, serial, form)));
    expect(new Set(ids).size).toBe(1);
    expect(await prisma.comment.count({ where: { formKey: form.formKey } })).toBe(1);
  });
});

describe("who waits", () => {
  test("is whoever is new, where newcomers do", async () => {
    await review("newcomers");
    const known = await makePerson("yangguang", "resident");
    await prisma.account.update({ where: { id: known.accountId }, data: { createdAt: new Date("2026-01-01") } });
    for (const [nth, out] of [false, false, false].entries()) {
      id = await say(known, `第${nth}句`);
      expect((await row()).position !== null).toBe(out);
      await keep();
    }
    id = await say(known, "第四句");
    expect(await row()).toMatchObject({ heldAt: null, position: 4 });
  });

  test("is nobody in an office, nor anybody where nobody does", async () => {
    id = await say(hall.chair, "已联系物业。", { answer: "on" });
    expect(await row()).toMatchObject({ heldAt: null });
    id = await say(colleague, "我也看看。");
    expect(await row()).toMatchObject({ heldAt: null });
    await review("off");
    id = await say(hall.li, "同意");
    expect(await row()).toMatchObject({ heldAt: null });
  });
});

describe("what is out, changed where everybody waits", () => {
  beforeEach(async () => {
    await keep();
    await editComment(hall.li, id, { body: "扶手装在右边。", revision: 1 });
  });

  test("keeps its place, counts and answers, and shows no words until it is looked at", async () => {
    const shown = (await threadOn(hall.wang, serial)).conversations[0];
    expect(shown).toMatchObject({ id, position: 1, held: true, bodyHtml: "" });
    expect(await counts()).toMatchObject({ commentCount: 1, people: { support: 1 } });
    expect((await face(hall.li)).held).toMatchObject([{ id, isOut: true, bodyHtml: "<p>扶手装在右边。</p>" }]);
    await expect(commentHistory(hall.wang, id)).rejects.toEqual(refused("comment_held"));
    expect((await flagPage(hall.wang, id)).item.bodyHtml).toBe("");
    await expect(say(hall.wang, "不对", { parentId: id })).rejects.toEqual(refused("comment_held"));
    await keep();
    expect(await counts()).toMatchObject({ commentCount: 1, lastPosition: 1 });
    expect((await threadOn(hall.wang, serial)).conversations[0]).toMatchObject({ held: false, edited: true });
    expect((await commentHistory(hall.wang, id)).changes).toHaveLength(1);
  });

  test("is hidden like anything else when it is refused", async () => {
    await hide();
    const shown = (await threadOn(hall.wang, serial)).conversations[0];
    expect(shown).toMatchObject({ held: false, hiddenFor: "advertising", bodyHtml: "" });
  });
});

test("the database lets nothing out without a number, and takes none back", async () => {
  await expect(prisma.comment.updateMany({ where: { id }, data: { heldAt: null } })).rejects.toThrow(/constraint/);
  await keep();
  await expect(prisma.comment.updateMany({ where: { id }, data: { position: null } })).rejects.toThrow(/constraint/);
  await expect(prisma.comment.updateMany({ where: { id }, data: { position: 9 } })).rejects.toThrow(/constraint/);
});
