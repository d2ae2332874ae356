import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { appealHiding } from "#app/domain/moderation/appeal.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { fileObjection } from "#app/domain/outcomes/file-objection.server.ts";
import { askErasure } from "#app/domain/own-data/ask-erasure.server.ts";
import { callOffErasure } from "#app/domain/own-data/call-off-erasure.server.ts";
import { exportOwnData } from "#app/domain/own-data/export-own-data.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { appealSanction, readSanction } from "#app/domain/sanctions/appeal-sanction.server.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { NEVER_TAKEN } from "#app/domain/sanctions/writing.ts";
import { askCorrection } from "#app/domain/vote-acts/ask-correction.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { announce, type Hall, inDays, makeHall, makeProposal, opening } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let sanctionId: string;
let commentId: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  const serial = await makeProposal(hall);
  commentId = await commentOnProposal(hall.li, serial, speech("骗子"));
  await flagItem(hall.wang, commentId, { ground: "insult", note: "" });
  await hideFlagged(hall.chair, commentId, { ground: "defamation", note: "说人是骗子", revision: 1 });
  const longest = { kind: "mute", days: 7, ground: "defamation", note: "说人是骗子" } as const;
  sanctionId = await imposeSanction(hall.chair, commentId, longest);
  await expect(commentOnProposal(hall.li, serial, speech())).rejects.toMatchObject({ code: "muted" });
});

/** One way at least to each right, as somebody who is silenced goes it. */
const WAYS: Record<(typeof NEVER_TAKEN)[number], () => Promise<unknown>> = {
  vote: async () => {
    const vote = await announce(hall, await makeProposal(hall), opening());
    const seat = await prisma.rollSeat.findFirstOrThrow({ where: { voterId: hall.li.accountId } });
    const ballot = { serial: vote, seatNo: String(seat.seatNo), fields: { choice: "agree" }, formKey: randomUUID() };
    return castBallot(hall.li, ballot);
  },
  endorse: async () => endorseProposal(hall.li, await makeProposal(hall, "endorsing")),
  object: async () => {
    const [year, number] = (await announce(hall, await makeProposal(hall), opening())).split("-").map(Number);
    const { id: voteId, proposalId } = await prisma.vote.findFirstOrThrow({ where: { year, number } });
    const now = new Date();
    const serial = { year: year ?? 0, number: number ?? 0 };
    const { id: threadId } = await prisma.thread.create({ data: { communityId: "yangguang" }, select: { id: true } });
    await prisma.outcome.create({
      data: {
        ...{ communityId: "yangguang", threadId, ...serial, voteId, proposalId, publisherId: hall.chair.accountId },
        ...{ title: "结果", body: "通过。", bodyHtml: "", decision: "passed", ruleCited: "", formKey: randomUUID() },
        ...{ effectiveOn: now, publishedAt: now, noticeEndsAt: inDays(15) },
      },
    });
    return fileObjection(hall.li, `${year}-${String(number).padStart(4, "0")}`, {
      ...{ text: "票数不对", formKey: randomUUID() },
    });
  },
  correct: async () => {
    const form = opening({ opensAt: inDays(30), closesAt: inDays(44) });
    const vote = await announce(hall, await makeProposal(hall), form);
    return askCorrection(hall.li, vote, { text: "名册上没有我", formKey: randomUUID() });
  },
  appeal: async () => {
    await readSanction(hall.li, sanctionId);
    await appealHiding(hall.li, commentId, "说的是实情");
    return appealSanction(hall.li, sanctionId, "说的是实情");
  },
  ownData: async () => {
    let bytes = 0;
    for await (const piece of exportOwnData(hall.li.accountId, "")) bytes += piece.length;
    expect(bytes).toBeGreaterThan(1_000);
    await askErasure(hall.li.accountId);
    return callOffErasure(hall.li.accountId);
  },
};

test.each(NEVER_TAKEN)("somebody who is muted can still: %s", async (right) => {
  await expect(WAYS[right]()).resolves.not.toThrow();
});
