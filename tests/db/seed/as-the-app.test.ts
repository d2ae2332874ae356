import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { planPage, plansToApprove } from "#app/domain/vote-plans/plan-queries.server.ts";
import { takeRoll } from "#app/domain/votes/roll-store.server.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
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
  const seeded = await prisma.vote.findFirstOrThrow({ where: { communityId, status } });
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
