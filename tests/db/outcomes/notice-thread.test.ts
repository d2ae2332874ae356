import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addressOfComment, addressOfThread, summaryPage } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { followThread } from "#app/domain/comments/follow-thread.server.ts";
import { mayHear } from "#app/domain/comments/news-queries.server.ts";
import { followedThreads } from "#app/domain/comments/own-queries.server.ts";
import { rateComment } from "#app/domain/comments/rate-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { summariseThread } from "#app/domain/comments/summarise-thread.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { commentOnNotice } from "#app/domain/outcomes/comment-on-notice.server.ts";
import { fileObjection } from "#app/domain/outcomes/file-objection.server.ts";
import { noticeConversation, noticeFace } from "#app/domain/outcomes/notice-queries.server.ts";
import { latestOutcomes, outcomesPage } from "#app/domain/outcomes/queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { PAGES_CHANNEL } from "#app/domain/shared/touch.server.ts";
import { answerObjection } from "#app/domain/vote-acts/answer-objection.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";
import { noticeOf, published } from "./notice.ts";

const database = freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let other: Hall;
let publisher: SignedIn;
let moderator: SignedIn;
let serial: string;
beforeAll(async () => {
  hall = await makeHall(communityId);
  other = await makeHall("heping");
  publisher = await makePerson(communityId, "moderator");
  moderator = await makePerson(communityId, "moderator");
});
beforeEach(async () => {
  serial = await published(hall, publisher);
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const visitor = () => ({ communityId, accountId: null, roles: new Set<never>() });
const say = (actor: SignedIn, body: string, more: Partial<Parameters<typeof commentOnNotice>[2]> = {}) =>
  commentOnNotice(actor, serial, { ...speech(body), ...more });
const thread = async (view = {}) => (await noticeOf(visitor(), serial, view)).thread;
const threadId = async () => (await thread()).threadId;

/** What goes over the wire. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await work();
    return sent.mock.calls.length;
  } finally {
    sent.mockRestore();
  }
}

describe("below a notice", () => {
  test("people are counted by where they stand, comments one by one, and none of it below the proposal", async () => {
    const first = await say(hall.li, "写得清楚。");
    await say(hall.wang, "什么时候开工？", { stance: "question", parentId: first });
    await say(hall.chair, "下个月开工。", { stance: "neutral", answer: "on", parentId: first });
    const shown = await thread();
    expect(shown).toMatchObject({ commentCount: 3, people: { support: 1, question: 1, neutral: 1 } });
    expect(shown.pinned).toMatchObject([{ office: "chair", answer: true }]);
    expect(shown.conversations).toMatchObject([
      { id: first, replyCount: 2, answers: [{ position: 2 }, { position: 3 }] },
    ]);
    expect((await thread({ show: "question" })).conversations).toMatchObject([{ position: 2 }]);
    expect(
      await prisma.thread.count({ where: { communityId, commentCount: { gt: 0 }, proposal: { isNot: null } } }),
    ).toBe(0);
  });

  test("lists say how many there are that came out and were not taken back", async () => {
    const first = await say(hall.li, "写得清楚。");
    await say(hall.wang, "同意。", { parentId: first });
    await removeComment(hall.wang, await say(hall.wang, "说错了"));
    const unspoken = await published(hall, publisher);
    for (const lines of [(await outcomesPage(visitor(), {})).outcomes, await latestOutcomes(communityId, 2)]) {
      expect(lines.slice(0, 2)).toMatchObject([
        { serial: unspoken, commentCount: 0 },
        { serial, commentCount: 2 },
      ]);
    }
  });

  test("a comment's address leads to it, and a thread's to the notice", async () => {
    const first = await say(hall.li, "写得清楚。");
    const reply = await say(hall.wang, "同意。", { parentId: first });
    expect(await addressOfComment(visitor(), reply)).toBe(`notices/${serial}/comments/${reply}#comment-${reply}`);
    expect(await addressOfThread(visitor(), await threadId())).toBe(`notices/${serial}`);
    const shown = await noticeConversation(hall.li, serial, reply, { quoting: true });
    expect(shown).toMatchObject({ serial, title: "加装扶手", rights: { refusal: null }, quote: "> 同意。\n\n" });
    expect(shown.conversation.context).toMatchObject([{ id: first }]);
  });

  test("only members speak, each form once, and only there", async () => {
    await expect(commentOnNotice({ ...visitor(), communityId }, serial, speech())).rejects.toEqual(
      refused("sign_in_first"),
    );
    await expect(say({ ...hall.li, roles: new Set() }, "路过")).rejects.toEqual(refused("members_only"));
    await expect(say(other.li, "走错了")).rejects.toEqual(refused("not_found"));
    await expect(commentOnNotice(hall.li, "2026-9999", speech())).rejects.toEqual(refused("not_found"));
    const form = speech("写得清楚。");
    const ids = await Promise.all([1, 2, 3].map(() => commentOnNotice(hall.li, serial, form)));
    expect(new Set(ids).size).toBe(1);
    const elsewhere = await published(hall, publisher);
    const reply = { ...speech("接着说"), parentId: ids[0] };
    await expect(commentOnNotice(hall.li, elsewhere, reply)).rejects.toEqual(refused("not_found"));
    await expect(noticeConversation(hall.li, elsewhere, ids[0] ?? "")).rejects.toEqual(refused("not_found"));
    await expect(mayHear({ ...other.li }, await threadId())).rejects.toEqual(refused("not_found"));
  });

  test("a comment drops the page of its notice and the lists that count it, and tells whoever has it open", async () => {
    const listener = new pg.Client(database.url);
    await listener.connect();
    const told = new Promise<string>((resolve) => listener.on("notification", ({ payload }) => resolve(payload ?? "")));
    await listener.query(`LISTEN ${PAGES_CHANNEL}`);
    await say(hall.li, "写得清楚。");
    expect((await told).split(" ").sort()).toEqual(
      [
        ...[tags.outcome(communityId, serial), tags.noticeLists(communityId)],
        tags.thread(communityId, await threadId()),
      ].sort(),
    );
    await listener.end();
  });

  test("it costs as many statements to speak as below a proposal", async () => {
    const proposal = await makeProposal(hall);
    // The community's word list is read once, and whoever says much at once is noticed.
    await say(hall.wang, "先说一句话");
    const speaker = await makePerson(communityId, "resident");
    expect(await statements(() => commentOnProposal(speaker, proposal, speech("第一句话")))).toBe(8);
    expect(await statements(() => say(speaker, "另外一句话"))).toBe(8);
  });
});

describe("what is said below a notice", () => {
  test("is found helpful, changed, followed and taken back as anywhere", async () => {
    const id = await say(hall.li, "写得清楚。");
    await followThread(hall.wang, await threadId());
    await rateComment(hall.wang, id, "helpful");
    await editComment(hall.li, id, { body: "写得很清楚。", revision: 1 });
    await say(hall.tenant, "我也看了。");
    expect((await thread()).conversations.find((one) => one.id === id)).toMatchObject({ helpful: 1, edited: true });
    expect(await followedThreads(hall.wang)).toContainEqual({
      ...{ threadId: await threadId(), path: `notices/${serial}`, title: "加装扶手", unread: 1, readThrough: 1 },
    });
    expect((await noticeFace(hall.wang, serial)).thread).toMatchObject({ own: [], rated: { [id]: true }, unread: 1 });
    expect((await noticeFace(hall.li, serial)).thread.own).toEqual([id]);
    await removeComment(hall.li, id);
    expect(await thread()).toMatchObject({ commentCount: 1, lastPosition: 2, people: { support: 1 } });
  });

  test("is flagged, hidden for a ground and shown again on appeal, with the notice named", async () => {
    const id = await say(hall.li, "物业天天偷懒。");
    await flagItem(hall.wang, id, { ground: "insult", note: "骂人" });
    expect((await casePage(moderator, id)).item).toMatchObject({
      home: { path: `notices/${serial}`, title: "加装扶手" },
    });
    await hideFlagged(moderator, id, { ground: "insult", note: "骂人", revision: 1 });
    expect((await thread()).conversations).toMatchObject([{ id, hiddenFor: "insult", bodyHtml: "" }]);
    await appealHiding(hall.li, id, "说的是事。");
    await decideAppeal(publisher, id, { verdict: "reversed", answer: "说的是事。" });
    expect((await thread()).conversations).toMatchObject([{ id, hiddenFor: null }]);
  });

  test("is summed up by the committee, but not by who published it or proposed the matter", async () => {
    await say(hall.li, "写得清楚。");
    const form = { pro: "写得清楚（#1）", con: "", revision: 0 };
    const author = { ...hall.author, roles: new Set(["moderator"] as const) };
    for (const owner of [publisher, author]) {
      expect((await noticeFace(owner, serial)).isOwner).toBe(true);
      await expect(summariseThread(owner, await threadId(), form)).rejects.toEqual(refused("own_item"));
      await expect(summaryPage(owner, await threadId())).rejects.toEqual(refused("own_item"));
    }
    expect(await summariseThread(moderator, await threadId(), form)).toBe(`notices/${serial}`);
    expect((await thread()).summary?.proHtml).toContain(`/c/${communityId}/notices/${serial}/comments/`);
  });
});

describe("a notice is talked about", () => {
  const move = (state: "archived" | "implementing" | "failed") =>
    prisma.proposal.updateMany({ where: { communityId, outcomes: { some: {} } }, data: { state } });

  test("until it is done, and says when it is over, to whoever is not signed in as well", async () => {
    await move("implementing");
    const id = await say(hall.li, "开工了。");
    for (const over of ["archived", "failed"] as const) {
      await move(over);
      await expect(say(hall.li, "迟了")).rejects.toEqual(refused("discussion_closed"));
      await expect(rateComment(hall.wang, id, "helpful")).rejects.toEqual(refused("discussion_closed"));
      expect((await noticeOf(visitor(), serial)).rights.refusal).toBe("discussion_closed");
    }
    expect((await thread()).conversations).toMatchObject([{ id }]);
    await move("implementing");
    expect((await noticeOf(visitor(), serial)).rights.refusal).toBe("sign_in_first");
  });

  test("while it is in force: once annulled, the matter is open again and talked about there", async () => {
    const text = "有两张票重复登记。";
    const objection = await fileObjection(hall.li, serial, { text, formKey: randomUUID() });
    const answer = { verdict: "upheld", answer: "属实。", formKey: randomUUID() } as const;
    const proposed = await answerObjection(publisher, serial, objection, answer);
    const { act, vote } = proposed ?? expect.fail("upheld by one");
    await say(hall.li, "请尽快核对。");
    const people = [hall.li, hall.wang, hall.tenant];
    const [, ...said] = await Promise.allSettled([
      approveAct(hall.chair, vote, act),
      ...people.map((person) => say(person, "核对了吗？")),
    ]);
    const late = said.filter((one) => one.status === "rejected").map(({ reason }) => reason);
    expect(late).toEqual(late.map(() => refused("notice_annulled")));
    await expect(say(hall.li, "还想说")).rejects.toEqual(refused("notice_annulled"));
    expect((await noticeOf(hall.li, serial)).rights.refusal).toBe("notice_annulled");
    expect((await thread()).commentCount).toBe(1 + people.length - late.length);
  });
});
