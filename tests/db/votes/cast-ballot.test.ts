import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import type { VoteKey } from "#app/domain/votes/store.server.ts";
import type { Choice } from "#app/domain/votes/tally.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { announce, type Hall, inMinutes, keyOf, letPass, makeHall, makePerson, makeProposal, opening } from "./hall.ts";

const database = freshDatabase();

let hall: Hall;
let other: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});

const openNow = async () => openVote(hall.chair, await makeProposal(hall), opening());
const ballot = (serial: string, seatNo: string, choice: Choice = "agree", formKey = randomUUID()) => ({
  ...{ serial, seatNo, fields: { choice }, formKey },
});

async function seatOf(actor: Actor, serial: string) {
  const [seat] = (await votePage(actor, serial)).seats;
  return String(seat?.seatNo ?? expect.fail("no seat"));
}

const ballotsOf = async (serial: string) => prisma.ballot.count({ where: await keyOf("yangguang", serial) });
const turnoutOf = async (serial: string) =>
  prisma.voteTurnout.findFirst({ where: await keyOf("yangguang", serial), select: { heads: true, areaDm2: true } });

describe("one seat, one ballot", () => {
  test("when two are cast at once, one counts and the other hears so", async () => {
    const serial = await openNow();
    const seat = await seatOf(hall.li, serial);
    const cast = await Promise.allSettled(Array.from({ length: 8 }, () => castBallot(hall.li, ballot(serial, seat))));
    expect(cast.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = cast.filter((one) => one.status === "rejected").map(({ reason }) => reason.code);
    expect(new Set(refused)).toEqual(new Set(["already_voted"]));
    expect(await ballotsOf(serial)).toBe(1);
    expect(await turnoutOf(serial)).toEqual({ heads: 1, areaDm2: 0n });
  });

  test("the same form sent again gets the same receipt, also when it is sent at once or after the close", async () => {
    const serial = await openNow();
    const form = ballot(serial, await seatOf(hall.li, serial));
    const receipts = await Promise.all(Array.from({ length: 8 }, () => castBallot(hall.li, form)));
    expect(new Set(receipts.map(({ castAt }) => castAt.getTime())).size).toBe(1);
    await letPass("yangguang", serial, 61);
    await closeVote(await keyOf("yangguang", serial));
    expect(await castBallot(hall.li, form)).toEqual(receipts[0]);
    await expect(castBallot(hall.li, { ...form, formKey: randomUUID() })).rejects.toMatchObject({
      code: "vote_closed",
    });
    expect(await ballotsOf(serial)).toBe(1);
  });

  test("it is final: the same form with another choice changes nothing", async () => {
    const serial = await openNow();
    const form = ballot(serial, await seatOf(hall.li, serial));
    await castBallot(hall.li, form);
    await expect(castBallot(hall.li, { ...form, fields: { choice: "against" } })).rejects.toMatchObject({
      code: "already_voted",
    });
    expect(await prisma.ballot.findFirst({ where: { formKey: form.formKey } })).toMatchObject({ choice: "agree" });
  });
});

test("one ballot that cannot be written takes none of those beside it along, and leaves no trace", async () => {
  const serial = await openNow();
  const voters = [hall.author, hall.tenant, hall.li];
  const forms = await Promise.all(voters.map(async (voter) => ballot(serial, await seatOf(voter, serial))));
  const poisoned = forms.map((form, at) => (at === 1 ? { ...form, formKey: "not a key" } : form));
  const cast = await Promise.allSettled(
    poisoned.map((form, at) => castBallot(voters[at] ?? expect.fail("nobody"), form)),
  );
  expect(cast.map(({ status }) => status[0]).join("")).toBe("frf");
  expect(await ballotsOf(serial)).toBe(2);
  expect(await turnoutOf(serial)).toMatchObject({ heads: 2 });
  await castBallot(hall.tenant, forms[1] ?? expect.fail("no form"));
  expect(
    await prisma.ledgerEntry.count({
      where: { ...(await keyOf("yangguang", serial)), line: { contains: '"ballot"' } },
    }),
  ).toBe(3);
});

test("the turnout weighs what took part", async () => {
  const far = { opensAt: inMinutes(60 * 24 * 20), closesAt: inMinutes(60 * 24 * 21) };
  const owners = opening({ track: "ownerOrdinary", propertyAreaId: hall.areaId, ...far });
  const serial = await announce(hall, await makeProposal(hall), owners);
  await letPass("yangguang", serial, 60 * 24 * 20 + 1);
  await castBallot(hall.li, ballot(serial, await seatOf(hall.li, serial), "against"));
  await castBallot(hall.wang, ballot(serial, await seatOf(hall.wang, serial), "abstain"));
  expect(await turnoutOf(serial)).toEqual({ heads: 2, areaDm2: 290_10n });
});

test("first ballots, others in their place and refused ones that come at once: each seat takes part once", async () => {
  const settings = { ...MOTION, finality: "lastCounts" } as const;
  const serial = await openVote(hall.chair, await makeProposal(hall), opening({ settings }));
  const [li, tenant] = await Promise.all([hall.li, hall.tenant].map((voter) => seatOf(voter, serial)));
  if (!li || !tenant) return expect.fail("no seat");
  const cast = (voter: Actor, seat: string, choice: Choice) => castBallot(voter, ballot(serial, seat, choice));
  // The first goes alone, and the others, who wait for it, together.
  const came = await Promise.allSettled([
    cast(hall.li, li, "agree"),
    cast(hall.li, li, "against"),
    cast(hall.author, li, "agree"),
    cast(hall.tenant, tenant, "agree"),
    cast(hall.tenant, tenant, "abstain"),
  ]);
  expect(came.map(({ status }) => status[0]).join("")).toBe("ffrff");
  expect(await turnoutOf(serial)).toMatchObject({ heads: 2 });
  await cast(hall.li, li, "abstain");
  expect(await turnoutOf(serial)).toMatchObject({ heads: 2 });
  expect(await ballotsOf(serial)).toBe(5);
  await letPass("yangguang", serial, 61);
  await closeVote(await keyOf("yangguang", serial));
  expect((await votePage(hall.li, serial)).result).toMatchObject({
    figures: [{ agreeing: 0, against: 0, abstaining: 2 }],
  });
});

describe("refused", () => {
  test("whoever it is not", async () => {
    const serial = await openNow();
    const form = ballot(serial, await seatOf(hall.li, serial));
    const visitor: Actor = { accountId: null, communityId: "yangguang", roles: new Set() };
    await expect(castBallot(hall.author, form)).rejects.toMatchObject({ code: "not_on_roll" });
    await expect(castBallot(hall.chair, { ...form, seatNo: "999" })).rejects.toMatchObject({ code: "not_on_roll" });
    await expect(castBallot(other.li, { ...form, serial: "2026-9999" })).rejects.toMatchObject({ code: "not_found" });
    await expect(castBallot(hall.li, { ...form, serial: "1" })).rejects.toMatchObject({ code: "not_found" });
    await expect(castBallot(hall.li, { ...form, seatNo: "1e1" })).rejects.toMatchObject({ code: "not_found" });
    await expect(castBallot(visitor, form)).rejects.toMatchObject({ code: "sign_in_first" });
    expect(await ballotsOf(serial)).toBe(0);
  });

  test("a member of another community, though numbers there are the same", async () => {
    const serial = await openNow();
    const there = await openVote(other.chair, await makeProposal(other), opening());
    const seat = await seatOf(hall.li, serial);
    const stranger: Actor = { ...hall.li, communityId: "heping" };
    await expect(castBallot(stranger, ballot(there, seat))).rejects.toMatchObject({ code: "not_on_roll" });
  });

  test("too early, too late", async () => {
    const form = opening({ opensAt: inMinutes(10) });
    const serial = await openVote(hall.chair, await makeProposal(hall), form);
    const seat = await seatOf(hall.li, serial);
    await expect(castBallot(hall.li, ballot(serial, seat))).rejects.toMatchObject({ code: "vote_not_yet_open" });
    await letPass("yangguang", serial, 61);
    await expect(castBallot(hall.li, ballot(serial, seat))).rejects.toMatchObject({ code: "vote_closed" });
  });
});

describe("at the deadline", () => {
  test("the close waits for a ballot under way and counts it", async () => {
    const serial = await openNow();
    const key = await keyOf("yangguang", serial);
    await closeIn(key, 200);
    const seatNo = Number(await seatOf(hall.li, serial));
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query("BEGIN");
    await client.query(`SELECT FROM "Vote" WHERE "id" = $1 FOR SHARE`, [key.voteId]);
    await client.query(
      `INSERT INTO "Ballot" ("communityId", "voteId", "seatNo", "entryNo", "choice", "casterId", "castAt", "formKey")
       VALUES ('yangguang', $1, $2, 9, '"agree"', $3, now(), $4)`,
      [key.voteId, seatNo, hall.li.accountId, randomUUID()],
    );
    let closed = false;
    const closing = closeWhenDue(key).then(() => {
      closed = true;
    });
    await sleep(400);
    expect(closed).toBe(false);
    await client.query("COMMIT");
    await client.end();
    await closing;
    expect((await votePage(hall.li, serial)).result).toMatchObject({ figures: [{ participating: 1 }], passed: true });
  });

  test("every ballot that got a receipt is counted, and none is cast after", async () => {
    const neighbours = await Promise.all(Array.from({ length: 40 }, () => makePerson("yangguang", "resident")));
    const serial = await openVote(hall.chair, await makeProposal(hall), opening({ closesAt: inMinutes(1.1) }));
    const key = await keyOf("yangguang", serial);
    const seats = await Promise.all(neighbours.map((neighbour) => seatOf(neighbour, serial)));

    const casting = neighbours.map(async (neighbour, index) => {
      await sleep(index * 8);
      return castBallot(neighbour, ballot(serial, seats[index] ?? ""));
    });
    // The deadline falls while the others cast, however slow the machine is.
    const closing = Promise.any(casting)
      .then(() => closeIn(key, 0))
      .then(() => closeWhenDue(key));
    const cast = await Promise.allSettled(casting);
    await closing;

    const received = cast.filter(({ status }) => status === "fulfilled").length;
    const refused = cast.filter((one) => one.status === "rejected").map(({ reason }) => reason.code);
    expect(received).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set(["vote_closed"]));
    expect(await ballotsOf(serial)).toBe(received);
    expect((await votePage(hall.li, serial)).result?.figures[0]).toMatchObject({
      participating: received,
      agreeing: received,
    });
  });
});

test("whoever comes after the deadline is told so at once, and does not stand in the way of the close", async () => {
  const serial = await openNow();
  const form = ballot(serial, await seatOf(hall.li, serial));
  await letPass("yangguang", serial, 61);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query("BEGIN");
  await client.query(`SELECT FROM "Vote" WHERE "communityId" = 'yangguang' FOR UPDATE`);
  await expect(castBallot(hall.li, form)).rejects.toMatchObject({ code: "vote_closed" });
  await client.end();
});

const closeIn = ({ voteId }: VoteKey, ms: number) =>
  unguarded(
    (tx) => tx.$executeRaw`UPDATE "Vote" SET "closesAt" = now() + ${ms} * interval '1 ms' WHERE "id" = ${voteId}::uuid`,
  );

async function closeWhenDue(key: VoteKey) {
  const isClosed = () => prisma.vote.count({ where: { id: key.voteId, status: "closed" } });
  while ((await isClosed()) === 0) await closeVote(key);
}
