import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { commentsInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { followedThreads } from "#app/domain/comments/own-queries.server.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { homePage, whatNeeds } from "#app/domain/home/queries.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { hideAll } from "#app/domain/moderation/bulk-judge.server.ts";
import { bulkPage } from "#app/domain/moderation/bulk-queries.server.ts";
import { escalateCase } from "#app/domain/moderation/escalate-case.server.ts";
import { flagItem, withdrawFlag } from "#app/domain/moderation/flag-item.server.ts";
import { forgetOriginals } from "#app/domain/moderation/forget-originals.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { measuresPage } from "#app/domain/moderation/log-queries.server.ts";
import { openRequest, ownMeasures } from "#app/domain/moderation/own-queries.server.ts";
import { itemOfProposal } from "#app/domain/moderation/proposal-item.server.ts";
import { casePage, flagPage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { nextCase, queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { pictureFile } from "#app/domain/pictures/queries.server.ts";
import { editProposalPage, historyPage, ownProposals } from "#app/domain/proposals/author-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { ProposalFilter } from "#app/domain/proposals/forms.ts";
import { proposalsPage, proposalsUnderWay } from "#app/domain/proposals/list-queries.server.ts";
import { mergeProposal } from "#app/domain/proposals/merge-proposal.server.ts";
import { mergerPage, ownMergers } from "#app/domain/proposals/merger-queries.server.ts";
import {
  proposalConversation,
  proposalFace,
  proposalFacts,
  proposalPage,
} from "#app/domain/proposals/queries.server.ts";
import { reviewProposal } from "#app/domain/proposals/review-proposal.server.ts";
import { similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { putToVote } from "#app/domain/vote-plans/put-to-vote.server.ts";
import { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { aWeekLater } from "../support/week.ts";
import { announce, type Hall, inDays, makeHall, opening, type SignedIn } from "../votes/hall.ts";

freshDatabase();

const BODY = "加微信号码零零七，利息全小区最低。";

let hall: Hall;
let serial: string;
let id: string;
/** What nobody may read once it is hidden: in title and text of one proposal alone. */
let secret: string;
let title: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });

async function proposal(author: SignedIn, title: string, body = BODY) {
  await aWeekLater(author);
  const text = { title, category: "other" as const, body, formKey: randomUUID() };
  return submitProposal(author, { draftId: await draftProposal(author, text) });
}
const move = (state: "endorsing" | "deliberating" | "voting" | "effective", which = id) =>
  prisma.proposal.updateMany({ where: { id: which }, data: { state } });

beforeEach(async () => {
  secret = `微信${randomUUID().slice(0, 8)}`;
  title = `低价代办装修贷款请加${secret}`;
  serial = await proposal(hall.author, title, `${BODY}${secret}`);
  id = await itemOfProposal(hall.li, serial);
  await move("endorsing");
});

const flag = (actor: SignedIn = hall.wang) => flagItem(actor, id, { ground: "advertising", note: "推销贷款" });
const hiding = (revision = 1) => ({ ground: "advertising", note: "推销", revision }) as const;
const hide = (actor: SignedIn = hall.chair, revision = 1) => hideFlagged(actor, id, hiding(revision));
const toAnswer = async () => (await whatNeeds(hall.author))?.toAnswer.filter((one) => one.itemId === id);
const row = () => prisma.proposal.findFirstOrThrow({ where: { id } });
const caseOf = () => prisma.moderationCase.findFirstOrThrow({ where: { proposalId: id } });
const visitor = () => ({ ...hall.li, accountId: null, roles: new Set<never>() });
const acts = async () =>
  (await prisma.auditEntry.findMany({ where: { subject: `proposal:${serial}` }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("flagging a proposal", () => {
  test("is for whoever is signed in, once, and can be taken back", async () => {
    await flag();
    await flag();
    await expect(flagItem(hall.wang, id, { ground: "offTopic", note: "" })).rejects.toEqual(refused("flagged_already"));
    expect(await caseOf()).toMatchObject({ itemId: id, commentId: null, flags: 1, state: "waiting" });
    expect(await flagPage(hall.wang, id)).toMatchObject({
      flag: { ground: "advertising" },
      item: { kind: "proposal" },
    });
    await withdrawFlag(hall.wang, id);
    expect(await caseOf()).toMatchObject({ flags: 0, state: "kept" });
  });

  test("is not for its author, nor of a draft, nor of what is hidden already", async () => {
    await expect(flag(hall.author)).rejects.toEqual(refused("own_item"));
    const form = { title, category: "other" as const, body: BODY, formKey: randomUUID() };
    const draft = await draftProposal(hall.author, form);
    await expect(flagItem(hall.wang, draft, { ground: "insult", note: "" })).rejects.toEqual(refused("not_found"));
    await flag();
    await hide();
    await expect(flag(hall.li)).rejects.toEqual(refused("proposal_hidden"));
    const own = { communityId: "yangguang", itemId: id, accountId: hall.author.accountId ?? "" };
    await expect(prisma.flag.create({ data: { ...own, ground: "insult", note: "" } })).rejects.toThrow(/constraint/);
  });
});

const front = ThreadView.parse({});
const filter = (given: object) => ProposalFilter.parse(given);

/** Everything that tells others what a proposal is called or says. */
const TOLD: [string, () => Promise<unknown>][] = [
  ["its page", async () => proposalPage(hall.li, await proposalFace(hall.li, serial), serial, front)],
  [
    "its page, to the committee",
    async () => proposalPage(hall.chair, await proposalFace(hall.chair, serial), serial, front),
  ],
  [
    "its page, to its author",
    async () => proposalPage(hall.author, await proposalFace(hall.author, serial), serial, front),
  ],
  ["its facts", () => proposalFacts(visitor(), serial)],
  ["the list", () => proposalsPage(visitor(), filter({}))],
  ["the list by discussion", () => proposalsPage(hall.li, filter({ sort: "discussed" }))],
  ["a search", () => proposalsPage(visitor(), filter({ q: "装修贷款" }))],
  ["the home page", () => homePage(visitor())],
  ["what is under way", () => proposalsUnderWay("yangguang", 50)],
  ["titles alike", () => similarProposals("yangguang", title, { limit: 10 })],
  ["threads that are followed", () => followedThreads(hall.li)],
  ["one's own list", () => ownProposals(hall.author)],
  ["a conversation", async () => proposalConversation(hall.li, serial, await commentId())],
  ["a comment to be judged", async () => [...(await commentsInContext("yangguang", [await commentId()])).values()]],
  ["the flag form", () => flagPage(hall.li, id)],
  ["the form of a vote", () => openVotePage(hall.chair, serial)],
  ["what needs a neighbour", () => whatNeeds(hall.li)],
  ["the log", () => measuresPage(visitor(), undefined)],
  ["the way to merge it", () => mergerPage(hall.chair, serial, serial).catch((error: { code: string }) => error.code)],
  ["its history", () => historyPage(hall.li, serial).catch((error: { code: string }) => error.code)],
];
const serialsUnderWay = async () => (await proposalsUnderWay("yangguang", 50)).map((row) => row.serial);
const commentId = async () =>
  (await prisma.comment.findFirstOrThrow({ where: { thread: { proposal: { id } } }, select: { id: true } })).id;

describe("hiding a proposal", () => {
  test("leaves its words nowhere but with its author and the committee, and shows it again whole", async () => {
    await commentOnProposal(hall.li, serial, speech("这是广告吧？"));
    await endorseProposal(hall.tenant, serial);
    const before = await row();
    await flag();
    for (const [name, tell] of TOLD.filter(([name]) => /page|list|search|alike/.test(name))) {
      expect(JSON.stringify(await tell()), name).toContain(secret);
    }
    await hide();
    for (const [name, tell] of TOLD) expect(JSON.stringify(await tell()) ?? "", name).not.toContain(secret);
    expect(JSON.stringify(await proposalsPage(visitor(), filter({})))).toContain(serial);
    expect(await serialsUnderWay()).not.toContain(serial);
    expect(await proposalFacts(visitor(), serial)).toMatchObject({
      title: "",
      hiddenFor: "advertising",
      endorsementCount: 1,
    });
    expect((await casePage(hall.chair, id)).item).toMatchObject({ home: { title }, hidden: true });
    expect(await ownMeasurePage(hall.author, id)).toMatchObject({ item: { home: { title } }, refusal: null });
    await expect(ownMeasurePage(hall.li, id)).rejects.toEqual(refused("not_found"));
    expect(await toAnswer()).toMatchObject([{ itemId: id, serial, dueAt: null, excerpt: title }]);
    expect((await ownMeasures(hall.author))[0]).toMatchObject({ itemId: id, serial, excerpt: title });

    await undoJudgment(hall.colleague, id);
    const { updatedAt: _, ...shown } = await row();
    const { updatedAt: __, ...was } = before;
    expect(shown).toEqual(was);
    expect(await serialsUnderWay()).toContain(serial);
    expect(JSON.stringify(await similarProposals("yangguang", title, { limit: 10 }))).toContain(secret);
    expect(await acts()).toEqual(["moderation.hide", "moderation.undo"]);
  });

  test("stops everything else that is done with it", async () => {
    await flag();
    await hide();
    const text = { title: "别的", category: "other" as const, body: "别的", revision: 1 };
    const other = await proposal(hall.wang, "楼道加装扶手", "方便老人");
    const tries: (() => Promise<unknown>)[] = [
      () => endorseProposal(hall.li, serial),
      () => commentOnProposal(hall.li, serial, speech("还在吗")),
      () => editProposal(hall.author, { serial }, text),
      () => editProposalPage(hall.author, { serial }),
      () => reviewProposal(hall.chair, serial, { verdict: "accept", reason: "" }),
      () => mergeProposal(hall.chair, serial, { into: other, reason: "同一件事" }),
      () => mergeProposal(hall.chair, other, { into: serial, reason: "同一件事" }),
      () => putToVote(hall.chair, serial, opening()),
    ];
    for (const attempt of tries) await expect(attempt(), String(attempt)).rejects.toEqual(refused("proposal_hidden"));
    await expect(move("voting")).rejects.toThrow(/constraint/);
    await expect(prisma.proposal.updateMany({ where: { id }, data: { title } })).rejects.toThrow(/constraint/);
  });

  test.each(["voting", "effective"] as const)("is not done to what is %s", async (state) => {
    await flag();
    await move(state);
    await expect(hide()).rejects.toEqual(refused("voted_on"));
    await expect(askToEdit(hall.chair, id, { ...hiding(), days: 3 })).rejects.toEqual(refused("no_longer_editable"));
    expect((await casePage(hall.chair, id)).refusals).toMatchObject({
      judge: null,
      hide: "voted_on",
      ask: "no_longer_editable",
    });
    await keepItem(hall.chair, id, 1);
    expect(await caseOf()).toMatchObject({ state: "kept" });
  });

  test("waits for a vote to be called off, and then its page names nothing", async () => {
    await move("deliberating");
    const vote = await announce(hall, serial, opening());
    await flag();
    await expect(hide()).rejects.toEqual(refused("voted_on"));
    const cancellation = { reason: "误发", formKey: randomUUID() };
    await approveAct(hall.chair, vote, await proposeCancellation(hall.colleague, vote, cancellation));
    expect(JSON.stringify(await votePage(hall.li, vote))).toContain(secret);
    await hide();
    expect(JSON.stringify(await votePage(hall.li, vote))).not.toContain(secret);
  });

  test("of what is merged takes its name from where it went, too", async () => {
    const target = await proposal(hall.wang, "楼道加装扶手", "方便老人");
    await mergeProposal(hall.chair, serial, { into: target, reason: "同一件事" });
    expect(JSON.stringify(await proposalFacts(visitor(), target))).toContain(secret);
    await flag();
    await hide();
    expect(JSON.stringify([await proposalFacts(visitor(), target), await ownMergers(hall.author)])).not.toContain(
      secret,
    );
  });

  test("of two moderators is done by one", async () => {
    await flag();
    const both = await Promise.allSettled([hide(hall.chair), hide(hall.colleague)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.measure.count({ where: { itemId: id } })).toBe(1);
  });

  test("keeps its pictures from others", async () => {
    const picture = randomUUID();
    const size = { smallWidth: 1, smallHeight: 1, largeWidth: 1, largeHeight: 1 };
    const of = { communityId: "yangguang", proposalId: id, position: 0, accountId: hall.author.accountId };
    await prisma.picture.create({ data: { ...of, id: picture, ...size } });
    await prisma.proposal.updateMany({ where: { id }, data: { pictureCount: 1 } });
    await flag();
    await hide();
    expect((await proposalFacts(hall.li, serial)).pictures).toEqual([]);
    expect((await casePage(hall.chair, id)).item.pictures).toHaveLength(1);
    await expect(pictureFile(hall.li, picture, "large")).rejects.toEqual(refused("not_found"));
  });
});

describe("a proposal in the queue", () => {
  test("is asked to be changed, waits again once it is, and shows what was changed", async () => {
    await flag();
    await askToEdit(hall.chair, id, { ...hiding(), days: 3 });
    expect(await toAnswer()).toMatchObject([{ itemId: id, serial, dueAt: expect.any(Date) }]);
    expect(await openRequest(hall.author, id)).toMatchObject({ note: "推销" });
    await editProposal(hall.author, { serial }, { title: "装修贷款", category: "other", body: BODY, revision: 1 });
    const { request, case: found } = await casePage(hall.chair, id);
    expect(found).toMatchObject({ state: "waiting", waits: true });
    expect(JSON.stringify(request?.changes)).toContain("代办");
    const history = await historyPage(hall.li, serial);
    expect(history).toMatchObject({ cleared: true, revisions: [{ revision: 2, title: "装修贷款" }] });
    await expect(hide()).rejects.toEqual(refused("case_changed"));
    await escalateCase(hall.colleague, id, found.revision);
    await expect(hide(hall.colleague, found.revision + 1)).rejects.toEqual(refused("chair_decides"));
    await undoJudgment(hall.colleague, id);
  });

  test("stands with comments of its author, to be judged at one stroke", async () => {
    const said = await commentOnProposal(hall.author, serial, speech("加我微信"));
    await flag();
    await flagItem(hall.wang, said, { ground: "advertising", note: "" });
    expect(await nextCase(hall.chair, id)).not.toBeNull();
    expect((await queuePage(hall.chair, undefined)).cases.map(({ item }) => item.id)).toEqual(
      expect.arrayContaining([id, said]),
    );
    const { cases } = await bulkPage(hall.chair, id);
    const chosen = cases.filter(({ item }) => item.id === id || item.id === said);
    expect(chosen).toHaveLength(2);
    const ids = chosen.map(({ item, revision }) => ({ id: item.id, revision }));
    expect(await hideAll(hall.chair, { ground: "advertising", note: "推销", chosen: ids })).toMatchObject({
      skipped: 0,
    });
    expect((await row()).hiddenFor).toBe("advertising");
  });
});

describe("an appeal", () => {
  test("is decided by a second person, and shows the proposal again", async () => {
    await flag();
    await hide();
    await expect(appealHiding(hall.li, id, "不是广告")).rejects.toEqual(refused("author_only"));
    await appealHiding(hall.author, id, "不是广告");
    expect((await queuePage(hall.colleague, undefined)).appeals).toContainEqual(expect.objectContaining({ id, title }));
    const answer = { verdict: "reversed", answer: "确实不是" } as const;
    await expect(decideAppeal(hall.chair, id, answer)).rejects.toEqual(refused("own_measure"));
    await expect(decideAppeal(hall.author, id, answer)).rejects.toEqual(refused("committee_only"));
    await decideAppeal(hall.colleague, id, answer);
    expect(await row()).toMatchObject({ title, body: `${BODY}${secret}`, hiddenFor: null });
    expect(await acts()).toEqual(["moderation.hide", "appeal.reverse"]);
    expect((await measuresPage(visitor(), undefined)).measures[0]).toMatchObject({ state: "reversed" });
  });
});

test("the original goes after six months, with all it said before", async () => {
  await editProposal(hall.author, { serial }, { title: `${title}！`, category: "other", body: BODY, revision: 1 });
  await flag();
  await hide();
  await forgetOriginals();
  expect(await prisma.proposalRevision.count({ where: { proposalId: id } })).toBe(2);
  const at = inDays(-185);
  await unguarded((tx) => tx.measure.updateMany({ where: { itemId: id }, data: { at } }));
  await forgetOriginals();
  expect(await prisma.proposalRevision.count({ where: { proposalId: id } })).toBe(0);
  expect(await prisma.flag.count({ where: { itemId: id } })).toBe(0);
  expect(await acts()).toEqual(["moderation.hide", "moderation.forget"]);
  expect(await ownMeasurePage(hall.author, id)).toMatchObject({ refusal: "original_gone", item: { bodyHtml: "" } });
  await expect(undoJudgment(hall.colleague, id)).rejects.toEqual(refused("original_gone"));
  expect(await proposalFacts(visitor(), serial)).toMatchObject({ hiddenFor: "advertising", title: "" });
});
