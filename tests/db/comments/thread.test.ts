import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { StanceKind } from "#app/domain/comments/stances.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalConversation, proposalPage } from "#app/domain/proposals/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();

const nobodys = { isAuthor: false, endorsed: false };

let hall: Hall;
let other: Hall;
let serial: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});

const say = (
  actor: SignedIn,
  stance: StanceKind,
  body = "说两句",
  more: { parentId?: string; formKey?: string } = {},
) => commentOnProposal(actor, serial, { stance, body, formKey: randomUUID(), ...more });

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
    const { proposal } = await proposalPage(hall.author, nobodys, serial, undefined);
    expect(proposal.commentCount).toBe(5);
    expect(proposal.stances).toMatchObject({ support: 2, question: 1, oppose: 0 });
  });

  test("takes one form once, also when it is sent at once", async () => {
    const formKey = randomUUID();
    const ids = await Promise.all(Array.from({ length: 6 }, () => say(hall.wang, "neutral", "同一条", { formKey })));
    expect(new Set(ids).size).toBe(1);
    expect(await prisma.comment.count({ where: { formKey } })).toBe(1);
  });

  test("counts right when one person says several things at once", async () => {
    await Promise.all(
      (["support", "oppose", "neutral", "question"] as const).map((stance) => say(hall.author, stance)),
    );
    const { proposal } = await proposalPage(hall.author, nobodys, serial, undefined);
    const people = Object.values(proposal.stances).reduce((sum, count) => sum + count, 0);
    expect(people).toBe(4);
    const last = await prisma.stance.groupBy({ by: ["stance"], _count: true, where: { communityId: "yangguang" } });
    for (const { stance, _count } of last) expect(proposal.stances[stance]).toBe(_count);
  });

  test("keeps replies in their conversation, of whatever depth", async () => {
    const root = await say(hall.li, "support", "开头");
    const reply = await say(hall.wang, "neutral", "回复", { parentId: root });
    const deeper = await say(hall.li, "support", "再回复", { parentId: reply });
    const { conversation } = await proposalConversation(hall.li, serial, deeper);
    expect(conversation.id).toBe(root);
    expect(conversation.replyCount).toBe(2);
    expect(conversation.replies.map(({ id }) => id)).toEqual([reply, deeper]);
  });

  test("a committee member speaks as such", async () => {
    const id = await say(hall.chair, "neutral", "已联系物业");
    const { conversation } = await proposalConversation(hall.li, serial, id);
    expect(conversation).toMatchObject({ official: true });
  });

  test("is closed to other communities and to replies from elsewhere", async () => {
    await expect(say(other.li, "support")).rejects.toMatchObject({ code: "not_found" });
    const root = await say(hall.li, "support");
    serial = await makeProposal(hall);
    await expect(say(hall.li, "support", "错了地方", { parentId: root })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("a long thread is read 20 conversations at a time, each once, newest first", async () => {
  serial = await makeProposal(hall);
  for (let number = 0; number < 45; number += 1) await say(hall.li, "support", `第 ${number} 条`);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { thread } = await proposalPage(hall.li, nobodys, serial, after);
    expect(thread.conversations.length).toBeLessThanOrEqual(20);
    seen.push(...thread.conversations.map(({ id }) => id));
    after = thread.next ?? undefined;
  } while (after);
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
});
