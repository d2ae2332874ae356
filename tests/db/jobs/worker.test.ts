import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { callAt } from "#app/jobs/call-at.server.ts";
import { installQueue } from "#app/jobs/queue.server.ts";
import { startJobs } from "#app/jobs/worker.server.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, inMinutes, keyOf, letPass, makeHall, makeProposal, opening } from "../votes/hall.ts";

const database = freshDatabase();

/** Two seconds, and one for a machine that runs other tests meanwhile. */
const LATEST_MS = 3_000;

let hall: Hall;
beforeAll(async () => {
  await installQueue(database.url);
  hall = await makeHall("yangguang");
});

async function startServer() {
  const jobs = await startJobs(database.url);
  onTestFinished(() => jobs.stop());
}

async function until(serial: string, status: string) {
  const began = performance.now();
  while ((await votePage(hall.li, serial)).status !== status) {
    if (performance.now() - began > 10_000) expect.fail(`still not ${status}`);
    await sleep(20);
  }
}

const countCloses = (serial: string) =>
  prisma.auditEntry.count({ where: { action: "vote.close", subject: `vote:${serial}` } });

test("a vote opens and closes on time, once, whoever looks, on three servers", async () => {
  await Promise.all([startServer(), startServer(), startServer()]);
  const opensAt = new Date(Date.now() + 1_500);
  const form = opening({ opensAt, closesAt: inMinutes(5) });
  const serial = await openVote(hall.chair, await makeProposal(hall), form);
  await until(serial, "open");
  expect(Date.now() - opensAt.getTime()).toBeLessThan(LATEST_MS);

  const deadline = new Date(Date.now() + 500);
  await reschedule(serial, deadline);
  await until(serial, "closed");
  expect(Date.now() - deadline.getTime()).toBeLessThan(LATEST_MS);
  await sleep(1_200);
  expect(await countCloses(serial)).toBe(1);
});

test("what came due while every server was down is done at the start", async () => {
  const serial = await openVote(hall.chair, await makeProposal(hall), opening());
  await letPass("yangguang", serial, 61);
  await reschedule(serial, inMinutes(-1));
  await startServer();
  await until(serial, "closed");
  expect(await countCloses(serial)).toBe(1);
});

test("a vote whose job was lost is closed all the same", async () => {
  const serial = await openVote(hall.chair, await makeProposal(hall), opening());
  const { voteId } = await keyOf("yangguang", serial);
  await prisma.$executeRaw`DELETE FROM pgboss.job WHERE data->>'voteId' = ${voteId}`;
  await prisma.$executeRaw`DELETE FROM pgboss.job WHERE name = 'votes.catch-up'`;
  await letPass("yangguang", serial, 61);
  await startServer();
  await until(serial, "closed");
});

test("jobs go on after their connections broke", async () => {
  await startServer();
  const serial = await openVote(hall.chair, await makeProposal(hall), opening());
  await prisma.$executeRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'sunshine-hall-jobs'
      AND datname = current_database()`;
  await letPass("yangguang", serial, 61);
  await reschedule(serial, inMinutes(-1));
  await until(serial, "closed");
});

test("a command that is rolled back leaves no job", async () => {
  const before = await countJobs();
  const gone = opening({ track: "ownerOrdinary", propertyAreaId: hall.areaId });
  await expect(openVote(hall.chair, await makeProposal(hall), gone)).rejects.toThrow("notice_too_short");
  await expect(
    prisma.$transaction(async (tx) => {
      await callAt(tx, "vote.close", { communityId: "yangguang", voteId: "none" }, inMinutes(1));
      throw new Error("thought better of it");
    }),
  ).rejects.toThrow("thought better of it");
  expect(await countJobs()).toBe(before);
});

test("expired sessions go, the others stay", async () => {
  const { accountId } = hall.li;
  await prisma.session.createMany({
    data: [
      { id: "old", accountId, expiresAt: inMinutes(-1) },
      { id: "new", accountId, expiresAt: inMinutes(60) },
    ],
  });
  await prisma.$executeRaw`DELETE FROM pgboss.job WHERE name = 'sessions.sweep'`;
  await startServer();
  await expect.poll(() => prisma.session.findMany({ select: { id: true } })).toEqual([{ id: "new" }]);
});

const countJobs = async () => {
  const [row] = await prisma.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'vote.close'`;
  return row?.count;
};

/** Moves the deadline and its job together. */
async function reschedule(serial: string, deadline: Date) {
  const { voteId } = await keyOf("yangguang", serial);
  await unguarded((tx) => tx.$executeRaw`UPDATE "Vote" SET "closesAt" = ${deadline} WHERE "id" = ${voteId}::uuid`);
  await prisma.$executeRaw`UPDATE pgboss.job SET start_after = ${deadline} WHERE name = 'vote.close' AND data->>'voteId' = ${voteId}`;
}
