import { beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { casePage } from "#app/domain/moderation/queries.server.ts";
import { historyPage } from "#app/domain/proposals/author-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { addWords } from "#app/domain/signals/keep-words.server.ts";
import { speech } from "../comments/speech.ts";
import { aWeekLater } from "../support/week.ts";
import { makePerson, makeProposal } from "../votes/hall.ts";
import { heldProposal } from "./held-proposal.ts";

const { scene, review, draft, submit, row, serialOf, keep, edit } = heldProposal();

describe("who waits", () => {
  test("is whoever is new, where newcomers do; what they have out counts, whichever it is", async () => {
    await review("newcomers");
    await prisma.account.update({ where: { id: scene.author.accountId }, data: { createdAt: new Date("2025-01-01") } });
    await keep();
    const serial = await makeProposal(scene.hall);
    for (const body of ["一", "二"]) {
      const said = await commentOnProposal(scene.author, serial, speech(body));
      await keepItem(scene.hall.chair, said, 1);
    }
    await aWeekLater(scene.author);
    scene.id = await draft({ body: "第四次说话：路灯要亮一点。" });
    expect(await submit()).not.toBe(scene.id);
    expect(await row()).toMatchObject({ state: "endorsing", heldAt: null });
  });

  test("is nobody in an office, nor anybody where nobody does", async () => {
    scene.author = scene.hall.colleague;
    scene.id = await draft();
    expect(await submit()).not.toBe(scene.id);
    await review("off");
    scene.author = await makePerson("yangguang", "resident");
    scene.id = await draft();
    expect(await submit()).not.toBe(scene.id);
  });
});

describe("what is noticed of a proposal", () => {
  beforeEach(async () => {
    await review("off");
    scene.author = await makePerson("yangguang", "resident");
  });
  const kinds = async () => (await casePage(scene.hall.chair, scene.id)).noticed.map(({ kind }) => kind);

  test("words are found in its title, in their variants, and shown where they stand", async () => {
    await addWords(scene.hall.chair, { words: ["代开发票"], ground: "advertising", strength: "note" });
    scene.id = await draft({ title: "专业代 開發 票" });
    expect(await submit()).not.toBe(scene.id);
    const { noticed } = await casePage(scene.hall.chair, scene.id);
    const [words] = noticed;
    expect(words).toMatchObject({
      kind: "words",
      hits: [
        { word: "代开发票", passage: { before: "专业", found: "代 開發 票" }, variants: ["spaced", "traditional"] },
      ],
    });
  });

  test("a word that holds, keeps a new text from others, also where nobody waits", async () => {
    await addWords(scene.hall.chair, { words: ["高息放贷"], ground: "advertising", strength: "hold" });
    scene.id = await draft();
    await submit();
    await edit({ body: "这里高息放贷，请联系。" });
    expect(await row()).toMatchObject({ title: "", heldAt: expect.any(Date) });
    // Taken out again, it waits on until somebody has looked.
    await edit();
    expect(await row()).toMatchObject({ title: "", heldAt: expect.any(Date) });
    expect(await kinds()).not.toContain("words");
    await keep();
    const { revisions } = await historyPage(scene.hall.wang, await serialOf());
    expect(JSON.stringify(revisions)).not.toContain("高息放贷");
  });

  test("links of a new account bring it before the committee; the same text again does, among comments too", async () => {
    const spam = "房屋抵押当天放款，额度高、放款快，详见 https://loan.example.com";
    const serial = await makeProposal(scene.hall);
    await commentOnProposal(await makePerson("yangguang", "resident"), serial, speech(spam));
    scene.id = await draft({ body: spam });
    await submit();
    expect(await kinds()).toEqual(["newAccount", "links", "repeated"]);
    const again = await commentOnProposal(await makePerson("yangguang", "resident"), serial, speech(spam));
    const { noticed } = await casePage(scene.hall.chair, again);
    expect(noticed).toContainEqual({ kind: "repeated", own: 0, others: 2 });
  });

  test("what was written fast before it counts with it", async () => {
    const serial = await makeProposal(scene.hall);
    for (const body of ["一", "二", "三", "四", "五"]) await commentOnProposal(scene.author, serial, speech(body));
    scene.id = await draft();
    await submit();
    await flagItem(scene.hall.wang, scene.id, { ground: "insult", note: "" });
    expect(await kinds()).toContain("speed");
  });

  test("a draft is nobody's business", async () => {
    await addWords(scene.hall.chair, { words: ["私下写的"], ground: "insult", strength: "hold" });
    scene.id = await draft();
    await edit({ body: "私下写的，还没想好。" });
    expect(await prisma.proposalSignal.count({ where: { proposalId: scene.id } })).toBe(0);
    expect(await row()).toMatchObject({ heldAt: null, fingerprint: null });
  });
});
