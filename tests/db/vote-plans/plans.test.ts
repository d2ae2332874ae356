import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { approvePlan } from "#app/domain/vote-plans/approve-plan.server.ts";
import { planOfProposal, planPage, plansToApprove } from "#app/domain/vote-plans/plan-queries.server.ts";
import { BY_COMMITTEE } from "#app/domain/vote-plans/preconditions.ts";
import { preparePlan } from "#app/domain/vote-plans/prepare-plan.server.ts";
import { putToVote } from "#app/domain/vote-plans/put-to-vote.server.ts";
import { sendBackPlan } from "#app/domain/vote-plans/send-back-plan.server.ts";
import { withdrawPlan } from "#app/domain/vote-plans/withdraw-plan.server.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, inDays, keyOf, makeHall, makePerson, makeProposal, opening, type SignedIn } from "../votes/hall.ts";

freshDatabase();
const communityId = "yangguang";

let hall: Hall;
let member: SignedIn;
beforeAll(async () => {
  hall = await makeHall(communityId);
  member = await makePerson(communityId, "moderator");
});

const owners = (changed: Partial<OpenVote> = {}) =>
  opening({
    ...{ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) },
    ...changed,
  });
const refusedWith = (code: string) => expect.objectContaining({ code });
const seen = { revision: 1, roll: { seats: 5, heads: 5, areaDm2: 469_97 } };

/** A plan that waits, and its proposal. */
async function prepared(changed: Partial<OpenVote> = {}) {
  const proposal = await makeProposal(hall);
  return { proposal, id: await preparePlan(member, proposal, owners(changed)) };
}

const acts = (id: string) =>
  prisma.auditEntry
    .findMany({ where: { subject: `plan:${id}` }, orderBy: { id: "asc" }, select: { action: true, actorId: true } })
    .then((rows) => rows.map(({ action, actorId }) => [action, actorId]));

describe("preparing", () => {
  test("announces nothing, takes no number, and leaves its audit row", async () => {
    const { proposal, id } = await prepared();
    expect(await prisma.vote.count({ where: { communityId } })).toBe(0);
    const { state } = await prisma.proposal.findFirstOrThrow({ where: { number: Number(proposal.slice(5)) } });
    expect(state).toBe("deliberating");
    expect(await acts(id)).toEqual([["plan.prepare", member.accountId]]);
    expect((await plansToApprove(hall.chair)).map((plan) => plan.id)).toContain(id);
    expect(await plansToApprove(member)).toEqual([]);
    expect(await plansToApprove(hall.li)).toEqual([]);
  });

  test("is once a form, and one at a time a proposal", async () => {
    const proposal = await makeProposal(hall);
    const form = owners();
    const ids = await Promise.all([1, 2, 3].map(() => preparePlan(member, proposal, form)));
    expect(new Set(ids).size).toBe(1);
    await expect(preparePlan(member, proposal, owners())).rejects.toEqual(refusedWith("plan_waiting"));
    await withdrawPlan(member, ids[0] ?? "", { revision: 1 });
    await expect(preparePlan(hall.chair, proposal, owners())).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is for what binds: an opinion is asked for at once", async () => {
    expect(await putToVote(member, await makeProposal(hall), owners())).toMatchObject({ kind: "plan" });
    expect(await putToVote(member, await makeProposal(hall), opening())).toMatchObject({ kind: "vote" });
  });

  test.each([
    ["by a resident", () => hall.li, {}, "committee_only"],
    ["too soon", () => member, { opensAt: inDays(3) }, "notice_too_short"],
    [
      "by too few owners",
      () => member,
      { preconditions: { ...BY_COMMITTEE, askedBy: "owners", asked: 0 } },
      "too_few_asked",
    ],
    [
      "by more than there are",
      () => member,
      { preconditions: { ...BY_COMMITTEE, askedBy: "owners", asked: 6 } },
      "more_asked_than_are",
    ],
    ["unstudied", () => member, { track: "residentsMeeting", propertyAreaId: null }, "study_first"],
  ] as const)("%s is refused", async (_, who, changed, code) => {
    await expect(preparePlan(who(), await makeProposal(hall), owners(changed))).rejects.toEqual(refusedWith(code));
  });

  test("counts who asked against who there is", async () => {
    const { id } = await prepared({ preconditions: { ...BY_COMMITTEE, askedBy: "owners", asked: 1, risk: "停电" } });
    const { preconditions } = await planPage(hall.chair, id);
    expect(preconditions).toEqual({ askedBy: "owners", asked: 1, of: 5, study: null, risk: "停电" });
  });
});

describe("approving", () => {
  test("gives notice of what was prepared, with the roll that was seen", async () => {
    const { id } = await prepared({ preconditions: { ...BY_COMMITTEE, risk: "施工噪声" } });
    const page = await planPage(hall.chair, id);
    expect(page).toMatchObject({ now: { totals: seen.roll }, refusals: { approve: null, withdraw: "not_your_plan" } });
    const byPlace = page.now.refusal === null ? page.now.byPlace : [];
    expect(byPlace.map(({ place, seats }) => [place, seats])).toEqual([["7号楼", 5]]);

    const serial = await approvePlan(hall.chair, id, seen);
    const vote = await votePage(hall.li, serial);
    expect(vote).toMatchObject({ phase: "notice", preconditions: { askedBy: "committee", risk: "施工噪声" } });
    const { voteId } = await keyOf(communityId, serial);
    const row = await prisma.vote.findFirstOrThrow({ where: { id: voteId } });
    expect(row).toMatchObject({ openedById: member.accountId, rollHeads: 5 });
    expect(await prisma.ledgerEntry.count({ where: { voteId } })).toBe(1);
    expect(await acts(id)).toEqual([
      ["plan.prepare", member.accountId],
      ["plan.approve", hall.chair.accountId],
    ]);
    expect(await planPage(member, id)).toMatchObject({ status: "approved", voteSerial: serial });
  });

  test("twice, or several at once, makes one vote", async () => {
    const { id } = await prepared();
    const before = await prisma.vote.count();
    const serials = await Promise.all(Array.from({ length: 5 }, () => approvePlan(hall.chair, id, seen)));
    expect(new Set(serials).size).toBe(1);
    expect(await approvePlan(hall.chair, id, seen)).toBe(serials[0]);
    expect(await prisma.vote.count()).toBe(before + 1);
    expect((await acts(id)).map(([action]) => action)).toEqual(["plan.prepare", "plan.approve"]);
  });

  test("and sending back at once: one of them happens", async () => {
    const { id } = await prepared();
    const other = await makePerson(communityId, "moderator");
    const done = await Promise.allSettled([
      approvePlan(hall.chair, id, seen),
      sendBackPlan(other, id, { revision: 1, reason: "再议" }),
      withdrawPlan(member, id, { revision: 1 }),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await acts(id)).toHaveLength(2);
  });

  test.each([
    ["by whoever prepared it", () => member, "own_plan"],
    ["by a member, what a member prepared", () => makePerson(communityId, "moderator"), "two_roles_needed"],
    ["by a resident", () => hall.li, "committee_only"],
    ["by the chair of another community", () => makePerson("elsewhere", "chair"), "not_found"],
  ] as const)("%s is refused", async (_, who, code) => {
    if (code === "not_found") await makeHall("elsewhere");
    const { id } = await prepared();
    const before = await prisma.vote.count();
    await expect(approvePlan(await who(), id, seen)).rejects.toEqual(refusedWith(code));
    expect(await prisma.vote.count()).toBe(before);
  });

  test("is refused when the roll is another than was seen, and nothing is left of it", async () => {
    const { id, proposal } = await prepared();
    const counter = () => prisma.counter.findFirst({ where: { communityId, kind: "vote" } });
    const before = await counter();
    const roll = { ...seen.roll, areaDm2: 469_98 };
    await expect(approvePlan(hall.chair, id, { revision: 1, roll })).rejects.toEqual(refusedWith("roll_changed"));
    expect(await counter()).toEqual(before);
    const { state } = await prisma.proposal.findFirstOrThrow({ where: { number: Number(proposal.slice(5)) } });
    expect(state).toBe("deliberating");
    await expect(approvePlan(hall.chair, id, seen)).resolves.toMatch(/^\d{4}-\d{4}$/);
  });

  test("is refused once the notice would be too short", async () => {
    const { id } = await prepared();
    await prisma.$executeRaw`UPDATE "VotePlan" SET "entered" = jsonb_set("entered", '{opensAt}', ${JSON.stringify(inDays(3))}::jsonb)
      WHERE "id" = ${id}::uuid`;
    await expect(approvePlan(hall.chair, id, seen)).rejects.toEqual(refusedWith("notice_too_short"));
  });

  test("of a form from before is refused", async () => {
    const { id } = await prepared();
    await expect(approvePlan(hall.chair, id, { ...seen, revision: 2 })).rejects.toEqual(refusedWith("stale_form"));
    await expect(approvePlan(hall.chair, randomUUID(), seen)).rejects.toEqual(refusedWith("not_found"));
  });
});

describe("sending back and withdrawing", () => {
  test("gives a reason, happens once, and lets another plan begin with what was entered", async () => {
    const { id, proposal } = await prepared();
    const back = { revision: 1, reason: "请补充预算" };
    await Promise.all([sendBackPlan(hall.chair, id, back), sendBackPlan(hall.chair, id, back)]);
    expect(await acts(id)).toHaveLength(2);
    const plan = await planOfProposal(member, proposal);
    expect(plan).toMatchObject({ status: "sentBack", reason: "请补充预算", fields: { track: "ownerOrdinary" } });
    await expect(approvePlan(hall.chair, id, seen)).rejects.toEqual(refusedWith("plan_decided"));
    await expect(preparePlan(member, proposal, owners())).resolves.not.toBe(id);
  });

  test("is not for whoever prepared it, or did not", async () => {
    const { id } = await prepared();
    const back = { revision: 1, reason: "请补充预算" };
    await expect(sendBackPlan(member, id, back)).rejects.toEqual(refusedWith("own_plan"));
    await expect(withdrawPlan(hall.chair, id, back)).rejects.toEqual(refusedWith("not_your_plan"));
    await Promise.all([withdrawPlan(member, id, back), withdrawPlan(member, id, back)]);
    expect((await acts(id)).map(([action]) => action)).toEqual(["plan.prepare", "plan.withdraw"]);
  });

  test("is seen by the committee alone", async () => {
    const { id } = await prepared();
    await expect(planPage(hall.li, id)).rejects.toEqual(refusedWith("committee_only"));
  });
});
