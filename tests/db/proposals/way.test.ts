import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { draftPage, historyPage } from "#app/domain/proposals/author-queries.server.ts";
import { discardDraft } from "#app/domain/proposals/discard-draft.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { endorseProposal, withdrawEndorsement } from "#app/domain/proposals/endorse-proposal.server.ts";
import { proposalFacts } from "#app/domain/proposals/queries.server.ts";
import { reviewProposal } from "#app/domain/proposals/review-proposal.server.ts";
import { startDeliberation } from "#app/domain/proposals/start-deliberation.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { withdrawProposal } from "#app/domain/proposals/withdraw-proposal.server.ts";
import { freshDatabase } from "../support/database.ts";
import { aWeekLater } from "../support/week.ts";
import { type Hall, makeHall, type SignedIn } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});

const content = { title: "楼道加装扶手", category: "eldercare" as const, body: "每层加装**扶手**，方便老人。" };
const write = (actor: SignedIn) => draftProposal(actor, { ...content, formKey: randomUUID() });
const submitted = async (actor: SignedIn = hall.author) => {
  await aWeekLater(actor);
  return submitProposal(actor, { draftId: await write(actor) });
};
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("a draft", () => {
  test("is one, however often its form is sent", async () => {
    const formKey = randomUUID();
    const sent = await Promise.allSettled(
      Array.from({ length: 5 }, () => draftProposal(hall.author, { ...content, formKey })),
    );
    const ids = sent.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(5);
    expect(await prisma.proposal.count({ where: { formKey } })).toBe(1);
  });

  test("is its author's alone", async () => {
    const id = await write(hall.author);
    expect(await draftPage(hall.author, id)).toMatchObject({ title: content.title });
    await expect(draftPage(hall.li, id)).rejects.toEqual(refusedWith("not_found"));
    await expect(submitProposal(hall.li, { draftId: id })).rejects.toEqual(refusedWith("not_found"));
    await expect(submitProposal(other.author, { draftId: id })).rejects.toEqual(refusedWith("not_found"));
  });

  test("can be thrown away, what was submitted cannot", async () => {
    const id = await write(hall.author);
    await discardDraft(hall.author, id);
    await expect(draftPage(hall.author, id)).rejects.toEqual(refusedWith("not_found"));
    const serial = await submitted();
    const { id: kept } = await prisma.proposal.findFirstOrThrow({
      where: { communityId: "yangguang", ...numberOf(serial) },
    });
    await expect(discardDraft(hall.author, kept)).rejects.toEqual(refusedWith("proposal_state"));
  });
});

describe("a submitted proposal", () => {
  test("has the next number, without gaps, however many come at once", async () => {
    const before = numberOf(await submitted()).number;
    const drafts = await Promise.all(Array.from({ length: 4 }, () => write(hall.author)));
    const serials = await Promise.all(drafts.map((draftId) => submitProposal(hall.author, { draftId })));
    const numbers = serials.map((serial) => numberOf(serial).number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 4 }, (_, index) => before + index + 1));
  });

  test("has one number, however often its draft is submitted", async () => {
    await aWeekLater(hall.author);
    const draftId = await write(hall.author);
    const serials = await Promise.all(Array.from({ length: 4 }, () => submitProposal(hall.author, { draftId })));
    expect(new Set(serials).size).toBe(1);
    expect((await proposalFacts(hall.author, serials[0] ?? "")).moves).toHaveLength(2);
  });

  test("tells its way: who, when and why", async () => {
    const serial = await submitted();
    await endorseProposal(hall.li, serial);
    await reviewProposal(hall.chair, serial, { verdict: "sendBack", reason: "请补充位置" });
    await editProposal(hall.author, { serial }, { ...content, title: "3号楼楼道加装扶手", revision: 1 });
    await submitProposal(hall.author, { serial });
    await reviewProposal(hall.chair, serial, { verdict: "accept", reason: "" });
    await startDeliberation(hall.chair, serial);
    const { moves, state, endorsementCount } = await proposalFacts(hall.author, serial);
    expect(state).toBe("deliberating");
    expect(endorsementCount).toBe(1);
    expect(moves.map(({ to, reason }) => [to, reason])).toEqual([
      ["submitted", null],
      ["endorsing", null],
      ["needsRevision", "请补充位置"],
      ["endorsing", null],
      ["listed", null],
      ["deliberating", null],
    ]);
    const audit = await prisma.auditEntry.findMany({
      where: { communityId: "yangguang", subject: `proposal:${serial}` },
      orderBy: { at: "asc" },
      select: { action: true, actorId: true },
    });
    expect(audit.map(({ action }) => action)).toEqual(["proposal.review", "proposal.review", "proposal.deliberate"]);
    expect(new Set(audit.map(({ actorId }) => actorId))).toEqual(new Set([hall.chair.accountId]));
  });

  test("keeps every text it has had, and a stale form overwrites nothing", async () => {
    const serial = await submitted();
    const edits = await Promise.allSettled(
      ["第一个改法", "第二个改法"].map((title) =>
        editProposal(hall.author, { serial }, { ...content, title, revision: 1 }),
      ),
    );
    expect(edits.filter(({ status }) => status === "rejected")).toEqual([
      expect.objectContaining({ reason: refusedWith("stale_form") }),
    ]);
    const { revisions } = await historyPage(hall.author, serial);
    expect(revisions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(revisions[1]?.title).toBe(content.title);
  });

  test("is accepted only with endorsements enough", async () => {
    const serial = await submitted();
    const accept = () => reviewProposal(hall.chair, serial, { verdict: "accept", reason: "" });
    await expect(accept()).rejects.toEqual(refusedWith("too_few_endorsements"));
    await endorseProposal(hall.wang, serial);
    await accept();
    expect(await proposalFacts(hall.chair, serial)).toMatchObject({ state: "listed" });
    await expect(accept()).rejects.toEqual(refusedWith("proposal_state"));
  });

  test("can be withdrawn by its author, in public", async () => {
    const serial = await submitted();
    await expect(withdrawProposal(hall.li, serial, "不要了")).rejects.toEqual(refusedWith("author_only"));
    await withdrawProposal(hall.author, serial, "已经解决");
    expect(await proposalFacts(hall.li, serial)).toMatchObject({ state: "withdrawn" });
  });
});

describe("endorsements", () => {
  test("count each person once, whatever happens at the same time", async () => {
    const serial = await submitted();
    await Promise.all([
      ...Array.from({ length: 5 }, () => endorseProposal(hall.li, serial)),
      endorseProposal(hall.wang, serial),
      endorseProposal(hall.tenant, serial),
    ]);
    await withdrawEndorsement(hall.wang, serial);
    await withdrawEndorsement(hall.wang, serial);
    const { endorsementCount } = await proposalFacts(hall.li, serial);
    expect(endorsementCount).toBe(2);
    expect(
      await prisma.endorsement.count({ where: { proposal: { communityId: "yangguang", ...numberOf(serial) } } }),
    ).toBe(2);
  });

  test("stay within the community", async () => {
    const serial = await submitted();
    const stranger = { ...other.li, communityId: "yangguang", roles: new Set([]) } as SignedIn;
    await expect(endorseProposal(stranger, serial)).rejects.toEqual(refusedWith("members_only"));
    await expect(endorseProposal(other.li, serial)).rejects.toEqual(refusedWith("not_found"));
    await expect(endorseProposal(hall.author, serial)).rejects.toEqual(refusedWith("own_proposal"));
  });
});

function numberOf(serial: string) {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  return { year, number };
}
