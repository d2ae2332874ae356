import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { commentHistory, editPage, removalPage } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { bestScore, disputedScore } from "#app/domain/comments/ranking.ts";
import { rateComment } from "#app/domain/comments/rate-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalFace } from "#app/domain/proposals/queries.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, makeHall, makeProposal, type SignedIn } from "../votes/hall.ts";
import { speech, threadOn } from "./speech.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let serial: string;
let id: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});
beforeEach(async () => {
  serial = await makeProposal(hall);
  id = await commentOnProposal(hall.li, serial, speech("早上七点开门。"));
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const row = (commentId = id) => prisma.comment.findFirstOrThrow({ where: { id: commentId } });
const visitor = () => ({ ...hall.li, accountId: null, roles: new Set<never>() });
const noMember = () => ({ ...hall.wang, roles: new Set<never>() });
/** What the discussion comes to when the matter is over. */
const close = () =>
  prisma.proposal.updateMany({ where: { thread: { comments: { some: { id } } } }, data: { state: "archived" } });

describe("whether a comment was helpful", () => {
  test("is one word each, which can be changed and taken back", async () => {
    await rateComment(hall.wang, id, "helpful");
    await rateComment(hall.wang, id, "helpful");
    await rateComment(hall.tenant, id, "unhelpful");
    const both = { best: bestScore(1, 1), disputed: disputedScore(1, 1) };
    expect(await row()).toMatchObject({ helpful: 1, unhelpful: 1, ...both });
    expect((await proposalFace(hall.wang, serial)).thread.rated).toEqual({ [id]: true });
    await rateComment(hall.wang, id, "unhelpful");
    expect(await row()).toMatchObject({ helpful: 0, unhelpful: 2, best: 0, disputed: 0 });
    await rateComment(hall.wang, id, "none");
    await rateComment(hall.wang, id, "none");
    expect(await row()).toMatchObject({ helpful: 0, unhelpful: 1 });
    expect((await proposalFace(hall.wang, serial)).thread.rated).toEqual({});
  });

  test("is counted right, whoever says so at once", async () => {
    const people = [hall.wang, hall.tenant, hall.chair, hall.author];
    await Promise.all(
      people.flatMap((person) =>
        (["helpful", "unhelpful", "helpful"] as const).map((word) => rateComment(person, id, word)),
      ),
    );
    const ratings = await prisma.commentRating.findMany({ where: { commentId: id } });
    expect(ratings).toHaveLength(4);
    const helpful = ratings.filter((rating) => rating.helpful).length;
    expect(await row()).toMatchObject({ helpful, unhelpful: 4 - helpful, best: bestScore(helpful, 4 - helpful) });
  });

  test("is not for its author, strangers, other communities, or when all is over", async () => {
    await expect(rateComment(hall.li, id, "helpful")).rejects.toEqual(refused("own_comment"));
    await expect(rateComment(visitor(), id, "helpful")).rejects.toEqual(refused("sign_in_first"));
    await expect(rateComment(noMember(), id, "helpful")).rejects.toEqual(refused("members_only"));
    await expect(rateComment(other.wang, id, "helpful")).rejects.toEqual(refused("not_found"));
    for (const strange of ["1", randomUUID()])
      await expect(rateComment(hall.wang, strange, "helpful")).rejects.toEqual(refused("not_found"));
    await close();
    await expect(rateComment(hall.wang, id, "helpful")).rejects.toEqual(refused("discussion_closed"));
    expect(await row()).toMatchObject({ helpful: 0, unhelpful: 0 });
  });

  test("no author can say even in the database", async () => {
    const { threadId } = await row();
    const own = { communityId: "yangguang", commentId: id, threadId, accountId: hall.li.accountId, helpful: true };
    await expect(prisma.commentRating.create({ data: own })).rejects.toThrow(/constraint/);
  });
});

describe("changing what one said", () => {
  const change = (actor: SignedIn, body: string, revision = 1) => editComment(actor, id, { body, revision });

  test("keeps what it was, for all to see", async () => {
    await change(hall.li, "早上八点开门。");
    await change(hall.li, "早上八点开门，周末除外。", 2);
    expect(await row()).toMatchObject({ body: "早上八点开门，周末除外。", revision: 3 });
    const { changes, first } = await commentHistory(hall.wang, id);
    expect(first?.body).toBe("早上七点开门。");
    expect(changes.map(({ revision }) => revision)).toEqual([3, 2]);
    expect(changes[1]?.pieces).toEqual([
      { kind: "same", text: "早上" },
      { kind: "gone", text: "七" },
      { kind: "new", text: "八" },
      { kind: "same", text: "点开门。" },
    ]);
    const [shown] = (await threadOn(hall.wang, serial)).conversations;
    expect(shown).toMatchObject({ edited: true, bodyHtml: "<p>早上八点开门，周末除外。</p>" });
  });

  test("twice with one form is one change, and a form drawn from an older text overwrites nothing", async () => {
    await Promise.all([change(hall.li, "早上八点开门。"), change(hall.li, "早上八点开门。")]);
    expect(await row()).toMatchObject({ revision: 2 });
    await expect(change(hall.li, "早上九点开门。")).rejects.toEqual(refused("stale_form"));
    const both = await Promise.allSettled([change(hall.li, "甲", 2), change(hall.li, "乙", 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.commentRevision.count({ where: { commentId: id } })).toBe(2);
  });

  test("is for its author alone, while it is talked about", async () => {
    await expect(change(hall.wang, "改了")).rejects.toEqual(refused("comment_author_only"));
    await expect(change(hall.chair, "改了")).rejects.toEqual(refused("comment_author_only"));
    await expect(editComment(visitor(), id, { body: "改了", revision: 1 })).rejects.toEqual(refused("sign_in_first"));
    await expect(change({ ...hall.li, roles: new Set() }, "改了")).rejects.toEqual(refused("members_only"));
    await expect(change(other.li, "改了")).rejects.toEqual(refused("not_found"));
    await expect(editPage(hall.wang, id)).rejects.toEqual(refused("comment_author_only"));
    await close();
    await expect(change(hall.li, "改了")).rejects.toEqual(refused("discussion_closed"));
  });

  test("of an office is for an office, and written down", async () => {
    id = await commentOnProposal(hall.chair, serial, { ...speech("已联系物业。", "neutral"), answer: "on" });
    await expect(change({ ...hall.chair, roles: new Set(["resident"]) }, "改了")).rejects.toEqual(
      refused("office_needed"),
    );
    await change(hall.chair, "已联系物业，周五答复。");
    expect(await prisma.auditEntry.count({ where: { subject: `comment:${id}` } })).toBe(2);
    expect(await actsIn(() => removeComment(hall.chair, id))).toEqual(["comment.remove"]);
  });

  test("leaves what it was even to the database", async () => {
    await change(hall.li, "早上八点开门。");
    await expect(prisma.commentRevision.deleteMany({ where: { commentId: id } })).rejects.toThrow(/constraint/);
    await expect(prisma.commentRevision.updateMany({ where: { commentId: id }, data: { body: "" } })).rejects.toThrow(
      /constraint/,
    );
  });
});

describe("taking back what one said", () => {
  test("leaves its place and the answers to it, and none of its words", async () => {
    await editComment(hall.li, id, { body: "早上八点开门。", revision: 1 });
    const answer = await commentOnProposal(hall.wang, serial, { ...speech("同意"), parentId: id });
    await rateComment(hall.wang, id, "helpful");
    await removeComment(hall.li, id);
    await removeComment(hall.li, id);
    const { commentCount, people, conversations } = await threadOn(hall.wang, serial);
    expect(commentCount).toBe(1);
    expect(people).toMatchObject({ support: 1 });
    expect(conversations).toMatchObject([{ id, removed: true, bodyHtml: "", answers: [{ id: answer, position: 2 }] }]);
    expect(await prisma.commentRevision.count({ where: { commentId: id } })).toBe(0);
    expect(await row()).toMatchObject({ body: "", best: 0 });
    expect((await commentHistory(hall.wang, id)).removed).toBe(true);
  });

  test("leaves one standing where one stood with what is left", async () => {
    const later = await commentOnProposal(hall.li, serial, speech("又想了想", "oppose"));
    expect((await threadOn(hall.li, serial)).people).toMatchObject({ support: 0, oppose: 1 });
    await removeComment(hall.li, later);
    expect((await threadOn(hall.li, serial)).people).toMatchObject({ support: 1, oppose: 0 });
    await removeComment(hall.li, id);
    expect((await threadOn(hall.li, serial)).people).toMatchObject({ support: 0, oppose: 0 });
    expect(await prisma.stance.count({ where: { thread: { comments: { some: { id } } } } })).toBe(0);
  });

  test("is done once, however often it is asked at once, and gives no number away", async () => {
    await Promise.all(Array.from({ length: 4 }, () => removeComment(hall.li, id)));
    expect((await threadOn(hall.li, serial)).commentCount).toBe(0);
    expect(await row(await commentOnProposal(hall.li, serial, speech()))).toMatchObject({ position: 2 });
  });

  test("ends what can be done with it", async () => {
    await removeComment(hall.li, id);
    await expect(rateComment(hall.wang, id, "helpful")).rejects.toEqual(refused("comment_removed"));
    await expect(editComment(hall.li, id, { body: "又来", revision: 1 })).rejects.toEqual(refused("comment_removed"));
    await expect(commentOnProposal(hall.wang, serial, { ...speech(), parentId: id })).rejects.toEqual(
      refused("comment_removed"),
    );
  });

  test("is for its author alone, at any time", async () => {
    await expect(removeComment(hall.wang, id)).rejects.toEqual(refused("comment_author_only"));
    await expect(removeComment(visitor(), id)).rejects.toEqual(refused("sign_in_first"));
    await expect(removeComment(other.li, id)).rejects.toEqual(refused("not_found"));
    await expect(removalPage(hall.wang, id)).rejects.toEqual(refused("comment_author_only"));
    await close();
    await removeComment({ ...hall.li, roles: new Set() }, id);
    expect(await row()).toMatchObject({ body: "" });
  });

  test("leaves nothing of it even by hand", async () => {
    await expect(
      unguarded((tx) => tx.comment.updateMany({ where: { id }, data: { removedAt: new Date() } })),
    ).rejects.toThrow(/removed_says_nothing/);
  });
});
