import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { addComments, type NewComment } from "#app/domain/comments/add-comments.server.ts";
import { writtenComment } from "#app/domain/comments/written-comment.server.ts";
import { eraseAccount } from "#app/domain/own-data/erase-account.server.ts";
import { freshDatabase } from "../support/database.ts";
import { makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

const database = freshDatabase();
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
  expect(outcomes).toEqual(outcomes.map(() => ({ value: expect.any(String) })));
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

describe("what happens between the judging and the writing", () => {
  /** Does that in a transaction of its own, and ends it once somebody waits for it. */
  async function meanwhile(changes: string[], work: () => Promise<unknown>) {
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query("BEGIN");
    for (const change of changes) await client.query(change);
    let isDone = false;
    const done = work().finally(() => {
      isDone = true;
    });
    const waiting = "SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))";
    while (!isDone && (await client.query(waiting)).rowCount === 0);
    await client.query("COMMIT");
    await client.end();
    return done;
  }
  const review = (mode: "off" | "everybody") =>
    prisma.community.update({ where: { id: communityId }, data: { review: mode } });

  test.each(["off", "everybody"] as const)("a comment that is hidden is not answered, review %s", async (mode) => {
    const [asking, answering, aside] = await Promise.all([1, 2, 3].map(() => makePerson(communityId, "resident")));
    if (!asking || !answering || !aside) return expect.fail("nobody");
    const [first] = await add([await saying(asking, "有人知道吗")]);
    const parentId = first && "value" in first ? first.value : expect.fail("refused");
    await review(mode);
    const coming = [{ ...(await saying(answering, "我知道")), parentId }, await saying(aside, "另说一件事")];
    const outcomes = await meanwhile(
      [
        `SELECT FROM "Comment" WHERE "id" = '${parentId}' FOR UPDATE`,
        `UPDATE "Comment" SET "hiddenFor" = 'insult' WHERE "id" = '${parentId}'`,
      ],
      () => add(coming),
    );
    await review("off");
    expect(outcomes).toMatchObject([{ refused: { code: "comment_hidden" } }, { value: expect.any(String) }]);
  });

  test.each(["off", "everybody"] as const)("an account that is erased says nothing more, review %s", async (mode) => {
    const [gone, other] = await Promise.all([1, 2].map(() => makePerson(communityId, "resident")));
    if (!gone || !other) return expect.fail("nobody");
    await review(mode);
    const coming = [await saying(gone, "最后一句"), await saying(other, "还有我")];
    const outcomes = await meanwhile(
      [
        `SELECT FROM "Account" WHERE "id" = '${gone.accountId}' FOR UPDATE`,
        `UPDATE "Account" SET "erasedAt" = now(), "loginName" = NULL WHERE "id" = '${gone.accountId}'`,
      ],
      () => add(coming),
    );
    await review("off");
    expect(outcomes).toMatchObject([{ refused: { code: "not_found" } }, { value: expect.any(String) }]);
    expect(await prisma.comment.count({ where: { authorId: gone.accountId } })).toBe(0);
  });
});

test("answers that arrive together ask once what they answer", async () => {
  const three = await Promise.all([1, 2, 3].map(() => makePerson(communityId, "resident")));
  const parents = await add(await Promise.all(three.map((person, at) => saying(person, `有 ${at} 件事想问`))));
  const answers = await Promise.all(
    parents.map(async (parent, at) => ({
      ...(await saying(three[at] ?? expect.fail("nobody"), `答 ${at} 句`)),
      parentId: "value" in parent ? parent.value : expect.fail("refused"),
    })),
  );
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const outcomes = await add(answers);
  const texts = sent.mock.calls.map(([query]) =>
    typeof query === "object" ? (query as { text: string }).text : query,
  );
  sent.mockRestore();
  expect(outcomes).toEqual(outcomes.map(() => ({ value: expect.any(String) })));
  expect(texts.filter((text) => /FROM "Comment".*FOR SHARE/s.test(text) && !text.includes("writer"))).toHaveLength(1);
});

test("a form sent again does not wait for what it answered", async () => {
  const [asking, answering] = await Promise.all([1, 2].map(() => makePerson(communityId, "resident")));
  if (!asking || !answering) return expect.fail("nobody");
  const [first] = await add([await saying(asking, "几点开会")]);
  const parentId = first && "value" in first ? first.value : expect.fail("refused");
  const answer = { ...(await saying(answering, "晚上七点")), parentId };
  const [sent] = await add([answer]);
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM "Comment" WHERE "id" = ${parentId}::uuid FOR UPDATE`;
    await expect(add([answer])).resolves.toEqual([sent]);
  });
});
