import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, keyOf, makeHall, makeProposal, opening, type SignedIn } from "./hall.ts";

const VOTERS = 500;
const CLOSES_IN_MS = 1_000;

freshDatabase();

let hall: Hall;
let voters: SignedIn[];
beforeAll(async () => {
  hall = await makeHall("yangguang");
  voters = Array.from({ length: VOTERS }, () => ({ ...hall.li, accountId: randomUUID() }));
  const ids = voters.map(({ accountId }) => accountId);
  await prisma.account.createMany({
    data: ids.map((id) => ({ id, loginName: id, realName: "某人", shownName: "某*" })),
  });
  await prisma.membership.createMany({
    data: ids.map((accountId) => ({ communityId: "yangguang", accountId, role: "resident" })),
  });
});

test("of 500 ballots over the closing second each is in before the close and counted, or refused", async () => {
  const serial = await openVote(hall.chair, await makeProposal(hall), opening());
  const key = await keyOf("yangguang", serial);
  const seats = await prisma.rollSeat.findMany({ where: key, select: { seatNo: true, voterId: true } });
  const seatOf = new Map(seats.map(({ seatNo, voterId }) => [voterId, seatNo]));
  await unguarded(
    (tx) =>
      tx.$executeRaw`UPDATE "Vote" SET "closesAt" = now() + ${CLOSES_IN_MS} * interval '1 ms' WHERE "id" = ${key.voteId}::uuid`,
  );

  const casting = voters.map(async (voter, at) => {
    await sleep((at * CLOSES_IN_MS * 1.4) / VOTERS);
    const seatNo = String(seatOf.get(voter.accountId));
    return castBallot(voter, {
      serial,
      seatNo,
      fields: { choice: at % 3 === 0 ? "against" : "agree" },
      formKey: randomUUID(),
    });
  });
  const closing = closeWhenDue();
  const heard = await Promise.allSettled(casting);
  await closing;

  const acknowledged = heard.flatMap((one) => (one.status === "fulfilled" ? [one.value.seatNo] : []));
  const refused = heard.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set(["vote_closed"]));

  const entries = await prisma.ledgerEntry.findMany({
    where: key,
    orderBy: { n: "asc" },
    select: { n: true, line: true },
  });
  const told = entries.map(({ line }) => JSON.parse(line));
  const close = told.findIndex(({ kind }) => kind === "closing");
  const cast = told.flatMap(({ kind, seat }, n) => (kind === "ballot" ? [{ n, seat }] : []));
  expect(cast.map(({ seat }) => seat).toSorted()).toEqual(acknowledged.toSorted());
  expect(cast.filter(({ n }) => n > close)).toEqual([]);
  expect((await votePage(hall.li, serial)).result?.figures[0]).toMatchObject({ participating: acknowledged.length });

  async function closeWhenDue() {
    while ((await prisma.vote.count({ where: { id: key.voteId, status: "closed" } })) === 0) {
      await closeVote(key);
      await sleep(5);
    }
  }
});
