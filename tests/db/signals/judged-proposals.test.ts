import { beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { ThreadView } from "#app/domain/comments/showing.ts";
import { homePage } from "#app/domain/home/queries.server.ts";
import { appealHiding, decideAppeal } from "#app/domain/moderation/appeal.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { forgetOriginals } from "#app/domain/moderation/forget-originals.server.ts";
import { ownMeasures } from "#app/domain/moderation/own-queries.server.ts";
import { ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import {
  draftPage,
  editProposalPage,
  historyPage,
  ownProposals,
  waitingAtAuthor,
} from "#app/domain/proposals/author-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { discardAllDrafts } from "#app/domain/proposals/discard-all-drafts.server.ts";
import { discardDraft } from "#app/domain/proposals/discard-draft.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { mergeProposal } from "#app/domain/proposals/merge-proposal.server.ts";
import { proposalFace, proposalPage } from "#app/domain/proposals/queries.server.ts";
import { reviewProposal } from "#app/domain/proposals/review-proposal.server.ts";
import { speech } from "../comments/speech.ts";
import { unguarded } from "../support/unguarded.ts";
import { inDays, makeProposal } from "../votes/hall.ts";
import { heldProposal, refused } from "./held-proposal.ts";

const { scene, submit, row, serialOf, keep, hide, edit, told, expectUntold } = heldProposal();
const front = ThreadView.parse({});

describe("a proposal that is refused", () => {
  beforeEach(async () => {
    await hide();
  });

  test("has never come out, and its author learns why and may appeal; a second person lets it out", async () => {
    expect(await row()).toMatchObject({
      state: "draft",
      number: null,
      heldAt: null,
      hiddenFor: "advertising",
      title: "",
    });
    await expectUntold();
    expect(await draftPage(scene.author, scene.id)).toMatchObject({
      title: scene.title,
      hidden: true,
      refusal: "proposal_hidden",
    });
    expect(await ownMeasures(scene.author)).toMatchObject([
      { itemId: scene.id, kind: "proposal", serial: null, excerpt: scene.title },
    ]);
    expect(await ownMeasurePage(scene.author, scene.id)).toMatchObject({ measure: { note: "推销" }, refusal: null });
    await expect(submit()).rejects.toEqual(refused("proposal_hidden"));
    await expect(discardDraft(scene.author, scene.id)).rejects.toEqual(refused("proposal_hidden"));
    await expect(edit()).rejects.toEqual(refused("proposal_hidden"));
    await appealHiding(scene.author, scene.id, "不是推销");
    await decideAppeal(scene.hall.colleague, scene.id, { verdict: "reversed", answer: "确实不是" });
    expect(await row()).toMatchObject({ state: "endorsing", hiddenFor: null, title: scene.title });
    expect(JSON.stringify((await told()).search)).toContain(scene.secret);
  });

  test("by mistake waits again when that is put right; thrown away then, it leaves a place without words", async () => {
    await undoJudgment(scene.hall.colleague, scene.id);
    expect(await row()).toMatchObject({ number: null, hiddenFor: null, heldAt: expect.any(Date), title: scene.title });
    await discardDraft(scene.author, scene.id);
    expect(await row()).toMatchObject({ title: "", body: "", heldAt: null });
    expect(await prisma.proposalRevision.count({ where: { proposalId: scene.id } })).toBe(0);
    expect(await ownProposals(scene.author)).toEqual([]);
    expect(await waitingAtAuthor(scene.author, 5)).toEqual([]);
    await expect(draftPage(scene.author, scene.id)).rejects.toEqual(refused("not_found"));
    await expect(submit()).rejects.toEqual(refused("not_found"));
  });

  test("leaves its measure and no words when its author goes", async () => {
    await prisma.$transaction((tx) => discardAllDrafts(tx, scene.author.accountId));
    expect(await prisma.proposalRevision.count({ where: { proposalId: scene.id } })).toBe(0);
    expect(await prisma.measure.count({ where: { itemId: scene.id, state: "standing" } })).toBe(1);
  });

  test("is forgotten after six months", async () => {
    await unguarded((tx) => tx.measure.updateMany({ where: { itemId: scene.id }, data: { at: inDays(-185) } }));
    await forgetOriginals();
    expect(await prisma.proposalRevision.count({ where: { proposalId: scene.id } })).toBe(0);
    expect(await prisma.proposalSignal.count({ where: { proposalId: scene.id } })).toBe(0);
  });
});

describe("what is out, changed where everybody waits", () => {
  let serial: string;
  beforeEach(async () => {
    await keep();
    serial = await serialOf();
    await endorseProposal(scene.hall.li, serial);
    await edit({ title: `${scene.secret}通道，改过` });
  });

  test("keeps its number, endorsements and place, and shows neither text until it is looked at", async () => {
    expect(await row()).toMatchObject({ state: "endorsing", title: "", heldAt: expect.any(Date), endorsementCount: 1 });
    await expectUntold();
    expect(JSON.stringify((await homePage(scene.hall.wang)).underWay)).not.toContain(serial);
    for (const actor of [scene.hall.wang, scene.hall.chair, scene.author]) {
      const page = await proposalPage(actor, await proposalFace(actor, serial), serial, front);
      expect(page.proposal).toMatchObject({ held: true, title: "", pictures: [] });
      expect(JSON.stringify(page)).not.toContain(scene.secret);
    }
    expect(await editProposalPage(scene.author, { serial })).toMatchObject({
      title: `${scene.secret}通道，改过`,
      held: true,
    });
    const stops: (() => Promise<unknown>)[] = [
      () => endorseProposal(scene.hall.wang, serial),
      () => commentOnProposal(scene.hall.wang, serial, speech("还在吗")),
      () => reviewProposal(scene.hall.chair, serial, { verdict: "accept", reason: "" }),
      () => historyPage(scene.hall.wang, serial),
      async () => mergeProposal(scene.hall.chair, serial, { into: await makeProposal(scene.hall), reason: "同一件事" }),
      async () => flagItem(scene.hall.wang, scene.id, { ground: "insult", note: "" }),
    ];
    for (const stop of stops) await expect(stop(), String(stop)).rejects.toEqual(refused("proposal_held"));
    await keep();
    expect(await row()).toMatchObject({ title: `${scene.secret}通道，改过`, heldAt: null, endorsementCount: 1 });
    expect((await historyPage(scene.hall.wang, serial)).revisions).toHaveLength(2);
    expect(JSON.stringify((await told()).alike)).toContain(scene.secret);
  });

  test("is hidden like anything else when it is refused, and shown again whole", async () => {
    await hide();
    expect(await row()).toMatchObject({ hiddenFor: "advertising", heldAt: null, title: "" });
    await undoJudgment(scene.hall.colleague, scene.id);
    expect(await row()).toMatchObject({ hiddenFor: null, title: `${scene.secret}通道，改过` });
  });
});
