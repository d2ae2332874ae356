import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { answerRequest } from "#app/domain/vote-acts/answer-request.server.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { askCorrection } from "#app/domain/vote-acts/ask-correction.server.ts";
import { proposeCancellation } from "#app/domain/vote-acts/propose-cancellation.server.ts";
import { proposeCorrection } from "#app/domain/vote-acts/propose-correction.server.ts";
import { proposeExtension } from "#app/domain/vote-acts/propose-extension.server.ts";
import { actPage, correctionsPage, requestPage, waitingForSecond } from "#app/domain/vote-acts/queries.server.ts";
import { refuseAct } from "#app/domain/vote-acts/refuse-act.server.ts";
import { withdrawAct } from "#app/domain/vote-acts/withdraw-act.server.ts";
import { catchUpVotes } from "#app/domain/votes/catch-up-votes.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import { actsIn } from "../support/acts.ts";
import { freshDatabase } from "../support/database.ts";
import { verdictOf } from "./exported.ts";
import {
  announce,
  type Hall,
  inDays,
  inMinutes,
  keyOf,
  letPass,
  makeHall,
  makePerson,
  makeProposal,
  opening,
  type SignedIn,
} from "./hall.ts";

freshDatabase();

let hall: Hall;
let moderator: SignedIn;
let second: SignedIn;
let supervisor: SignedIn;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  moderator = await makePerson("yangguang", "moderator");
  second = await makePerson("yangguang", "moderator");
  supervisor = await makePerson("yangguang", "supervisor");
});

const refusedWith = (code: string) => expect.objectContaining({ code });
const wish = (reason = "下雨，很多人还没来得及投") => ({ reason, formKey: randomUUID() });
async function open(changed = {}) {
  const proposal = await makeProposal(hall);
  const serial = await announce(hall, proposal, opening(changed));
  return { proposal, serial, key: await keyOf("yangguang", serial) };
}
const onNotice = () =>
  open({ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) });

const entriesOf = async ({ voteId }: { voteId: string }) =>
  (await prisma.ledgerEntry.findMany({ where: { voteId }, orderBy: { n: "asc" } })).map(({ line }) => JSON.parse(line));
const voteOf = ({ voteId }: { voteId: string }) => prisma.vote.findFirstOrThrow({ where: { id: voteId } });
const stateOf = async (serial: string) =>
  (await prisma.proposal.findFirstOrThrow({ where: { year: 2026, number: Number(serial.slice(5)) } })).state;

const verified = (serial: string) => verdictOf("yangguang", serial);

describe("an act of two people", () => {
  test("does nothing before a second one approves, and one of the two is the chair", async () => {
    const { serial, key } = await open();
    const before = (await voteOf(key)).closesAt;
    const act = await proposeExtension(moderator, serial, { closesAt: inMinutes(120), ...wish() });
    expect((await voteOf(key)).closesAt).toEqual(before);
    await expect(approveAct(moderator, serial, act)).rejects.toEqual(refusedWith("second_person"));
    await expect(approveAct(second, serial, act)).rejects.toEqual(refusedWith("chair_needed"));
    await expect(approveAct(hall.li, serial, act)).rejects.toEqual(refusedWith("committee_only"));
    await expect(approveAct(supervisor, serial, act)).rejects.toEqual(refusedWith("committee_only"));
    await approveAct(hall.chair, serial, act);
    expect((await voteOf(key)).closesAt.getTime()).toBeGreaterThan(before.getTime());

    const another = await proposeExtension(hall.chair, serial, { closesAt: inMinutes(180), ...wish() });
    await approveAct(second, serial, another);
    const approvals = (await entriesOf(key)).filter(({ kind }) => kind === "extension");
    expect(approvals.map(({ approvedBy }) => approvedBy)).toEqual([
      ["moderator", "chair"],
      ["chair", "moderator"],
    ]);
    const audits = await prisma.auditEntry.findMany({ where: { subject: `vote:${serial}` }, orderBy: { at: "asc" } });
    expect(audits.map(({ action }) => action)).toEqual([
      ...["vote.open", "act.propose", "act.approve", "act.propose", "act.approve"],
    ]);
  });

  test("is proposed once and approved once, however often and however many at a time", async () => {
    const { serial, key } = await open();
    const form = { closesAt: inMinutes(120), ...wish() };
    const acts = await Promise.all(Array.from({ length: 5 }, () => proposeExtension(moderator, serial, form)));
    expect(new Set(acts).size).toBe(1);
    await Promise.all(Array.from({ length: 5 }, () => approveAct(hall.chair, serial, acts[0] ?? "")));
    expect((await entriesOf(key)).map(({ kind }) => kind)).toEqual(["setUp", "opening", "extension"]);
  });

  test("can be refused with a reason, and taken back by whoever proposed it, once", async () => {
    const { serial, key } = await open();
    const act = await proposeCancellation(moderator, serial, wish());
    await expect(proposeCancellation(second, serial, wish())).rejects.toEqual(refusedWith("act_waiting"));
    await expect(refuseAct(moderator, serial, act, "不用了")).rejects.toEqual(refusedWith("second_person"));
    expect(await actsIn(() => refuseAct(second, serial, act, "表决正常进行"))).toEqual(["act.refuse"]);
    await expect(approveAct(hall.chair, serial, act)).rejects.toEqual(refusedWith("act_decided"));
    const taken = await proposeCancellation(moderator, serial, wish());
    await expect(withdrawAct(second, serial, taken)).rejects.toEqual(refusedWith("author_only"));
    expect(await actsIn(() => withdrawAct(moderator, serial, taken))).toEqual(["act.withdraw"]);
    await withdrawAct(moderator, serial, taken);
    await expect(approveAct(hall.chair, serial, taken)).rejects.toEqual(refusedWith("act_decided"));
    expect((await voteOf(key)).status).toBe("open");
  });

  test("is not for whoever made the proposal, nor found in another community", async () => {
    const { serial } = await open();
    const author = { ...hall.author, roles: new Set(["chair"] as const) };
    await expect(proposeCancellation(author, serial, wish())).rejects.toEqual(refusedWith("own_proposal"));
    const act = await proposeCancellation(moderator, serial, wish());
    const other = await makeHall("heping");
    await expect(approveAct(other.chair, serial, act)).rejects.toEqual(refusedWith("not_found"));
    const elsewhere = await open();
    await expect(approveAct(hall.chair, elsewhere.serial, act)).rejects.toEqual(refusedWith("not_found"));
  });

  test("waits on the home page for everybody of the committee but whoever proposed it", async () => {
    const { serial } = await open();
    const [before, own] = [await waitingForSecond(hall.chair), await waitingForSecond(moderator)];
    await proposeCancellation(moderator, serial, wish());
    expect((await waitingForSecond(hall.chair)).acts).toBe(before.acts + 1);
    expect(await waitingForSecond(moderator)).toEqual(own);
  });
});

describe("an extension", () => {
  test("moves the deadline later, and the closing with it", async () => {
    const { serial, key } = await open();
    await expect(proposeExtension(moderator, serial, { closesAt: inMinutes(59), ...wish() })).rejects.toEqual(
      refusedWith("deadline_not_later"),
    );
    const closesAt = inMinutes(120);
    await approveAct(hall.chair, serial, await proposeExtension(moderator, serial, { closesAt, ...wish() }));
    const jobs = await prisma.$queryRaw`
      SELECT start_after FROM pgboss.job WHERE name = 'vote.close' AND data->>'voteId' = ${key.voteId} ORDER BY 1`;
    expect(jobs).toMatchObject([{}, { start_after: closesAt }]);
    await letPass("yangguang", serial, 61);
    await closeVote(key);
    expect((await voteOf(key)).status).toBe("open");
    await letPass("yangguang", serial, 60);
    await closeVote(key);
    expect((await voteOf(key)).status).toBe("closed");
  });

  test("is for a vote that is open", async () => {
    const closesAt = inDays(60);
    const notice = await onNotice();
    const propose = (serial: string) => proposeExtension(moderator, serial, { closesAt, ...wish() });
    await expect(propose(notice.serial)).rejects.toEqual(refusedWith("extension_too_early"));
    const { serial } = await open();
    const act = await propose(serial);
    await letPass("yangguang", serial, 61);
    await expect(propose(serial)).rejects.toEqual(refusedWith("vote_over"));
    await expect(approveAct(hall.chair, serial, act)).rejects.toEqual(refusedWith("vote_over"));
  });

  test("opens a vote whose hour has struck, if its job is late", async () => {
    const { serial, key } = await open({ opensAt: inMinutes(5) });
    await letPass("yangguang", serial, 6);
    const act = await proposeExtension(moderator, serial, { closesAt: inMinutes(120), ...wish() });
    await approveAct(hall.chair, serial, act);
    expect((await entriesOf(key)).map(({ kind }) => kind)).toEqual(["setUp", "opening", "extension"]);
    expect((await voteOf(key)).status).toBe("open");
  });

  test("leaves an export that recounts", async () => {
    const { serial } = await open();
    const closesAt = inMinutes(120);
    await approveAct(hall.chair, serial, await proposeExtension(moderator, serial, { closesAt, ...wish() }));
    await approveAct(hall.chair, serial, await proposeCancellation(moderator, serial, wish()));
    expect(await verified(serial)).toBe("right");
  });
});

describe("a cancellation", () => {
  test.each(["open", "notice"] as const)("of a vote that is %s sends the matter back, for good", async (stage) => {
    const { proposal, serial, key } = stage === "open" ? await open() : await onNotice();
    await approveAct(hall.chair, serial, await proposeCancellation(moderator, serial, wish("方案有误")));
    expect(await voteOf(key)).toMatchObject({ status: "cancelled", result: null });
    expect(await stateOf(proposal)).toBe("deliberating");
    expect((await entriesOf(key)).at(-1)).toMatchObject({ kind: "cancellation", reason: "方案有误" });
    expect(await verified(serial)).toBe("right");

    await letPass("yangguang", serial, 60 * 24 * 45);
    await Promise.all([closeVote(key), catchUpVotes()]);
    expect(await votePage(hall.li, serial)).toMatchObject({
      ...{ status: "cancelled", phase: "cancelled", result: null },
      acts: [{ kind: "cancellation", reason: "方案有误" }],
    });
    await expect(proposeCancellation(moderator, serial, wish())).rejects.toEqual(refusedWith("vote_over"));
    await openVote(hall.chair, proposal, opening());
    expect(await stateOf(proposal)).toBe("voting");
  });
});

describe("a correction of the roll", () => {
  const seatOf = (key: { voteId: string }, label: string) =>
    prisma.rollSeat.findFirst({ where: { voteId: key.voteId, label } });

  test("makes a seat what the register says: area, voter, gone and new", async () => {
    const { serial, key } = await onNotice();
    expect((await correctionsPage(moderator, serial)).drift).toEqual([]);
    const shop = await seatOf(key, "7号楼商铺1");
    await changeRegister(hall.areaId);
    const { drift } = await correctionsPage(supervisor, serial);
    expect(drift.map(({ label, from, to }) => [label, from?.areaDm2, to?.areaDm2, to?.voterId])).toEqual([
      ["7号楼商铺1", 50_50, 60_00, hall.li.accountId],
      ["7号楼2单元202", 40_00, undefined, undefined],
      ["7号楼2单元202", undefined, 40_00, null],
    ]);
    for (const { subject } of drift) {
      const act = await proposeCorrection(moderator, serial, { subject, ...wish("按登记更正") });
      const shown = await actPage(hall.chair, serial, act);
      expect(shown.refusals).toEqual({ approve: null, refuse: null, withdraw: "author_only" });
      await approveAct(hall.chair, serial, act);
    }
    expect((await correctionsPage(moderator, serial)).drift).toEqual([]);
    const corrected = await seatOf(key, "7号楼商铺1");
    expect(corrected).toMatchObject({ areaDm2: 60_00, voterId: hall.li.accountId });
    expect(corrected?.salt).not.toEqual(shop?.salt);
    expect(await voteOf(key)).toMatchObject({ rollHeads: 5, rollAreaDm2: 479_47n });
    const entries = (await entriesOf(key)).filter(({ kind }) => kind === "rollCorrection");
    expect(entries).toMatchObject([
      { seat: 1, from: { areaDm2: 50_50 }, to: { areaDm2: 60_00 }, approvedBy: ["moderator", "chair"] },
      { seat: 5, from: { areaDm2: 40_00 }, to: null, roll: { seats: 4, heads: 4 } },
      { seat: 5, from: null, to: { areaDm2: 40_00 }, roll: { seats: 5, heads: 5, areaDm2: 479_47 } },
    ]);
    await approveAct(hall.chair, serial, await proposeCancellation(moderator, serial, wish()));
    expect(await verified(serial)).toBe("right");
  });

  test("no longer applies when the register has moved on", async () => {
    const { serial } = await onNotice();
    await areaOfShop(70_00);
    const [first] = (await correctionsPage(moderator, serial)).drift;
    const act = await proposeCorrection(moderator, serial, { subject: first?.subject ?? "", ...wish() });
    await areaOfShop(71_00);
    await expect(approveAct(hall.chair, serial, act)).rejects.toEqual(refusedWith("stale_act"));
    await expect(proposeCorrection(moderator, serial, { subject: randomUUID(), ...wish() })).rejects.toEqual(
      refusedWith("roll_agrees"),
    );
  });

  test("is over when the roll freezes, and nobody's whose own seat it is", async () => {
    const { serial } = await onNotice();
    await areaOfShop(80_00);
    const [first] = (await correctionsPage(moderator, serial)).drift;
    const form = { subject: first?.subject ?? "", ...wish() };
    const voter = { ...hall.li, roles: new Set(["chair"] as const) };
    await expect(proposeCorrection(voter, serial, form)).rejects.toEqual(refusedWith("own_item"));
    await letPass("yangguang", serial, 60 * 24 * 28 + 12 * 60);
    await expect(proposeCorrection(moderator, serial, form)).rejects.toEqual(refusedWith("roll_frozen"));
    await expect(askCorrection(hall.li, serial, { text: "面积不对", formKey: randomUUID() })).rejects.toEqual(
      refusedWith("roll_frozen"),
    );
  });
});

test("whoever is on the roll or missing from it may ask, a few times, and is answered once", async () => {
  const { serial } = await onNotice();
  const form = { text: "我家的面积是 89.37，不是 98.37", formKey: randomUUID() };
  const [one, same] = [await askCorrection(hall.tenant, serial, form), await askCorrection(hall.tenant, serial, form)];
  expect(same).toBe(one);
  for (let more = 0; more < 2; more += 1) await askCorrection(hall.tenant, serial, { ...form, formKey: randomUUID() });
  await expect(askCorrection(hall.tenant, serial, { ...form, formKey: randomUUID() })).rejects.toEqual(
    refusedWith("asked_enough"),
  );
  await expect(requestPage(hall.li, serial, one)).rejects.toEqual(refusedWith("not_found"));
  expect(await requestPage(supervisor, serial, one)).toMatchObject({ refusal: "committee_only", isOwn: false });
  await expect(answerRequest(supervisor, serial, one, "已核对")).rejects.toEqual(refusedWith("committee_only"));
  const answer = () => answerRequest(moderator, serial, one, "已核对，按房产证更正");
  expect(await actsIn(() => answer().then(answer))).toEqual(["rollRequest.answer"]);
  await expect(answerRequest(hall.chair, serial, one, "已核对")).rejects.toEqual(refusedWith("already_answered"));
  expect(await requestPage(hall.tenant, serial, one)).toMatchObject({
    ...{ isOwn: true, request: { answer: "已核对，按房产证更正" } },
  });
});

const areaOfShop = (areaDm2: number) =>
  prisma.exclusiveUnit.updateMany({ where: { communityId: "yangguang", room: "商铺1" }, data: { areaDm2 } });

/** The shop is larger and has a voter; a flat of two co-owners has gone to a new owner. */
async function changeRegister(propertyAreaId: string) {
  const communityId = "yangguang";
  await areaOfShop(60_00);
  const shop = await prisma.exclusiveUnit.findFirstOrThrow({ where: { communityId, room: "商铺1" } });
  await prisma.ownerPartyMember.updateMany({
    where: { communityId, partyId: shop.partyId },
    data: { accountId: hall.li.accountId },
  });
  const { id: partyId } = await prisma.ownerParty.create({ data: { communityId, propertyAreaId, kind: "person" } });
  await prisma.ownerPartyMember.create({ data: { communityId, partyId, position: 0, name: "新业主" } });
  await prisma.exclusiveUnit.updateMany({ where: { communityId, room: "202" }, data: { partyId } });
}
