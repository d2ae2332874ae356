import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { flagItem, withdrawFlag } from "#app/domain/moderation/flag-item.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { MOST_WORDS, type NewWords } from "#app/domain/signals/forms.ts";
import { addWords, removeWord } from "#app/domain/signals/keep-words.server.ts";
import { signalsOf, tryWords, wordsPage } from "#app/domain/signals/queries.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let moderator: SignedIn;
let supervisor: SignedIn;
let serial: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  moderator = await makePerson("yangguang", "moderator");
  supervisor = await makePerson("yangguang", "supervisor");
});
beforeEach(async () => {
  serial = await makeProposal(hall);
  await prisma.listedWord.deleteMany();
  await prisma.community.updateMany({ data: { wordsRevision: { increment: 1 } } });
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const insults = (...words: string[]): NewWords => ({ words, ground: "insult", strength: "note" });
const listed = async () => (await wordsPage(moderator, undefined)).words.map(({ word, strength }) => [word, strength]);
const acts = async () =>
  (await prisma.auditEntry.findMany({ where: { subject: "words:yangguang" }, orderBy: { id: "asc" } })).map(
    ({ action, detail }) => ({ action, ...(detail as object) }),
  );
/** Somebody who is not new here, with nothing said so far. */
async function neighbour(): Promise<SignedIn> {
  const person = await makePerson("yangguang", "resident");
  await prisma.account.update({ where: { id: person.accountId }, data: { createdAt: new Date("2025-01-01") } });
  for (const body of ["一", "二", "三"]) await say(person, body);
  const written = { createdAt: new Date("2026-01-01") };
  await prisma.comment.updateMany({ where: { authorId: person.accountId }, data: written });
  return person;
}
const say = (actor: SignedIn, body: string) => commentOnProposal(actor, serial, speech(body));
const kindsOf = async (id: string) => ((await signalsOf("yangguang", [id])).get(id) ?? []).map(({ kind }) => kind);
const caseOf = (commentId: string) => prisma.moderationCase.findFirst({ where: { commentId } });
const heldAt = async (id: string) => (await prisma.comment.findFirstOrThrow({ where: { id } })).heldAt;

describe("the list", () => {
  test("takes words once in all their variants, gives them another ground when told, and is written down", async () => {
    await addWords(moderator, insults("傻瓜", "傻 瓜", "笨蛋"));
    await addWords(hall.chair, insults("笨蛋"));
    expect((await listed()).map(([, strength]) => strength)).toEqual(["note", "note"]);
    await addWords(hall.chair, { words: ["笨蛋"], ground: "offTopic", strength: "hold" });
    expect(await listed()).toContainEqual(["笨蛋", "hold"]);
    const [gone] = (await wordsPage(moderator, undefined)).words;
    const both = await Promise.allSettled([0, 1].map(() => removeWord(moderator, gone?.id ?? "")));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listed()).toHaveLength(1);
    expect((await acts()).map(({ action }) => action)).toEqual(["words.add", "words.add", "words.remove"]);
    expect((await acts())[1]).toMatchObject({ words: ["笨蛋"], ground: "offTopic", strength: "hold" });
  });

  test("is kept by the committee, read by the supervisors, and nobody else's", async () => {
    await addWords(moderator, insults("傻瓜"));
    expect((await wordsPage(supervisor, undefined)).refusal).toBe("committee_only");
    expect(await tryWords(supervisor, "傻。瓜")).toHaveLength(1);
    const [word] = (await wordsPage(supervisor, undefined)).words;
    for (const person of [supervisor, hall.li]) {
      await expect(addWords(person, insults("笨蛋"))).rejects.toEqual(refused("committee_only"));
      await expect(removeWord(person, word?.id ?? "")).rejects.toEqual(refused("committee_only"));
    }
    await expect(wordsPage(hall.li, undefined)).rejects.toEqual(refused("committee_only"));
    await expect(tryWords(hall.li, "傻瓜")).rejects.toEqual(refused("committee_only"));
    await expect(removeWord(other.chair, word?.id ?? "")).rejects.toEqual(refused("not_found"));
    expect(await listed()).toHaveLength(1);
    expect(await tryWords(other.chair, "傻瓜")).toEqual([]);
  });

  test("goes on page after page, and ends at a length", async () => {
    const many = Array.from({ length: MOST_WORDS }, (_, at) => `坏词${at}`);
    for (let at = 0; at < many.length; at += 500) await addWords(moderator, insults(...many.slice(at, at + 500)));
    const first = await wordsPage(moderator, undefined);
    const second = await wordsPage(moderator, first.next ?? undefined);
    expect(first).toMatchObject({ count: MOST_WORDS, first: true });
    expect(new Set([...first.words, ...second.words].map(({ id }) => id)).size).toBe(100);
    await expect(addWords(moderator, insults("再来一个"))).rejects.toEqual(refused("too_many_words"));
    expect(await tryWords(moderator, "坏 词 1999")).toMatchObject([{ word: "坏词1999", variants: ["spaced"] }]);
  });
});

describe("what is said", () => {
  test("with a word of the list comes before the committee, with the word and where it stands", async () => {
    const person = await neighbour();
    await addWords(moderator, insults("傻瓜"));
    const id = await say(person, "你这个傻 瓜，看看账目。");
    expect(await heldAt(id)).toBeNull();
    const { noticed, signals, case: row } = await casePage(hall.chair, id);
    expect(row).toMatchObject({ state: "waiting", flags: 0, urgent: false });
    expect(signals).toEqual([]);
    const passage = { before: "你这个", found: "傻 瓜", after: "，看看账目。" };
    expect(noticed).toEqual([
      { kind: "words", hits: [{ word: "傻瓜", ground: "insult", strength: "note", variants: ["spaced"], passage }] },
    ]);
    expect((await queuePage(hall.chair, undefined)).cases.some(({ item }) => item.id === id)).toBe(true);
  });

  test("waits with a word that is to wait, from the moment it is listed and to the moment it is not", async () => {
    const person = await neighbour();
    await addWords(moderator, { words: ["代开发票"], ground: "otherLaw", strength: "hold" });
    const id = await say(person, "代開發票找我");
    expect(await heldAt(id)).not.toBeNull();
    expect(await caseOf(id)).toMatchObject({ state: "waiting", urgent: true, noticed: true });
    const [word] = (await wordsPage(moderator, undefined)).words;
    await removeWord(moderator, word?.id ?? "");
    expect(await heldAt(await say(person, "代開發票找我"))).toBeNull();
  });

  test("by a good neighbour says nothing; one thing alone does not bring anybody before the committee", async () => {
    const person = await neighbour();
    const plain = await say(person, "我觉得可以，路灯晚上要亮一点。");
    expect(await kindsOf(plain)).toEqual([]);
    const again = await say(person, "我觉得可以，路灯 晚上要亮一点！");
    expect(await kindsOf(again)).toEqual(["repeated"]);
    const newcomer = await makePerson("yangguang", "resident");
    expect(await kindsOf(await say(newcomer, "大家好"))).toEqual(["newAccount"]);
    for (const id of [plain, again]) expect(await caseOf(id)).toBeNull();
    const advertised = await say(newcomer, "大家好，看 https://example.org");
    expect(await kindsOf(advertised)).toEqual(["newAccount", "links"]);
    expect(await caseOf(advertised)).toMatchObject({ state: "waiting", noticed: true });
  });

  test("by several people in the same words, or in a hurry, is noticed", async () => {
    const [first, second] = [await neighbour(), await neighbour()];
    await say(first, "请大家都来投这一票，谢谢大家支持！");
    const copied = await say(second, "請大家都來投這一票，謝謝大家支持");
    expect((await signalsOf("yangguang", [copied])).get(copied)).toEqual([{ kind: "repeated", own: 0, others: 1 }]);
    for (let at = 0; at < 4; at += 1) expect(await kindsOf(await say(second, `第${at}句`))).toEqual([]);
    expect(await kindsOf(await say(second, "还有一句"))).toEqual(["speed"]);
  });

  test("is looked at again when it is changed", async () => {
    const person = await neighbour();
    await addWords(moderator, insults("傻瓜"));
    const id = await say(person, "你好");
    expect(await caseOf(id)).toBeNull();
    await editComment(person, id, { body: "傻瓜", revision: 1 });
    expect(await kindsOf(id)).toEqual(["words"]);
    expect(await caseOf(id)).toMatchObject({ state: "waiting", noticed: true });
    await editComment(person, id, { body: "对不起", revision: 2 });
    expect(await kindsOf(id)).toEqual([]);
  });

  test("and noticed waits on when whoever flagged it takes that back", async () => {
    const person = await neighbour();
    await addWords(moderator, insults("傻瓜"));
    const id = await say(person, "傻瓜");
    await flagItem(hall.wang, id, { ground: "insult", note: "" });
    await withdrawFlag(hall.wang, id);
    expect(await caseOf(id)).toMatchObject({ state: "waiting", flags: 0 });
  });

  test("costs one question more, of a few rows, however long the list is", async () => {
    const person = await neighbour();
    await addWords(moderator, insults(...Array.from({ length: 500 }, (_, at) => `坏词${at}`)));
    await say(person, "先说一句");
    const asked = vi.spyOn(pg.Client.prototype, "query");
    await say(person, "再说一句，路灯要亮一点。");
    const texts = asked.mock.calls.map(([query]) => (query as unknown as { text: string }).text ?? String(query));
    asked.mockRestore();
    expect(texts.filter((text) => /"ListedWord"|"CommentSignal"|"ModerationCase"/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes("hashtextextended") && text.includes("alike"))).toHaveLength(1);
  });
});
