import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { papersPage, papersWaiting } from "#app/domain/papers/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { planPage, plansToApprove } from "#app/domain/vote-plans/plan-queries.server.ts";
import { countNow } from "#app/domain/votes/count-now.server.ts";
import { VoteResult } from "#app/domain/votes/result.ts";
import { takeRoll } from "#app/domain/votes/roll-store.server.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
import { VoteSettings } from "#app/domain/votes/settings.ts";
import { WAYS } from "#app/domain/votes/tally.ts";
import { seedDemo } from "../../../prisma/seed/demo.ts";
import { createSessions } from "../../../prisma/seed/sessions.ts";
import { freshDatabase } from "../support/database.ts";

const communityId = "yangguang";
const database = freshDatabase();

beforeAll(() => seedDemo(database.url, { scale: 1, progress: () => {} }));

const seatsOf = (voteId: string) =>
  prisma.rollSeat.findMany({
    where: { communityId, voteId },
    orderBy: { seatNo: "asc" },
    select: { seatNo: true, label: true, heads: true, areaDm2: true, partyId: true, voterId: true },
  });

/** A vote like another, with the roll the app takes of the same electorate. */
async function retake(status: "open" | "notice") {
  const seeded = await prisma.vote.findFirstOrThrow({ where: { communityId, status }, orderBy: { closesAt: "asc" } });
  const id = randomUUID();
  const number = 900 + seeded.number;
  const { rule, settings, result: _, preconditions: _p, ...same } = seeded;
  await prisma.vote.create({
    data: { ...same, id, number, formKey: randomUUID(), rule: rule ?? {}, settings: settings ?? {} },
    select: { id: true },
  });
  await takeRoll(prisma, { communityId, voteId: id }, RuleSet.parse(rule), seeded);
  return { seeded: await seatsOf(seeded.id), taken: await seatsOf(id) };
}

describe("a seeded roll is the one the app would take", () => {
  test("of the owners of an area", async () => {
    const { seeded, taken } = await retake("open");
    expect(seeded).toEqual(taken);
    expect(seeded).toContainEqual(expect.objectContaining({ label: "7号楼1单元502", heads: 1, areaDm2: 8937 }));
  });

  test("of all residents", async () => {
    const { seeded, taken } = await retake("notice");
    expect(seeded).toEqual(taken);
  });
});

describe("a seeded result is the one the app would count", () => {
  const results = async () => {
    const votes = await prisma.vote.findMany({
      where: { communityId, status: "closed" },
      select: { id: true, rule: true, settings: true, result: true },
    });
    return votes.map(({ id, rule, settings, result }) => ({
      key: { communityId, voteId: id },
      held: { rule: RuleSet.parse(rule), settings: VoteSettings.parse(settings) },
      result: VoteResult.parse(result),
    }));
  };

  test("of every closed vote", async () => {
    for (const { key, held, result } of await results()) {
      expect(await countNow(prisma, key, held)).toEqual(result);
    }
  });

  test("with a ranking, a secret vote, and one with ballots of every way and a seat in dispute", async () => {
    const all = await results();
    const manners = all.map(({ held: { settings } }) => `${settings.method.code} ${settings.secrecy}`);
    expect(manners).toEqual(expect.arrayContaining(["schulze named", "motion secret"]));
    const most = all.map(({ result }) => WAYS.filter((way) => (result.apart?.[way].heads ?? 0) > 0));
    expect(most).toContainEqual([...WAYS]);
  });
});

test("sheets and a seat in dispute wait for the committee, and each member finds what is theirs to read", async () => {
  const { year, number } = await prisma.vote.findFirstOrThrow({
    where: { communityId, roll: { some: { sheets: { some: {} } } } },
    select: { year: true, number: true },
  });
  const { accountId } = await prisma.membership.findFirstOrThrow({ where: { communityId, role: "chair" } });
  const papers = await papersPage({ accountId, communityId, roles: new Set(["chair"]) }, showSerial({ year, number }));
  expect(papers.sheets.map(({ readings }) => readings)).toEqual([2, 1, 1]);
  expect(papers.disputes).toEqual([expect.objectContaining({ isResolved: false })]);

  const waitingFor = async (loginName: string) => {
    const { id } = await prisma.account.findUniqueOrThrow({ where: { loginName }, select: { id: true } });
    return papersWaiting({ accountId: id, communityId, roles: new Set(["moderator"]) }, 5);
  };
  expect(await waitingFor("wangfang")).toEqual([expect.objectContaining({ sheets: 3, disputes: 1 })]);
  expect(await waitingFor("limin")).toEqual([expect.objectContaining({ sheets: 2, disputes: 1 })]);
  expect(await waitingFor("zhoukai")).toEqual([expect.objectContaining({ sheets: 0, disputes: 1 })]);
  expect(await papersWaiting({ accountId, communityId, roles: new Set(["resident"]) }, 5)).toEqual([]);
});

test("a plan waits for the chair, who may approve it as it is", async () => {
  const { accountId } = await prisma.membership.findFirstOrThrow({ where: { communityId, role: "chair" } });
  const chair: Actor = { accountId, communityId, roles: new Set(["chair"]) };
  const waiting = await plansToApprove(chair);
  expect(waiting).toHaveLength(1);
  const plan = await planPage(chair, waiting[0]?.id ?? "");
  expect(plan).toMatchObject({ refusals: { approve: null }, now: { refusal: null } });
  expect(plan.now.refusal === null && plan.now.totals.heads).toBe(plan.preconditions.of);
});

test("sessions sign in different residents, and only a digest of the cookie is kept", async () => {
  const tokens = await createSessions(database.url, 20);
  expect(new Set(tokens).size).toBe(20);
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{40}$/);

  const ids = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
  const sessions = await prisma.session.findMany({
    where: { id: { in: ids } },
    select: { accountId: true, expiresAt: true },
  });
  expect(new Set(sessions.map(({ accountId }) => accountId)).size).toBe(20);
  expect(sessions.every(({ expiresAt }) => expiresAt > new Date())).toBe(true);
});
