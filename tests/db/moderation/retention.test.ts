import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { forgetOriginals } from "#app/domain/moderation/forget-originals.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { measuresPage } from "#app/domain/moderation/log-queries.server.ts";
import { ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { speech, threadOn } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, makeHall, makeProposal } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let serial: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  serial = await makeProposal(hall);
});

/** What one said, changed, and had hidden. */
async function hidden() {
  const id = await commentOnProposal(hall.li, serial, speech("电话13912345678"));
  await editComment(hall.li, id, { body: "电话：13912345678", revision: 1 });
  await flagItem(hall.wang, id, { ground: "personalData", note: "是我的电话" });
  const { revision } = await prisma.moderationCase.findFirstOrThrow({ where: { commentId: id } });
  await hideFlagged(hall.chair, id, { ground: "personalData", note: "写了别人的电话", revision });
  return id;
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const measureOf = (commentId: string) => prisma.measure.findFirstOrThrow({ where: { itemId: commentId } });
/** As if it had been so long ago. */
const age = (commentId: string, times: { at?: Date; decidedAt?: Date }) =>
  unguarded((tx) => tx.measure.updateMany({ where: { itemId: commentId }, data: times }));
const wordsOf = async (id: string) => (await prisma.comment.findFirstOrThrow({ where: { id } })).body;

test("what was hidden for good goes after six months, and that it was hidden stays", async () => {
  const [old, young] = [await hidden(), await hidden()];
  await age(old, { at: daysAgo(185) });
  await age(young, { at: daysAgo(178) });
  await forgetOriginals();
  await forgetOriginals();
  expect(await wordsOf(young)).toContain("13912345678");
  expect(await measureOf(old)).toMatchObject({
    state: "standing",
    ground: "personalData",
    note: "",
    erasedAt: expect.any(Date),
  });
  const left = await Promise.all([
    prisma.comment.findFirst({ where: { id: old } }),
    prisma.commentRevision.findMany({ where: { commentId: old } }),
    prisma.flag.findMany({ where: { itemId: old } }),
    prisma.measure.findMany({ where: { itemId: old } }),
    prisma.commentSignal.findMany({ where: { commentId: old } }),
  ]);
  expect(left.at(-1)).toEqual([]);
  expect(JSON.stringify(left)).not.toMatch(/13912345678|我的电话|别人的电话/);
  const { conversations } = await threadOn(hall.wang, serial);
  expect(conversations.find(({ id }) => id === old)).toMatchObject({ hiddenFor: "personalData", removed: false });
  expect((await measuresPage(hall.wang, undefined)).measures).toHaveLength(2);
  expect(await prisma.auditEntry.count({ where: { action: "moderation.forget" } })).toBe(1);
  expect(await ownMeasurePage(hall.li, old)).toMatchObject({ refusal: "original_gone" });
  await expect(undoJudgment(hall.colleague, old)).rejects.toMatchObject({ code: "original_gone" });
  await expect(appealHiding(hall.li, old, "不服")).rejects.toMatchObject({ code: "original_gone" });
});

test("an appeal that waits keeps it, and its decision begins the time anew", async () => {
  const id = await hidden();
  await age(id, { at: daysAgo(240) });
  await appealHiding(hall.li, id, "是我自己的电话");
  await forgetOriginals();
  expect(await wordsOf(id)).toContain("13912345678");
  await decideAppeal(hall.colleague, id, { verdict: "upheld", answer: "是邻居的" });
  await forgetOriginals();
  expect(await wordsOf(id)).toContain("13912345678");
  await age(id, { decidedAt: daysAgo(185) });
  await forgetOriginals();
  expect(await wordsOf(id)).toBe("");
  expect(await measureOf(id)).toMatchObject({ state: "upheld", appeal: "", answer: "" });
});

test("the database lets nothing go before its time, nor twice", async () => {
  const id = await hidden();
  const erase = { note: "", erasedAt: new Date() };
  await expect(prisma.measure.updateMany({ where: { itemId: id }, data: erase })).rejects.toThrow(/constraint/);
  await age(id, { at: daysAgo(185) });
  const reworded = { ...erase, note: "另一个理由" };
  await expect(prisma.measure.updateMany({ where: { itemId: id }, data: reworded })).rejects.toThrow(/constraint/);
  await forgetOriginals();
  await expect(prisma.measure.updateMany({ where: { itemId: id }, data: erase })).rejects.toThrow(/constraint/);
});
