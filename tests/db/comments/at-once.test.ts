import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { addComments, type NewComment } from "#app/domain/comments/add-comments.server.ts";
import { writtenComment } from "#app/domain/comments/written-comment.server.ts";
import { eraseAccount } from "#app/domain/own-data/erase-account.server.ts";
import { freshDatabase } from "../support/database.ts";
import { makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();
// No other file's: what a community has an eye on is kept in memory by its id.
const communityId = "atonce";

let people: SignedIn[];
let threadId: string;
beforeAll(async () => {
  await makeHall(communityId);
  people = await Promise.all(Array.from({ length: 6 }, () => makePerson(communityId, "resident")));
  threadId = (await prisma.thread.create({ data: { communityId }, select: { id: true } })).id;
});

const saying = async (actor: SignedIn, body: string): Promise<NewComment> => ({
  ...(await writtenComment(communityId, body)),
  ...{ actor, stance: "neutral", answer: false, pictures: [], formKey: randomUUID() },
});
const add = (comments: NewComment[]) =>
  inTransaction((tx) => addComments(tx, { communityId, threadId, tags: [], refusalTo: () => null }, comments));

test("the words a community has an eye on are read once for all of a batch", async () => {
  const comments = await Promise.all(people.map((person, at) => saying(person, `第 ${at} 个人说话`)));
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const outcomes = await add(comments);
  const texts = sent.mock.calls.map(([query]) =>
    typeof query === "object" ? (query as { text: string }).text : query,
  );
  sent.mockRestore();
  expect(outcomes.every((one) => "value" in one)).toBe(true);
  expect(texts.filter((text) => text.includes('"ListedWord"'))).toHaveLength(1);
});

test("what several say in the same words in one moment is seen to be the same", async () => {
  const advert = "代办贷款加我微信，手续简单放款快";
  const outcomes = await add(await Promise.all(people.slice(0, 3).map((person) => saying(person, advert))));
  const ids = outcomes.map((one) => ("value" in one ? one.value : expect.fail("refused")));
  const rows = await prisma.commentSignal.findMany({
    where: { communityId, commentId: { in: ids }, kind: "repeated" },
    orderBy: { commentId: "asc" },
    select: { commentId: true, detail: true },
  });
  expect(rows).toMatchObject([
    { commentId: ids[1], detail: { own: 0, others: 1 } },
    { commentId: ids[2], detail: { own: 0, others: 2 } },
  ]);
});

test("whose account is erased while they wait to speak says nothing, and the others do", async () => {
  const [first, gone, last] = await Promise.all(people.slice(3).map((person) => saying(person, "说一句")));
  const { accountId } = people[4] ?? expect.fail("nobody");
  await prisma.account.update({ where: { id: accountId }, data: { erasureDueAt: new Date() } });
  await eraseAccount({ accountId });
  const outcomes = await add([first, gone, last].map((one) => one ?? expect.fail("nobody")));
  expect(outcomes).toMatchObject([
    { value: expect.any(String) },
    { refused: { code: "not_found" } },
    { value: expect.any(String) },
  ]);
});
