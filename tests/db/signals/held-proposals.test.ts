import { describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { askToEdit } from "#app/domain/moderation/ask-to-edit.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { openRequest, ownWaiting } from "#app/domain/moderation/own-queries.server.ts";
import { casePage, flagPage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { queuePage } from "#app/domain/moderation/queue-queries.server.ts";
import {
  draftPage,
  editProposalPage,
  historyPage,
  ownProposals,
  waitingAtAuthor,
} from "#app/domain/proposals/author-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { discardDraft } from "#app/domain/proposals/discard-draft.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { waitingCounts } from "#app/domain/proposals/list-queries.server.ts";
import { proposalFacts } from "#app/domain/proposals/queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { LIMITS } from "#app/domain/sanctions/levels.ts";
import { speech } from "../comments/speech.ts";
import { makeProposal } from "../votes/hall.ts";
import { heldProposal, refused } from "./held-proposal.ts";

const { scene, draft, submit, row, serialOf, revision, keep, hiding, hide, edit, told, expectUntold } = heldProposal();

const counter = async () =>
  (await prisma.counter.findFirst({ where: { communityId: "yangguang", kind: "proposal" } }))?.last ?? 0;

describe("a proposal that waits", () => {
  test("has no number and is in no list, and its author and the committee read it", async () => {
    const before = await waitingCounts("yangguang");
    expect(await row()).toMatchObject({ state: "draft", number: null, submittedAt: null, heldAt: expect.any(Date) });
    await expectUntold();
    expect(await waitingCounts("yangguang")).toEqual(before);
    expect(await draftPage(scene.author, scene.id)).toMatchObject({
      title: scene.title,
      held: true,
      dueAt: expect.any(Date),
      refusal: "proposal_held",
    });
    expect(await ownProposals(scene.author)).toMatchObject([
      { id: scene.id, serial: null, title: scene.title, held: true },
    ]);
    expect(await waitingAtAuthor(scene.author, 5)).toEqual([]);
    const { cases } = await queuePage(scene.hall.chair, undefined);
    expect(cases.find(({ item }) => item.id === scene.id)).toMatchObject({
      ...{ flags: 0, refusal: null, noticed: true, item: { kind: "proposal", held: true, position: null } },
    });
    expect(await casePage(scene.hall.chair, scene.id)).toMatchObject({
      ...{
        item: { home: { title: scene.title } },
        noticed: [{ kind: "review", whose: "everybody" }, { kind: "newAccount" }],
      },
      refusals: { judge: null, hide: null, ask: null },
    });
  });

  test("is not there for others, whatever they ask for", async () => {
    const asks = [
      () => draftPage(scene.hall.wang, scene.id),
      () => draftPage(scene.hall.chair, scene.id),
      () => editProposalPage(scene.hall.wang, { draftId: scene.id }),
      () => flagPage(scene.hall.wang, scene.id),
      () => ownMeasurePage(scene.hall.wang, scene.id),
      () => submit(scene.hall.wang),
      () => discardDraft(scene.hall.wang, scene.id),
    ];
    for (const ask of asks) await expect(ask(), String(ask)).rejects.toEqual(refused("not_found"));
    await expect(flagItem(scene.hall.wang, scene.id, { ground: "insult", note: "" })).rejects.toEqual(
      refused("proposal_held"),
    );
    await expect(keepItem(scene.author, scene.id, 1)).rejects.toEqual(refused("committee_only"));
  });

  test("handed in again waits as before, and counts towards what one may hand in", async () => {
    const { heldAt } = await row();
    expect(await Promise.all([submit(), submit()])).toEqual([scene.id, scene.id]);
    expect((await row()).heldAt).toEqual(heldAt);
    const { proposalsAWeek } = LIMITS.neighbour;
    for (let handedIn = 1; handedIn < proposalsAWeek; handedIn += 1)
      await submitProposal(scene.author, { draftId: await draft() });
    const draftId = await draft();
    await expect(submitProposal(scene.author, { draftId })).rejects.toEqual(refused("wrote_enough"));
    // What was refused was handed in as well.
    await hide();
    await expect(submitProposal(scene.author, { draftId })).rejects.toEqual(refused("wrote_enough"));
  });

  test("comes out once when it is kept, under the next number, and all read who let it out", async () => {
    const last = await counter();
    const { heldAt } = await row();
    const both = await Promise.allSettled([keep(), keepItem(scene.hall.colleague, scene.id, 1)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "endorsing", number: last + 1, heldAt: null, title: scene.title });
    expect(await counter()).toBe(last + 1);
    const moves = await prisma.proposalMove.findMany({ where: { proposalId: scene.id }, orderBy: { position: "asc" } });
    expect(moves).toMatchObject([
      { from: "draft", to: "submitted", actorId: scene.author.accountId, at: heldAt },
      { from: "submitted", to: "endorsing" },
    ]);
    expect([scene.hall.chair.accountId, scene.hall.colleague.accountId]).toContain(moves[1]?.actorId);
    for (const found of Object.values(await told())) expect(JSON.stringify(found)).toContain(scene.secret);
    await endorseProposal(scene.hall.li, await serialOf());
    const [act] = await prisma.auditEntry.findMany({ where: { subject: `draft:${scene.id}` } });
    expect(act).toMatchObject({ action: "moderation.publish", aboutId: scene.author.accountId });
  });

  test("can be changed and is judged as it is then; what nobody else read stays unread", async () => {
    const read = await revision();
    await edit({ body: "改过的：请物业每周清理一次。" });
    await expect(keepItem(scene.hall.chair, scene.id, read)).rejects.toEqual(refused("case_changed"));
    await keep();
    const { revisions } = await historyPage(scene.hall.wang, await serialOf());
    expect(revisions.map(({ bodyHtml }) => bodyHtml)).toEqual(["<p>改过的：请物业每周清理一次。</p>"]);
    expect((await proposalFacts(scene.hall.wang, await serialOf())).edits).toBe(0);
  });

  test("stands with the comments that wait among its author's own, until somebody has looked", async () => {
    const serial = await makeProposal(scene.hall);
    const said = await commentOnProposal(scene.author, serial, speech("路灯要亮一点。"));
    const taken = await commentOnProposal(scene.author, serial, speech("说错了。"));
    const advert = await commentOnProposal(scene.author, serial, speech("加我微信。"));
    await removeComment(scene.author, taken);
    await hideFlagged(scene.hall.chair, advert, { ground: "advertising", note: "推销", revision: 1 });
    const { heldAt } = await row();
    const dueAt = new Date((heldAt?.getTime() ?? 0) + 24 * 3_600_000);
    expect(await ownWaiting(scene.author)).toMatchObject([
      { itemId: scene.id, kind: "proposal", serial: null, excerpt: scene.title, dueAt, isOut: false },
      { itemId: said, kind: "comment", excerpt: "路灯要亮一点。", isOut: false },
    ]);
    expect(await ownWaiting(scene.hall.wang)).toEqual([]);
    await keep();
    await keepItem(scene.hall.chair, said, 1);
    expect(await ownWaiting(scene.author)).toEqual([]);
    await edit({ title: `${scene.secret}改过` });
    await editComment(scene.author, said, { body: "路灯要再亮一点。", revision: 1 });
    expect(await ownWaiting(scene.author)).toMatchObject([
      { itemId: scene.id, serial: await serialOf(), excerpt: `${scene.secret}改过`, isOut: true },
      { itemId: said, isOut: true },
    ]);
    await hide();
    expect(await ownWaiting(scene.author)).toMatchObject([{ itemId: said }]);
  });

  test("is asked to be changed, and waits again once it is", async () => {
    await askToEdit(scene.hall.chair, scene.id, { ...(await hiding()), days: 3 });
    expect(await openRequest(scene.author, scene.id)).toMatchObject({ note: "推销" });
    expect((await casePage(scene.hall.chair, scene.id)).case).toMatchObject({ state: "asked", waits: false });
    await edit({ body: "改过的：请物业每周清理一次。" });
    const { case: found, request } = await casePage(scene.hall.chair, scene.id);
    expect(found).toMatchObject({ state: "waiting", waits: true });
    expect(request?.changes).toBeNull();
    expect(await row()).toMatchObject({ number: null, heldAt: expect.any(Date) });
  });

  test("can be thrown away, and nothing of it is left", async () => {
    await Promise.allSettled([discardDraft(scene.author, scene.id), discardDraft(scene.author, scene.id)]);
    expect(await prisma.proposal.count({ where: { id: scene.id } })).toBe(0);
    expect(await prisma.moderationCase.count({ where: { itemId: scene.id } })).toBe(0);
    expect(await prisma.proposalSignal.count({ where: { proposalId: scene.id } })).toBe(0);
  });
});

test("the database shows no words of what is out and waits, and holds nothing that is voted on", async () => {
  await expect(prisma.proposal.updateMany({ where: { id: scene.id }, data: { hiddenFor: "insult" } })).rejects.toThrow(
    /constraint/,
  );
  await keep();
  const heldAt = new Date();
  await expect(prisma.proposal.updateMany({ where: { id: scene.id }, data: { heldAt } })).rejects.toThrow(/constraint/);
  const words = { title: "", body: "", bodyHtml: "", excerpt: "", searchTerms: [] };
  const voting = { ...words, heldAt, state: "voting" as const };
  await expect(prisma.proposal.updateMany({ where: { id: scene.id }, data: voting })).rejects.toThrow(/constraint/);
});
