import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { StanceKind } from "#app/domain/comments/stances.ts";
import type { CommentNode } from "#app/domain/comments/views.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalConversation } from "#app/domain/proposals/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";
import { speech, threadOn } from "./speech.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let official: SignedIn;
let serial: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  official = await makePerson("yangguang", "official");
});

const say = (
  actor: SignedIn,
  stance: StanceKind,
  body = "说两句",
  more: { parentId?: string; formKey?: string; answer?: string } = {},
) => commentOnProposal(actor, serial, { ...speech(body, stance), ...more });

const thread = () => threadOn(hall.author, serial);

describe("a thread", () => {
  beforeAll(async () => {
    serial = await makeProposal(hall);
  });

  test("counts people by their latest stance, and comments one by one", async () => {
    await say(hall.li, "oppose");
    await say(hall.li, "support");
    await say(hall.wang, "support");
    await say(hall.tenant, "question");
    await say(hall.tenant, "question");
    const { commentCount, people } = await thread();
    expect(commentCount).toBe(5);
    expect(people).toMatchObject({ support: 2, question: 1, oppose: 0 });
  });

  test("takes one form once, also when it is sent at once, and gives it one number", async () => {
    const formKey = randomUUID();
    const ids = await Promise.all(Array.from({ length: 6 }, () => say(hall.wang, "neutral", "同一条", { formKey })));
    expect(new Set(ids).size).toBe(1);
    expect(await prisma.comment.count({ where: { formKey } })).toBe(1);
    expect(await prisma.thread.findFirst({ where: { comments: { some: { formKey } } } })).toMatchObject({
      commentCount: 6,
      lastPosition: 6,
    });
  });

  test("counts right when one person says several things at once", async () => {
    await Promise.all(
      (["support", "oppose", "neutral", "question"] as const).map((stance) => say(hall.author, stance)),
    );
    const { people } = await thread();
    expect(Object.values(people).reduce((sum, count) => sum + count, 0)).toBe(4);
    const last = await prisma.stance.groupBy({ by: ["stance"], _count: true, where: { communityId: "yangguang" } });
    for (const { stance, _count } of last) expect(people[stance]).toBe(_count);
    const numbers = await prisma.comment.findMany({ orderBy: { position: "asc" }, select: { position: true } });
    expect(numbers.map(({ position }) => position)).toEqual(numbers.map((_, index) => index + 1));
  });

  test("takes what several say at once, and what is wrong with one is that one's alone", async () => {
    const before = (await thread()).commentCount;
    const said = await Promise.allSettled([
      say(hall.wang, "support"),
      say(hall.li, "support", "答的是别处的意见", { parentId: randomUUID() }),
      say(hall.colleague, "oppose"),
      say(hall.author, "nonsense" as "support"),
      say(hall.li, "question"),
      say(hall.chair, "neutral"),
    ]);
    const [, astray, , broken] = said;
    expect(said.map(({ status }) => status[0]).join("")).toBe("frfrff");
    expect(astray).toMatchObject({ reason: { code: "not_found" } });
    expect(broken).not.toMatchObject({ reason: { code: "not_found" } });
    expect((await thread()).commentCount).toBe(before + 4);
  });

  test("is closed to other communities, to replies from elsewhere and to whoever is not signed in", async () => {
    await expect(say(other.li, "support")).rejects.toMatchObject({ code: "not_found" });
    const nobody = { ...hall.li, accountId: null, roles: new Set<never>() };
    await expect(commentOnProposal(nobody, serial, speech())).rejects.toMatchObject({ code: "sign_in_first" });
    const stranger = { ...hall.li, roles: new Set<never>() };
    await expect(commentOnProposal(stranger, serial, speech())).rejects.toMatchObject({ code: "members_only" });
    const closed = await makeProposal(hall, "archived");
    await expect(commentOnProposal(hall.li, closed, speech())).rejects.toMatchObject({ code: "discussion_closed" });
    const parentId = await say(hall.li, "support");
    serial = await makeProposal(hall);
    await expect(say(hall.li, "support", "错了地方", { parentId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("offices", () => {
  beforeAll(async () => {
    serial = await makeProposal(hall);
  });
  const spoken = async (id: string) => (await proposalConversation(hall.li, serial, id)).conversation.comment;

  test("are what somebody held when they spoke", async () => {
    expect(await spoken(await say(hall.chair, "neutral"))).toMatchObject({ office: "chair", answer: false });
    expect(await spoken(await say(hall.colleague, "neutral"))).toMatchObject({ office: "moderator" });
    expect(await spoken(await say(official, "neutral"))).toMatchObject({ office: "official" });
    expect(await spoken(await say(hall.li, "neutral"))).toMatchObject({ office: null });
    const later = { ...hall.chair, roles: new Set(["resident"] as const) };
    expect(await spoken(await say(later, "neutral"))).toMatchObject({ office: null });
  });

  test("answer on top, the latest first, and it is written down", async () => {
    const ids = [];
    for (const actor of [hall.chair, official, hall.colleague, hall.chair])
      ids.push(await say(actor, "neutral", "正式答复", { answer: "on" }));
    const front = await thread();
    expect(front.pinned.map(({ id }) => id)).toEqual(ids.slice(1).reverse());
    expect(front.morePinned).toBe(true);
    expect(await prisma.auditEntry.count({ where: { action: "comment.answer" } })).toBe(4);
    const { conversations, pinned } = await threadOn(hall.li, serial, { show: "answers", sort: "oldest" });
    expect(conversations.map(({ id }) => id)).toEqual(ids);
    expect(pinned).toEqual([]);
  });

  test("answer only for who holds one", async () => {
    for (const actor of [hall.li, await makePerson("yangguang", "supervisor")])
      await expect(say(actor, "neutral", "我来答复", { answer: "on" })).rejects.toMatchObject({
        code: "office_needed",
      });
  });

  test("can be read by themselves", async () => {
    const shown = async (show: "committee" | "subdistrict") =>
      (await threadOn(hall.li, serial, { show })).conversations.map(({ office }) => office);
    expect(new Set(await shown("committee"))).toEqual(new Set(["chair", "moderator"]));
    expect(new Set(await shown("subdistrict"))).toEqual(new Set(["official"]));
  });
});

/** "1(2(4)3)": what stands below what. */
const shapeOf = (nodes: CommentNode[]): string =>
  nodes.map(({ position, answers }) => `${position}${answers.length ? `(${shapeOf(answers)})` : ""}`).join(" ");

describe("a conversation", () => {
  test("is shown to depth 3 with the first answers to each; what goes on has a page with its context", async () => {
    serial = await makeProposal(hall);
    const ids: string[] = [];
    for (let depth = 0; depth < 7; depth += 1) {
      const parentId = ids.at(-1);
      ids.push(await say(hall.li, "support", `第 ${depth} 层`, parentId ? { parentId } : {}));
    }
    const [first = "", , , third = "", fourth = ""] = ids;
    for (let more = 0; more < 4; more += 1) await say(hall.wang, "neutral", "又一条", { parentId: first });
    const [root] = (await thread()).conversations;
    expect(shapeOf(root ? [root] : [])).toBe("1(2(3(4)) 8 9)");
    expect(root).toMatchObject({ answerCount: 5, replyCount: 10 });
    expect(root?.answers[0]?.answers[0]?.answers[0]).toMatchObject({ id: third, answerCount: 1, answers: [] });

    const { conversation } = await proposalConversation(hall.li, serial, fourth);
    expect(conversation.context.map(({ position }) => position)).toEqual([2, 3, 4]);
    expect(conversation.earlier).toBe(first);
    expect(shapeOf([conversation.comment])).toBe("5(6(7))");
  });

  test("goes on page after page", async () => {
    serial = await makeProposal(hall);
    const parentId = await say(hall.li, "question");
    for (let number = 0; number < 25; number += 1)
      await say(number % 2 ? hall.wang : hall.tenant, "neutral", "答", { parentId });
    const page = async (after?: string) =>
      (await proposalConversation(hall.li, serial, parentId, { after })).conversation;
    const one = await page();
    expect(one.comment.answers).toHaveLength(20);
    const two = await page(one.next ?? "");
    expect(two.comment.answers.map(({ position }) => position)).toEqual([22, 23, 24, 25, 26]);
    expect(two).toMatchObject({ next: null, first: false });
  });

  test("begins anew where an address leads to no place in it", async () => {
    serial = await makeProposal(hall);
    const parentId = await say(hall.chair, "question");
    await say(hall.colleague, "neutral", "答", { parentId });
    for (const after of ["0~1.5", "1~99999999999", "a~b"])
      expect((await proposalConversation(hall.li, serial, parentId, { after })).conversation).toMatchObject({
        ...{ comment: { answers: [{ position: 2 }] }, first: true },
      });
  });

  test("that is not there is not found", async () => {
    for (const id of ["1", randomUUID()])
      await expect(proposalConversation(hall.li, serial, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is quoted without what it quotes itself", async () => {
    serial = await makeProposal(hall);
    const id = await say(hall.li, "support", "> 别人说的\n\n我同意，\n但要先算账。");
    const { quote } = await proposalConversation(hall.wang, serial, id, { quoting: true });
    expect(quote).toBe("> 我同意，\n> 但要先算账。\n\n");
    for (const unread of [{ hiddenFor: "insult" as const }, { hiddenFor: null, heldAt: new Date() }]) {
      await prisma.comment.updateMany({ where: { id }, data: unread });
      expect((await proposalConversation(hall.wang, serial, id, { quoting: true })).quote).toBe("");
    }
  });
});

test("what was said since is all that was said since, also in old conversations, in the order it was said", async () => {
  serial = await makeProposal(hall);
  const first = await say(hall.chair, "question", "第一句");
  for (let number = 0; number < 24; number += 1)
    await say(number % 2 ? hall.chair : hall.colleague, "neutral", "答", number % 3 ? { parentId: first } : {});
  const page = (since: string, after?: string) =>
    threadOn(hall.li, serial, { since, after, sort: "best", show: "oppose" });
  const one = await page("2");
  expect(one).toMatchObject({ pinned: [], first: true, commentCount: 25 });
  const two = await page("2", one.next ?? "");
  const numbers = [...one.conversations, ...two.conversations].map(({ position }) => position);
  expect(numbers).toEqual(Array.from({ length: 23 }, (_, index) => index + 3));
  expect(one.conversations.every(({ answers }) => answers.length === 0)).toBe(true);
  expect(two.next).toBeNull();
  expect((await page("25")).conversations).toEqual([]);
});

test("a long thread is read 20 conversations at a time, each once, in every order and in part", async () => {
  serial = await makeProposal(hall);
  const people = [hall.li, hall.author, hall.tenant] as const;
  for (let number = 0; number < 45; number += 1)
    await say(people[(number % 3) as 0 | 1 | 2], number % 2 ? "support" : "oppose", `第 ${number} 条`);
  await prisma.$executeRaw`UPDATE "Comment" SET "best" = "position" % 7, "disputed" = "position" % 5`;
  for (const sort of ["best", "newest", "oldest", "disputed"] as const) {
    for (const [show, all] of [
      [undefined, 45],
      ["support", 22],
    ] as const) {
      const seen: number[] = [];
      let after: string | undefined;
      do {
        const { conversations, next } = await threadOn(hall.li, serial, { sort, show, after });
        expect(conversations.length).toBeLessThanOrEqual(20);
        seen.push(...conversations.map(({ position }) => position));
        after = next ?? undefined;
      } while (after);
      expect(new Set(seen).size).toBe(all);
      const value = (n: number) =>
        ({ best: -(n % 7) * 100 - n / 100, newest: -n, oldest: n, disputed: -(n % 5) * 100 - n / 100 })[sort];
      expect(seen, `${sort} ${show}`).toEqual([...seen].sort((a, b) => value(a) - value(b)));
    }
  }
});
