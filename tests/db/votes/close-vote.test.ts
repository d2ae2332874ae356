import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { beginVoting } from "#app/domain/votes/begin-voting.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { catchUpVotes } from "#app/domain/votes/catch-up-votes.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, inMinutes, keyOf, letPass, makeHall, makeProposal, opening } from "./hall.ts";

freshDatabase();

let hall: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

async function open(opensAt: Date | null = null) {
  const proposal = await makeProposal(hall);
  const serial = await openVote(hall.chair, proposal, opening({ opensAt }));
  return { proposal, serial, key: await keyOf("yangguang", serial) };
}

async function way(proposalSerial: string) {
  const moves = await prisma.proposalMove.findMany({
    where: { proposal: { communityId: "yangguang", year: 2026, number: Number(proposalSerial.slice(5)) } },
    orderBy: { position: "asc" },
    select: { to: true, actorId: true },
  });
  return moves.map(({ to, actorId }) => `${to} by ${actorId ? "somebody" : "the clock"}`);
}

describe("closing", () => {
  test("counts once, however often and however many at a time", async () => {
    const { proposal, serial, key } = await open();
    const [seat] = (await votePage(hall.li, serial)).seats;
    await castBallot(hall.li, {
      serial,
      seatNo: String(seat?.seatNo),
      fields: { choice: "agree" },
      formKey: randomUUID(),
    });
    await letPass("yangguang", serial, 61);
    await Promise.all(Array.from({ length: 5 }, () => closeVote(key)));
    const first = await prisma.vote.findFirst({ where: { id: key.voteId } });
    await closeVote(key);
    expect(await prisma.vote.findFirst({ where: { id: key.voteId } })).toEqual(first);

    expect((await votePage(hall.li, serial)).result).toMatchObject({
      figures: [
        {
          ...{ measure: "heads", eligible: 3, participating: 1, agreeing: 1, against: 0, abstaining: 0 },
          ...{ missingForQuorum: 0, missingForMajority: 0 },
        },
      ],
      ...{ quorate: true, passed: true, decision: "passed" },
    });
    const entries = await prisma.auditEntry.findMany({ where: { action: "vote.close", subject: `vote:${serial}` } });
    expect(entries).toMatchObject([{ actorId: null, detail: { decision: "passed" } }]);
    expect(await way(proposal)).toEqual(["voting by somebody", "tallied by the clock"]);
  });

  test("does nothing before the deadline", async () => {
    const { serial, key } = await open();
    await closeVote(key);
    expect(await votePage(hall.li, serial)).toMatchObject({ status: "open", result: null, decision: null });
  });

  test("of a vote of another community finds nothing", async () => {
    const { serial, key } = await open();
    await letPass("yangguang", serial, 61);
    await closeVote({ ...key, communityId: "heping" });
    expect(await votePage(hall.li, serial)).toMatchObject({ status: "open", phase: "counting" });
  });
});

describe("beginning", () => {
  test("waits for its time, and happens once", async () => {
    const { proposal, serial, key } = await open(inMinutes(5));
    await beginVoting(key);
    expect(await votePage(hall.li, serial)).toMatchObject({ status: "notice", phase: "notice" });
    await letPass("yangguang", serial, 6);
    await Promise.all([beginVoting(key), beginVoting(key)]);
    expect(await votePage(hall.li, serial)).toMatchObject({ status: "open", phase: "open" });
    expect(await way(proposal)).toEqual(["ballotNotice by somebody", "voting by the clock"]);
  });
});

test("the job that closes may be the first to come after downtime: it opens the vote, and closes it behind that", async () => {
  const { proposal, serial, key } = await open(inMinutes(5));
  await letPass("yangguang", serial, 61);
  await closeVote(key);
  expect(await way(proposal)).toEqual(["ballotNotice by somebody", "voting by the clock", "tallied by the clock"]);
  const entries = await prisma.ledgerEntry.findMany({ where: key, orderBy: { n: "asc" }, select: { line: true } });
  expect(entries.map(({ line }) => JSON.parse(line).kind)).toEqual(["setUp", "opening", "closing", "result"]);
});

test("after downtime everything overdue is caught up, a vote missed altogether too", async () => {
  const [begun, ended, missed, running] = await Promise.all([open(inMinutes(5)), open(), open(inMinutes(5)), open()]);
  await letPass("yangguang", begun.serial, 6);
  await letPass("yangguang", ended.serial, 61);
  await letPass("yangguang", missed.serial, 61);
  await Promise.all([catchUpVotes(), catchUpVotes()]);

  const pages = await Promise.all([begun, ended, missed, running].map(({ serial }) => votePage(hall.li, serial)));
  expect(pages.map(({ status }) => status)).toEqual(["open", "closed", "closed", "open"]);
  expect(pages[2]?.decision).toBe("noQuorum");
  expect(await way(missed.proposal)).toEqual([
    "ballotNotice by somebody",
    "voting by the clock",
    "tallied by the clock",
  ]);
});
