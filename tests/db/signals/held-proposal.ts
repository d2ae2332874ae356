import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { homePage } from "#app/domain/home/queries.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { ProposalFilter } from "#app/domain/proposals/forms.ts";
import { proposalsPage } from "#app/domain/proposals/list-queries.server.ts";
import { similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import type { ReviewMode } from "#app/domain/signals/forms.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makePerson, type SignedIn } from "../votes/hall.ts";

type Scene = {
  hall: Hall;
  author: SignedIn;
  /** What nobody but its author and the committee may read. */
  secret: string;
  title: string;
  id: string;
};

/** A proposal that was handed in where everybody waits, a new one for each test, and what is done with it. */
export function heldProposal() {
  freshDatabase();
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.hall = await makeHall("yangguang");
    // Numbers of proposals that makeProposal() makes are below these.
    const year = Number(shanghaiDay(new Date()).slice(0, 4));
    await prisma.counter.create({ data: { communityId: "yangguang", kind: "proposal", year, last: 1_000 } });
  });
  beforeEach(async () => {
    await review("everybody");
    scene.author = await makePerson("yangguang", "resident");
    scene.secret = `安全${randomUUID().slice(0, 8)}`;
    scene.title = `${scene.secret}通道别堆杂物`;
    scene.id = await draft();
    expect(await submit()).toBe(scene.id);
  });

  const review = (mode: ReviewMode) => prisma.community.update({ where: { id: "yangguang" }, data: { review: mode } });
  const text = (more: object = {}) => ({
    ...{ title: scene.title, category: "publicSafety" as const, body: `${scene.secret}：请物业清理。` },
    ...more,
  });
  const draft = (more: object = {}) => draftProposal(scene.author, { ...text(more), formKey: randomUUID() });
  const submit = (actor: SignedIn = scene.author) => submitProposal(actor, { draftId: scene.id });
  const row = () => prisma.proposal.findFirstOrThrow({ where: { id: scene.id } });
  const serialOf = async () => {
    const { year, number } = await row();
    return showSerial({ year: year ?? 0, number: number ?? 0 });
  };
  const revision = async () =>
    (await prisma.moderationCase.findFirstOrThrow({ where: { proposalId: scene.id } })).revision;
  const keep = async () => keepItem(scene.hall.chair, scene.id, await revision());
  const hiding = async () => ({ ground: "advertising" as const, note: "推销", revision: await revision() });
  const hide = async () => hideFlagged(scene.hall.chair, scene.id, await hiding());
  const edit = async (more: object = {}) => {
    const ref = (await row()).number ? { serial: await serialOf() } : { draftId: scene.id };
    return editProposal(scene.author, ref, { ...text(more), revision: (await row()).revision });
  };

  const list = async (more: object = {}) =>
    (await proposalsPage(scene.hall.wang, ProposalFilter.parse(more))).proposals;
  /** Everything that tells others what proposals there are. */
  const told = async () => ({
    list: await list(),
    search: await list({ q: scene.secret }),
    home: await homePage(scene.hall.wang),
    alike: await similarProposals("yangguang", scene.title, { limit: 10 }),
  });
  const expectUntold = async () => expect(JSON.stringify(await told())).not.toContain(scene.secret);

  return { scene, review, draft, submit, row, serialOf, revision, keep, hiding, hide, edit, told, expectUntold };
}

export const refused = (code: RefusalCode) => expect.objectContaining({ code });
