import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { homePage } from "#app/domain/home/queries.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { forgetOriginals } from "#app/domain/moderation/forget-originals.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { openRequest, ownMeasures, ownWaiting } from "#app/domain/moderation/own-queries.server.ts";
import { casePage, flagPage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import {
  draftPage,
  draftsAndReturned,
  editProposalPage,
  historyPage,
  ownProposals,
} from "#app/domain/proposals/author-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { discardAllDrafts } from "#app/domain/proposals/discard-all-drafts.server.ts";
import { discardDraft } from "#app/domain/proposals/discard-draft.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { ProposalFilter } from "#app/domain/proposals/forms.ts";
import { proposalsPage, waitingCounts } from "#app/domain/proposals/list-queries.server.ts";
import { mergeProposal } from "#app/domain/proposals/merge-proposal.server.ts";
import { proposalFace, proposalFacts, proposalPage } from "#app/domain/proposals/queries.server.ts";
import { reviewProposal } from "#app/domain/proposals/review-proposal.server.ts";
import { similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { LIMITS } from "#app/domain/sanctions/levels.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import type { ReviewMode } from "#app/domain/signals/forms.ts";
import { addWords } from "#app/domain/signals/keep-words.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { aWeekLater } from "../support/week.ts";
import { type Hall, inDays, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let author: SignedIn;
/** What nobody but its author and the committee may read. */
let secret: string;
let title: string;
let id: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  // Numbers of proposals that makeProposal() makes are below these.
  const year = Number(shanghaiDay(new Date()).slice(0, 4));
  await prisma.counter.create({ data: { communityId: "yangguang", kind: "proposal", year, last: 1_000 } });
});
beforeEach(async () => {
  await review("everybody");
  author = await makePerson("yangguang", "resident");
  secret = `安全${randomUUID().slice(0, 8)}`;
  title = `${secret}通道别堆杂物`;
  id = await draft();
  expect(await submit()).toBe(id);
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const review = (mode: ReviewMode) => prisma.community.update({ where: { id: "yangguang" }, data: { review: mode } });
const text = (more: object = {}) => ({
  title,
  category: "publicSafety" as const,
  body: `${secret}：请物业清理。`,
  ...more,
});
const draft = (more: object = {}) => draftProposal(author, { ...text(more), formKey: randomUUID() });
const submit = (actor: SignedIn = author) => submitProposal(actor, { draftId: id });
const row = () => prisma.proposal.findFirstOrThrow({ where: { id } });
const serialOf = async () => {
  const { year, number } = await row();
  return `${year}-${String(number).padStart(4, "0")}`;
};
const revision = async () => (await prisma.moderationCase.findFirstOrThrow({ where: { proposalId: id } })).revision;
const keep = async () => keepItem(hall.chair, id, await revision());
const hiding = async () => ({ ground: "advertising" as const, note: "推销", revision: await revision() });
const hide = async () => hideFlagged(hall.chair, id, await hiding());
const edit = async (more: object = {}) => {
  const ref = (await row()).number ? { serial: await serialOf() } : { draftId: id };
  return editProposal(author, ref, { ...text(more), revision: (await row()).revision });
};
const front = ThreadView.parse({});
const list = (more: object = {}) => proposalsPage(hall.wang, ProposalFilter.parse(more));
const counter = async () =>
  (await prisma.counter.findFirst({ where: { communityId: "yangguang", kind: "proposal" } }))?.last ?? 0;

/** Everything that tells others what proposals there are. */
const told = async () => ({
  list: (await list()).proposals,
  search: (await list({ q: secret })).proposals,
  home: await homePage(hall.wang),
  alike: await similarProposals("yangguang", title, { limit: 10 }),
});
const expectUntold = async () => expect(JSON.stringify(await told())).not.toContain(secret);

describe("a proposal that waits", () => {
  test("has no number and is in no list, and its author and the committee read it", async () => {
    const before = await waitingCounts("yangguang");
    expect(await row()).toMatchObject({ state: "draft", number: null, submittedAt: null, heldAt: expect.any(Date) });
    await expectUntold();
    expect(await waitingCounts("yangguang")).toEqual(before);
    expect(await draftPage(author, id)).toMatchObject({
      title,
      held: true,
      dueAt: expect.any(Date),
      refusal: "proposal_held",
    });
    expect(await ownProposals(author)).toMatchObject([{ id, serial: null, title, held: true }]);
    expect(await draftsAndReturned(author, 5)).toEqual([]);
    const { cases } = await queuePage(hall.chair, undefined);
    expect(cases.find(({ item }) => item.id === id)).toMatchObject({
      ...{ flags: 0, refusal: null, noticed: true, item: { kind: "proposal", held: true, position: null } },
    });
    expect(await casePage(hall.chair, id)).toMatchObject({
      ...{ item: { home: { title } }, noticed: [{ kind: "review", whose: "everybody" }, { kind: "newAccount" }] },
      refusals: { judge: null, hide: null, ask: null },
    });
  });

  test("is not there for others, whatever they ask for", async () => {
    const asks = [
      () => draftPage(hall.wang, id),
      () => draftPage(hall.chair, id),
      () => editProposalPage(hall.wang, { draftId: id }),
      () => flagPage(hall.wang, id),
      () => ownMeasurePage(hall.wang, id),
      () => submit(hall.wang),
      () => discardDraft(hall.wang, id),
    ];
    for (const ask of asks) await expect(ask(), String(ask)).rejects.toEqual(refused("not_found"));
    await expect(flagItem(hall.wang, id, { ground: "insult", note: "" })).rejects.toEqual(refused("proposal_held"));
    await expect(keepItem(author, id, 1)).rejects.toEqual(refused("committee_only"));
  });

  test("handed in again waits as before, and counts towards what one may hand in", async () => {
    const { heldAt } = await row();
    expect(await Promise.all([submit(), submit()])).toEqual([id, id]);
    expect((await row()).heldAt).toEqual(heldAt);
    const { proposalsAWeek } = LIMITS.neighbour;
    for (let handedIn = 1; handedIn < proposalsAWeek; handedIn += 1)
      await submitProposal(author, { draftId: await draft() });
    const draftId = await draft();
    await expect(submitProposal(author, { draftId })).rejects.toEqual(refused("wrote_enough"));
    // What was refused was handed in as well.
    await hide();
    await expect(submitProposal(author, { draftId })).rejects.toEqual(refused("wrote_enough"));
  });

  test("comes out once when it is kept, under the next number, and all read who let it out", async () => {
    const last = await counter();
    const { heldAt } = await row();
    const both = await Promise.allSettled([keep(), keepItem(hall.colleague, id, 1)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "endorsing", number: last + 1, heldAt: null, title });
    expect(await counter()).toBe(last + 1);
    const moves = await prisma.proposalMove.findMany({ where: { proposalId: id }, orderBy: { position: "asc" } });
    expect(moves).toMatchObject([
      { from: "draft", to: "submitted", actorId: author.accountId, at: heldAt },
      { from: "submitted", to: "endorsing" },
    ]);
    expect([hall.chair.accountId, hall.colleague.accountId]).toContain(moves[1]?.actorId);
    for (const found of Object.values(await told())) expect(JSON.stringify(found)).toContain(secret);
    await endorseProposal(hall.li, await serialOf());
    const [act] = await prisma.auditEntry.findMany({ where: { subject: `draft:${id}` } });
    expect(act).toMatchObject({ action: "moderation.publish", aboutId: author.accountId });
  });

  test("can be changed and is judged as it is then; what nobody else read stays unread", async () => {
    const read = await revision();
    await edit({ body: "改过的：请物业每周清理一次。" });
    await expect(keepItem(hall.chair, id, read)).rejects.toEqual(refused("case_changed"));
    await keep();
    const { revisions } = await historyPage(hall.wang, await serialOf());
    expect(revisions.map(({ bodyHtml }) => bodyHtml)).toEqual(["<p>改过的：请物业每周清理一次。</p>"]);
    expect((await proposalFacts(hall.wang, await serialOf())).edits).toBe(0);
  });

  test("stands with the comments that wait among its author's own, until somebody has looked", async () => {
    const serial = await makeProposal(hall);
    const said = await commentOnProposal(author, serial, speech("路灯要亮一点。"));
    const taken = await commentOnProposal(author, serial, speech("说错了。"));
    const advert = await commentOnProposal(author, serial, speech("加我微信。"));
    await removeComment(author, taken);
    await hideFlagged(hall.chair, advert, { ground: "advertising", note: "推销", revision: 1 });
    const { heldAt } = await row();
    const dueAt = new Date((heldAt?.getTime() ?? 0) + 24 * 3_600_000);
    expect(await ownWaiting(author)).toMatchObject([
      { itemId: id, kind: "proposal", serial: null, excerpt: title, dueAt, isOut: false },
      { itemId: said, kind: "comment", excerpt: "路灯要亮一点。", isOut: false },
    ]);
    expect(await ownWaiting(hall.wang)).toEqual([]);
    await keep();
    await keepItem(hall.chair, said, 1);
    expect(await ownWaiting(author)).toEqual([]);
    await edit({ title: `${secret}改过` });
    await editComment(author, said, { body: "路灯要再亮一点。", revision: 1 });
    expect(await ownWaiting(author)).toMatchObject([
      { itemId: id, serial: await serialOf(), excerpt: `${secret}改过`, isOut: true },
      { itemId: said, isOut: true },
    ]);
    await hide();
    expect(await ownWaiting(author)).toMatchObject([{ itemId: said }]);
  });

  test("is asked to be changed, and waits again once it is", async () => {
    await askToEdit(hall.chair, id, { ...(await hiding()), days: 3 });
    expect(await openRequest(author, id)).toMatchObject({ note: "推销" });
    expect((await casePage(hall.chair, id)).case).toMatchObject({ state: "asked", waits: false });
    await edit({ body: "改过的：请物业每周清理一次。" });
    const { case: found, request } = await casePage(hall.chair, id);
    expect(found).toMatchObject({ state: "waiting", waits: true });
    expect(request?.changes).toBeNull();
    expect(await row()).toMatchObject({ number: null, heldAt: expect.any(Date) });
  });

  test("can be thrown away, and nothing of it is left", async () => {
    await Promise.allSettled([discardDraft(author, id), discardDraft(author, id)]);
    expect(await prisma.proposal.count({ where: { id } })).toBe(0);
    expect(await prisma.moderationCase.count({ where: { itemId: id } })).toBe(0);
    expect(await prisma.proposalSignal.count({ where: { proposalId: id } })).toBe(0);
  });
});

describe("a proposal that is refused", () => {
  beforeEach(async () => {
    await hide();
  });

  test("has never come out, and its author learns why and may appeal; a second person lets it out", async () => {
    expect(await row()).toMatchObject({
      state: "draft",
      number: null,
      heldAt: null,
      hiddenFor: "advertising",
      title: "",
    });
    await expectUntold();
    expect(await draftPage(author, id)).toMatchObject({ title, hidden: true, refusal: "proposal_hidden" });
    expect(await ownMeasures(author)).toMatchObject([{ itemId: id, kind: "proposal", serial: null, excerpt: title }]);
    expect(await ownMeasurePage(author, id)).toMatchObject({ measure: { note: "推销" }, refusal: null });
    await expect(submit()).rejects.toEqual(refused("proposal_hidden"));
    await expect(discardDraft(author, id)).rejects.toEqual(refused("proposal_hidden"));
    await expect(edit()).rejects.toEqual(refused("proposal_hidden"));
    await appealHiding(author, id, "不是推销");
    await decideAppeal(hall.colleague, id, { verdict: "reversed", answer: "确实不是" });
    expect(await row()).toMatchObject({ state: "endorsing", hiddenFor: null, title });
    expect(JSON.stringify((await told()).search)).toContain(secret);
  });

  test("by mistake waits again when that is put right; thrown away then, it leaves a place without words", async () => {
    await undoJudgment(hall.colleague, id);
    expect(await row()).toMatchObject({ number: null, hiddenFor: null, heldAt: expect.any(Date), title });
    await discardDraft(author, id);
    expect(await row()).toMatchObject({ title: "", body: "", heldAt: null });
    expect(await prisma.proposalRevision.count({ where: { proposalId: id } })).toBe(0);
    expect(await ownProposals(author)).toEqual([]);
    expect(await draftsAndReturned(author, 5)).toEqual([]);
    await expect(draftPage(author, id)).rejects.toEqual(refused("not_found"));
    await expect(submit()).rejects.toEqual(refused("not_found"));
  });

  test("leaves its measure and no words when its author goes", async () => {
    await prisma.$transaction((tx) => discardAllDrafts(tx, author.accountId));
    expect(await prisma.proposalRevision.count({ where: { proposalId: id } })).toBe(0);
    expect(await prisma.measure.count({ where: { itemId: id, state: "standing" } })).toBe(1);
  });

  test("is forgotten after six months", async () => {
    await unguarded((tx) => tx.measure.updateMany({ where: { itemId: id }, data: { at: inDays(-185) } }));
    await forgetOriginals();
    expect(await prisma.proposalRevision.count({ where: { proposalId: id } })).toBe(0);
    expect(await prisma.proposalSignal.count({ where: { proposalId: id } })).toBe(0);
  });
});

describe("what is out, changed where everybody waits", () => {
  let serial: string;
  beforeEach(async () => {
    await keep();
    serial = await serialOf();
    await endorseProposal(hall.li, serial);
    await edit({ title: `${secret}通道，改过` });
  });

  test("keeps its number, endorsements and place, and shows neither text until it is looked at", async () => {
    expect(await row()).toMatchObject({ state: "endorsing", title: "", heldAt: expect.any(Date), endorsementCount: 1 });
    await expectUntold();
    expect(JSON.stringify((await homePage(hall.wang)).underWay)).not.toContain(serial);
    for (const actor of [hall.wang, hall.chair, author]) {
      const page = await proposalPage(actor, await proposalFace(actor, serial), serial, front);
      expect(page.proposal).toMatchObject({ held: true, title: "", pictures: [] });
      expect(JSON.stringify(page)).not.toContain(secret);
    }
    expect(await editProposalPage(author, { serial })).toMatchObject({ title: `${secret}通道，改过`, held: true });
    const stops: (() => Promise<unknown>)[] = [
      () => endorseProposal(hall.wang, serial),
      () => commentOnProposal(hall.wang, serial, speech("还在吗")),
      () => reviewProposal(hall.chair, serial, { verdict: "accept", reason: "" }),
      () => historyPage(hall.wang, serial),
      async () => mergeProposal(hall.chair, serial, { into: await makeProposal(hall), reason: "同一件事" }),
      async () => flagItem(hall.wang, id, { ground: "insult", note: "" }),
    ];
    for (const stop of stops) await expect(stop(), String(stop)).rejects.toEqual(refused("proposal_held"));
    await keep();
    expect(await row()).toMatchObject({ title: `${secret}通道，改过`, heldAt: null, endorsementCount: 1 });
    expect((await historyPage(hall.wang, serial)).revisions).toHaveLength(2);
    expect(JSON.stringify((await told()).alike)).toContain(secret);
  });

  test("is hidden like anything else when it is refused, and shown again whole", async () => {
    await hide();
    expect(await row()).toMatchObject({ hiddenFor: "advertising", heldAt: null, title: "" });
    await undoJudgment(hall.colleague, id);
    expect(await row()).toMatchObject({ hiddenFor: null, title: `${secret}通道，改过` });
  });
});

describe("who waits", () => {
  test("is whoever is new, where newcomers do; what they have out counts, whichever it is", async () => {
    await review("newcomers");
    await prisma.account.update({ where: { id: author.accountId }, data: { createdAt: new Date("2025-01-01") } });
    await keep();
    const serial = await makeProposal(hall);
    for (const body of ["一", "二"]) {
      const said = await commentOnProposal(author, serial, speech(body));
      await keepItem(hall.chair, said, 1);
    }
    await aWeekLater(author);
    id = await draft({ body: "第四次说话：路灯要亮一点。" });
    expect(await submit()).not.toBe(id);
    expect(await row()).toMatchObject({ state: "endorsing", heldAt: null });
  });

  test("is nobody in an office, nor anybody where nobody does", async () => {
    author = hall.colleague;
    id = await draft();
    expect(await submit()).not.toBe(id);
    await review("off");
    author = await makePerson("yangguang", "resident");
    id = await draft();
    expect(await submit()).not.toBe(id);
  });
});

describe("what is noticed of a proposal", () => {
  beforeEach(async () => {
    await review("off");
    author = await makePerson("yangguang", "resident");
  });
  const kinds = async () => (await casePage(hall.chair, id)).noticed.map(({ kind }) => kind);

  test("words are found in its title, in their variants, and shown where they stand", async () => {
    await addWords(hall.chair, { words: ["代开发票"], ground: "advertising", strength: "note" });
    id = await draft({ title: "专业代 開發 票" });
    expect(await submit()).not.toBe(id);
    const { noticed } = await casePage(hall.chair, id);
    const [words] = noticed;
    expect(words).toMatchObject({
      kind: "words",
      hits: [
        { word: "代开发票", passage: { before: "专业", found: "代 開發 票" }, variants: ["spaced", "traditional"] },
      ],
    });
  });

  test("a word that holds, keeps a new text from others, also where nobody waits", async () => {
    await addWords(hall.chair, { words: ["高息放贷"], ground: "advertising", strength: "hold" });
    id = await draft();
    await submit();
    await edit({ body: "这里高息放贷，请联系。" });
    expect(await row()).toMatchObject({ title: "", heldAt: expect.any(Date) });
    // Taken out again, it waits on until somebody has looked.
    await edit();
    expect(await row()).toMatchObject({ title: "", heldAt: expect.any(Date) });
    expect(await kinds()).not.toContain("words");
    await keep();
    const { revisions } = await historyPage(hall.wang, await serialOf());
    expect(JSON.stringify(revisions)).not.toContain("高息放贷");
  });

  test("links of a new account bring it before the committee; the same text again does, among comments too", async () => {
    const spam = "房屋抵押当天放款，额度高、放款快，详见 https://loan.example.com";
    const serial = await makeProposal(hall);
    await commentOnProposal(await makePerson("yangguang", "resident"), serial, speech(spam));
    id = await draft({ body: spam });
    await submit();
    expect(await kinds()).toEqual(["newAccount", "links", "repeated"]);
    const again = await commentOnProposal(await makePerson("yangguang", "resident"), serial, speech(spam));
    const { noticed } = await casePage(hall.chair, again);
    expect(noticed).toContainEqual({ kind: "repeated", own: 0, others: 2 });
  });

  test("what was written fast before it counts with it", async () => {
    const serial = await makeProposal(hall);
    for (const body of ["一", "二", "三", "四", "五"]) await commentOnProposal(author, serial, speech(body));
    id = await draft();
    await submit();
    await flagItem(hall.wang, id, { ground: "insult", note: "" });
    expect(await kinds()).toContain("speed");
  });

  test("a draft is nobody's business", async () => {
    await addWords(hall.chair, { words: ["私下写的"], ground: "insult", strength: "hold" });
    id = await draft();
    await edit({ body: "私下写的，还没想好。" });
    expect(await prisma.proposalSignal.count({ where: { proposalId: id } })).toBe(0);
    expect(await row()).toMatchObject({ heldAt: null, fingerprint: null });
  });
});

test("the database shows no words of what is out and waits, and holds nothing that is voted on", async () => {
  await expect(prisma.proposal.updateMany({ where: { id }, data: { hiddenFor: "insult" } })).rejects.toThrow(
    /constraint/,
  );
  await keep();
  const heldAt = new Date();
  await expect(prisma.proposal.updateMany({ where: { id }, data: { heldAt } })).rejects.toThrow(/constraint/);
  const words = { title: "", body: "", bodyHtml: "", excerpt: "", searchTerms: [] };
  const voting = { ...words, heldAt, state: "voting" as const };
  await expect(prisma.proposal.updateMany({ where: { id }, data: voting })).rejects.toThrow(/constraint/);
});
