import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addressOfComment, addressOfThread, summaryPage } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { followThread, markThreadRead, unfollowThread } from "#app/domain/comments/follow-thread.server.ts";
import { followedThreads, ownMentions } from "#app/domain/comments/own-queries.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { summariseThread } from "#app/domain/comments/summarise-thread.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalFace } from "#app/domain/proposals/queries.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";
import { speech, threadOn } from "./speech.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let serial: string;
let threadId: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});
beforeEach(async () => {
  serial = await makeProposal(hall);
  ({ threadId } = await prisma.proposal.findFirstOrThrow({ where: { number: Number(serial.split("-")[1]) } }));
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const say = (actor: SignedIn, body = "说两句") => commentOnProposal(actor, serial, speech(body));
const visitor = () => ({ ...hall.li, accountId: null, roles: new Set<never>() });

describe("a mention", () => {
  const called = async (person: SignedIn, shownName: string) => {
    await prisma.account.update({ where: { id: person.accountId }, data: { shownName } });
    return person;
  };
  const mentioned = async (commentId: string) =>
    (await prisma.commentMention.findMany({ where: { commentId } })).map(({ accountId }) => accountId).sort();

  test("finds members of the community by the names they are shown under", async () => {
    const wang = await called(hall.wang, "桂花树下");
    const tenant = await called(hall.tenant, "张*三");
    const official = await makePerson("yangguang", "official");
    const { subdistrictId } = await prisma.community.findUniqueOrThrow({ where: { id: "yangguang" } });
    await prisma.officialPost.create({ data: { subdistrictId, accountId: official.accountId } });
    await called(official, "街道小孙");
    const id = await say(hall.li, "同意@桂花树下说的，@张*三 和@街道小孙怎么看？");
    expect(await mentioned(id)).toEqual([wang, tenant, official].map(({ accountId }) => accountId).sort());
    const [shown] = (await threadOn(hall.li, serial)).conversations;
    expect(shown?.bodyHtml).toBe(
      "<p>同意<strong>@桂花树下</strong>说的，<strong>@张*三</strong> 和<strong>@街道小孙</strong>怎么看？</p>",
    );
    expect(await ownMentions(hall.wang)).toMatchObject([{ commentId: id, excerpt: expect.stringContaining("同意") }]);
    expect(await ownMentions(other.wang)).toEqual([]);
    for (const unread of [{ hiddenFor: "insult" as const }, { hiddenFor: null, heldAt: new Date() }]) {
      await prisma.comment.updateMany({ where: { id }, data: unread });
      expect(await ownMentions(hall.wang)).toEqual([]);
    }
  });

  test("means nobody where several bear the name, or somebody of elsewhere does, and oneself is not told", async () => {
    await called(hall.wang, "同名的人");
    await called(hall.tenant, "同名的人");
    await called(other.wang, "别处的人");
    await called(hall.li, "我自己");
    expect(await mentioned(await say(hall.li, "@同名的人 @别处的人 @我自己"))).toEqual([]);
  });

  test("of more than five is refused", async () => {
    const names = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => `邻居六${index}`).map(async (name) => {
        await called(await makePerson("yangguang", "resident"), await name);
        return name;
      }),
    );
    const all = names.map((name) => `@${name}`);
    await expect(say(hall.li, all.join(" "))).rejects.toEqual(refused("too_many_mentions"));
    expect(await mentioned(await say(hall.li, all.slice(1).join(" ")))).toHaveLength(5);
  });

  test("follows the text when it is changed, and goes with it", async () => {
    const wang = await called(hall.wang, "老王");
    const tenant = await called(hall.tenant, "小周");
    const id = await say(hall.li, "@老王 你看呢");
    await editComment(hall.li, id, { body: "@小周 你看呢", revision: 1 });
    expect(await mentioned(id)).toEqual([tenant.accountId]);
    await removeComment(hall.li, id);
    expect(await ownMentions(tenant)).not.toContainEqual(expect.objectContaining({ commentId: id }));
    expect(await ownMentions(wang)).not.toContainEqual(expect.objectContaining({ commentId: id }));
  });
});

describe("following a thread", () => {
  const unread = async (actor: SignedIn) => (await proposalFace(actor, serial)).thread.unread;

  test("tells what is new since one last looked", async () => {
    await say(hall.li);
    await followThread(hall.wang, threadId);
    await followThread(hall.wang, threadId);
    expect(await unread(hall.wang)).toBe(0);
    await say(hall.li);
    await say(hall.tenant);
    expect((await proposalFace(hall.wang, serial)).thread).toMatchObject({ unread: 2 });
    expect(await followedThreads(hall.wang)).toContainEqual({
      ...{ threadId, title: "大修电梯", path: `proposals/${serial}`, unread: 2, readThrough: 1 },
    });
    expect(await markThreadRead(hall.wang, threadId)).toBe(`proposals/${serial}`);
    expect(await unread(hall.wang)).toBe(0);
    await unfollowThread(hall.wang, threadId);
    await unfollowThread(hall.wang, threadId);
    expect(await unread(hall.wang)).toBeNull();
  });

  test("begins once, however often it is asked at once, and what one says oneself is not new", async () => {
    await Promise.all(Array.from({ length: 4 }, () => followThread(hall.wang, threadId)));
    expect(await prisma.threadFollow.count({ where: { threadId } })).toBe(1);
    await say(hall.wang);
    expect(await unread(hall.wang)).toBe(0);
    await say(hall.li);
    await say(hall.wang);
    expect(await unread(hall.wang)).toBe(2);
  });

  test("is for members, of threads that are there, also when all is said", async () => {
    await expect(followThread(visitor(), threadId)).rejects.toEqual(refused("sign_in_first"));
    await expect(followThread({ ...hall.wang, roles: new Set() }, threadId)).rejects.toEqual(refused("members_only"));
    for (const strange of ["1", randomUUID()])
      await expect(followThread(hall.wang, strange)).rejects.toEqual(refused("not_found"));
    await expect(followThread(other.wang, threadId)).rejects.toEqual(refused("not_found"));
    await expect(markThreadRead(other.wang, threadId)).rejects.toEqual(refused("not_found"));
    await expect(unfollowThread(visitor(), threadId)).rejects.toEqual(refused("sign_in_first"));
    await prisma.proposal.updateMany({ where: { threadId }, data: { state: "archived" } });
    await followThread(hall.wang, threadId);
    await prisma.proposal.updateMany({ where: { threadId }, data: { state: "draft", year: null, number: null } });
    await expect(followThread(hall.li, threadId)).rejects.toEqual(refused("not_found"));
  });
});

describe("a summary", () => {
  const sum = (actor: SignedIn, pro: string, con = "", revision = 0) =>
    summariseThread(actor, threadId, { pro, con, revision });

  test("stands above the thread, with links to what it rests on, and its past is in the record", async () => {
    const [first, second] = [await say(hall.li, "晚归没有车位"), await say(hall.wang, "怕外来车多")];
    await sum(hall.chair, "- 晚归停车难（#1）", "- 怕外来车多（#2）");
    const { summary } = await threadOn(hall.li, serial);
    expect(summary?.proHtml).toContain(
      `<a href="/c/yangguang/proposals/${serial}/comments/${first}#comment-${first}">#1</a>`,
    );
    expect(summary?.conHtml).toContain(`#comment-${second}">#2</a>`);
    await sum(hall.colleague, "- 晚归停车难（#1、#2）", "", 1);
    expect((await threadOn(hall.li, serial)).summary).toMatchObject({ conHtml: "", revision: 2 });
    expect(
      await prisma.auditEntry.findFirst({ where: { subject: `thread:${threadId}` }, orderBy: { at: "desc" } }),
    ).toMatchObject({
      detail: { was: { con: "- 怕外来车多（#2）" } },
    });
  });

  test("rests on comments that are there", async () => {
    const id = await say(hall.li);
    await expect(sum(hall.chair, "没有出处")).rejects.toEqual(refused("summary_without_source"));
    await expect(sum(hall.chair, "甲（#1）", "没有出处")).rejects.toEqual(refused("summary_without_source"));
    await expect(sum(hall.chair, "甲（#9）")).rejects.toEqual(refused("comment_unknown"));
    const shown = { hiddenFor: null, heldAt: null };
    for (const unread of [
      { ...shown, hiddenFor: "insult" as const },
      { ...shown, heldAt: new Date() },
    ]) {
      await prisma.comment.updateMany({ where: { id }, data: unread });
      await expect(sum(hall.chair, "甲（#1）")).rejects.toEqual(refused("comment_unknown"));
    }
    await prisma.comment.updateMany({ where: { id }, data: shown });
    await removeComment(hall.li, id);
    await expect(sum(hall.chair, "甲（#1）")).rejects.toEqual(refused("comment_unknown"));
  });

  test("twice with one form is one, and a form drawn from an older one overwrites nothing", async () => {
    await say(hall.li);
    await Promise.all([sum(hall.chair, "甲（#1）"), sum(hall.chair, "甲（#1）")]);
    expect((await summaryPage(hall.chair, threadId)).revision).toBe(1);
    await expect(sum(hall.colleague, "乙（#1）")).rejects.toEqual(refused("stale_form"));
    expect((await summaryPage(hall.chair, threadId)).pro).toBe("甲（#1）");
  });

  test("is the committee's, but not of their own matter", async () => {
    await say(hall.li);
    await expect(sum(hall.li, "甲（#1）")).rejects.toEqual(refused("committee_only"));
    await expect(summariseThread(visitor(), threadId, { pro: "甲（#1）", con: "", revision: 0 })).rejects.toEqual(
      refused("sign_in_first"),
    );
    await expect(sum(other.chair, "甲（#1）")).rejects.toEqual(refused("not_found"));
    const author = { ...hall.author, roles: new Set(["moderator"] as const) };
    await expect(sum(author, "甲（#1）")).rejects.toEqual(refused("own_item"));
    await expect(summaryPage(author, threadId)).rejects.toEqual(refused("own_item"));
    await prisma.proposal.updateMany({ where: { threadId }, data: { state: "archived" } });
    await sum(hall.chair, "甲（#1）");
  });
});

test("addresses lead to where things stand, in their own community", async () => {
  const id = await say(hall.li);
  expect(await addressOfComment(hall.wang, id)).toBe(`proposals/${serial}/comments/${id}#comment-${id}`);
  expect(await addressOfThread(hall.wang, threadId)).toBe(`proposals/${serial}`);
  await expect(addressOfComment(other.wang, id)).rejects.toEqual(refused("not_found"));
  await expect(addressOfThread(other.wang, threadId)).rejects.toEqual(refused("not_found"));
});
