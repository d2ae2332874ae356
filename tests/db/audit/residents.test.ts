import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { endorseProposal } from "#app/domain/proposals/endorse-proposal.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, keyOf, makeHall, makeProposal, opening } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

test("what residents do by right is no act of power: no chain is touched", async () => {
  const proposal = await makeProposal(hall);
  const vote = await openVote(hall.chair, proposal, opening());
  const gathering = await makeProposal(hall, "endorsing");
  const acts = () => prisma.auditEntry.count();
  const before = await acts();

  const { voteId } = await keyOf("yangguang", vote);
  const { seatNo } = await prisma.rollSeat.findFirstOrThrow({ where: { voteId, voterId: hall.li.accountId } });
  await castBallot(hall.li, { serial: vote, seatNo: `${seatNo}`, fields: { choice: "agree" }, formKey: randomUUID() });
  await commentOnProposal(hall.li, proposal, { stance: "support", body: "早就该修了。", formKey: randomUUID() });
  await endorseProposal(hall.li, gathering);
  expect(await prisma.ballot.count({ where: { voteId } })).toBe(1);
  expect(await acts()).toBe(before);
});
