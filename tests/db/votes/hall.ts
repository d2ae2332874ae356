import { randomUUID } from "node:crypto";

import { prisma } from "#app/db/client.server.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { endOfDay, shanghaiDay } from "#app/domain/shared/time.ts";
import { approvePlan } from "#app/domain/vote-plans/approve-plan.server.ts";
import { planPage } from "#app/domain/vote-plans/plan-queries.server.ts";
import { BY_COMMITTEE } from "#app/domain/vote-plans/preconditions.ts";
import { putToVote } from "#app/domain/vote-plans/put-to-vote.server.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import { unguarded } from "../support/unguarded.ts";

/** A small neighbourhood to vote in: flats, a shop and a parking bay, owned by six parties of which five may vote. */
export async function makeHall(communityId: string) {
  await prisma.community.create({
    data: {
      id: communityId,
      name: communityId,
      subdistrict: { create: { name: communityId } },
      endorsementThreshold: 1,
    },
  });
  const chair = await makePerson(communityId, "chair");
  // Of the committee as far as any command can tell, and not in the body that rolls are taken of.
  const colleague = { ...(await makePerson(communityId)), roles: new Set<Role>(["moderator"]) };
  const author = await makePerson(communityId, "resident", "owner");
  const li = await makePerson(communityId, "resident", "owner");
  const wang = await makePerson(communityId, "owner");
  const tenant = await makePerson(communityId, "resident");

  const { id: areaId } = await prisma.propertyArea.create({
    data: { communityId, name: "一期" },
    select: { id: true },
  });
  const building = await makeBuilding(communityId, areaId, "7号楼");
  const late = await makeBuilding(communityId, areaId, "10号楼");
  await makeParty(communityId, areaId, [{ accountId: author.accountId }], [unit(building, "1单元", "502", 89_37)]);
  await makeParty(
    communityId,
    areaId,
    [{ accountId: li.accountId }],
    [unit(late, "1单元", "101", 70_00), unit(building, "2单元", "101", 100_10)],
  );
  await makeParty(
    communityId,
    areaId,
    [{ accountId: li.accountId }, { accountId: wang.accountId, designatedVoter: true }],
    [unit(building, "1单元", "1001", 120_00)],
  );
  await makeParty(
    communityId,
    areaId,
    [{ accountId: author.accountId }, { accountId: tenant.accountId }],
    [unit(building, "2单元", "202", 40_00)],
  );
  await makeParty(communityId, areaId, [{}], [unit(building, "", "商铺1", 50_50)], "company");
  await makeParty(
    communityId,
    areaId,
    [{ accountId: tenant.accountId }],
    [{ ...unit(building, "", "B1-001", 12_00), countsForArea: false, countsForHead: false }],
  );
  return { communityId, areaId, chair, colleague, author, li, wang, tenant };
}
export type Hall = Awaited<ReturnType<typeof makeHall>>;

export type SignedIn = Actor & { accountId: string };

export async function makePerson(communityId: string, ...roles: Role[]): Promise<SignedIn> {
  const accountId = randomUUID();
  await prisma.account.create({
    data: {
      id: accountId,
      ...{ loginName: accountId, realName: "某人", shownName: `邻居${accountId.slice(0, 4)}` },
      memberships: { create: roles.filter((role) => role !== "official").map((role) => ({ communityId, role })) },
    },
  });
  return { accountId, communityId, roles: new Set(roles) };
}

async function makeBuilding(communityId: string, propertyAreaId: string, name: string) {
  return (await prisma.building.create({ data: { communityId, propertyAreaId, name }, select: { id: true } })).id;
}

const unit = (buildingId: string, stairwell: string, room: string, areaDm2: number) => ({
  ...{ buildingId, stairwell, room, areaDm2, countsForArea: true, countsForHead: true },
});

async function makeParty(
  communityId: string,
  propertyAreaId: string,
  members: { accountId?: string; designatedVoter?: boolean }[],
  units: ReturnType<typeof unit>[],
  kind: "person" | "company" = "person",
) {
  const party = await prisma.ownerParty.create({ data: { communityId, propertyAreaId, kind }, select: { id: true } });
  const partyId = party.id;
  await prisma.ownerPartyMember.createMany({
    data: members.map((member, position) => ({ communityId, partyId, position, name: "某人", ...member })),
  });
  await prisma.exclusiveUnit.createMany({ data: units.map((one) => ({ communityId, partyId, ...one })) });
}

let lastNumber = 0;

/** A proposal somebody made, in the state it takes. Returns its number. */
export async function makeProposal({ communityId, author }: Hall, state: ProposalState = "deliberating") {
  lastNumber += 1;
  const serial = { year: 2026, number: lastNumber };
  const thread = await prisma.thread.create({ data: { communityId }, select: { id: true } });
  await prisma.proposal.create({
    data: {
      ...{ communityId, ...serial, authorId: author.accountId, threadId: thread.id, state },
      ...{ title: "大修电梯", category: "elevator", body: "", bodyHtml: "", excerpt: "", formKey: randomUUID() },
    },
  });
  return showSerial(serial);
}

/** What the form to open a vote sends: a deliberation of all residents, open at once for an hour. */
export const opening = (changed: Partial<OpenVote> = {}): OpenVote => ({
  ...{ question: "是否同意大修电梯？", explanation: "**请**表态。", track: "deliberation", mode: "people" },
  ...{ propertyAreaId: null, buildingId: null, gridId: null },
  ...{
    quorum: "none",
    ruleVersion: null,
    settings: MOTION,
    preconditions: BY_COMMITTEE,
    opensAt: null,
    closesAt: inMinutes(60),
    formKey: randomUUID(),
  },
  ...changed,
});

/** Puts a proposal to a vote as the chair does, and approves it as a colleague where it binds. Returns its number. */
export async function announce({ chair, colleague }: Hall, proposal: string, input: OpenVote) {
  const put = await putToVote(chair, proposal, input);
  if (put.kind === "vote") return put.id;
  const { revision, now } = await planPage(colleague, put.id);
  if (now.refusal) throw new Error(now.refusal);
  return approvePlan(colleague, put.id, { revision, roll: now.totals });
}

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** The beginning of a day that many days from today; ten more than a notice lasts pass over any run of days off. */
export const inDays = (days: number) => new Date(endOfDay(shanghaiDay(new Date())).getTime() + (days - 1) * 86_400_000);

/** The clock's hand on a vote: moves when it opened and closes, as if that much time had passed. */
export async function letPass(communityId: string, serial: string, minutes: number) {
  const [year, number] = serial.split("-").map(Number);
  await unguarded(
    (tx) => tx.$executeRaw`UPDATE "Vote" SET "opensAt" = "opensAt" - ${minutes} * interval '1 minute',
    "closesAt" = "closesAt" - ${minutes} * interval '1 minute',
    "rollFreezesAt" = "rollFreezesAt" - ${minutes} * interval '1 minute'
    WHERE "communityId" = ${communityId} AND "year" = ${year} AND "number" = ${number}`,
  );
}

export async function keyOf(communityId: string, serial: string) {
  const [year = 0, number = 0] = serial.split("-").map(Number);
  const vote = await prisma.vote.findUniqueOrThrow({
    where: { communityId_year_number: { communityId, year, number } },
    select: { id: true },
  });
  return { communityId, voteId: vote.id };
}
