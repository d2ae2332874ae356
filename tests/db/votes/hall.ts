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
  const subdistrict = { create: { name: communityId } };
  await prisma.community.create({
    data: { id: communityId, name: communityId, subdistrict, endorsementThreshold: 1 },
  });
  const person = (...roles: Role[]): Member => ({ accountId: randomUUID(), communityId, roles: new Set(roles) });
  const [chair, author, li] = [person("chair"), person("resident", "owner"), person("resident", "owner")];
  const [wang, tenant, stranger] = [person("owner"), person("resident"), person()];
  await makePeople([chair, stranger, author, li, wang, tenant]);
  // Of the committee as far as any command can tell, and not in the body that rolls are taken of.
  const colleague = { ...stranger, roles: new Set<Role>(["moderator"]) };

  const areaId: string = randomUUID();
  const [building, late] = [randomUUID(), randomUUID()];
  await prisma.propertyArea.create({ data: { communityId, id: areaId, name: "一期" } });
  const place = { communityId, propertyAreaId: areaId };
  await prisma.building.createMany({
    data: [
      { ...place, id: building, name: "7号楼" },
      { ...place, id: late, name: "10号楼" },
    ],
  });
  await makeParties(communityId, areaId, [
    { members: [author], units: [unit(building, "1单元", "502", 89_37)] },
    { members: [li], units: [unit(late, "1单元", "101", 70_00), unit(building, "2单元", "101", 100_10)] },
    { members: [li, { ...wang, designatedVoter: true }], units: [unit(building, "1单元", "1001", 120_00)] },
    { members: [author, tenant], units: [unit(building, "2单元", "202", 40_00)] },
    { members: [{}], units: [unit(building, "", "商铺1", 50_50)], kind: "company" },
    {
      members: [tenant],
      units: [{ ...unit(building, "", "B1-001", 12_00), countsForArea: false, countsForHead: false }],
    },
  ]);
  return { communityId, areaId, chair, colleague, author, li, wang, tenant };
}
export type Hall = Awaited<ReturnType<typeof makeHall>>;

export type SignedIn = Actor & { accountId: string };
type Member = SignedIn & { communityId: string };

export async function makePerson(communityId: string, ...roles: Role[]): Promise<SignedIn> {
  const person = { accountId: randomUUID(), communityId, roles: new Set(roles) };
  await makePeople([person]);
  return person;
}

/** In their order, for who came first may speak for a household. */
async function makePeople(people: Member[]) {
  const first = Date.now() - people.length;
  await prisma.account.createMany({
    data: people.map(({ accountId }) => ({
      ...{ id: accountId, loginName: accountId, realName: "某人", shownName: `邻居${accountId.slice(0, 4)}` },
    })),
  });
  await prisma.membership.createMany({
    data: people.flatMap(({ accountId, communityId, roles }, at) =>
      [...roles]
        .filter((role) => role !== "official")
        .map((role) => ({ accountId, communityId, role, grantedAt: new Date(first + at) })),
    ),
  });
}

const unit = (buildingId: string, stairwell: string, room: string, areaDm2: number) => ({
  ...{ buildingId, stairwell, room, areaDm2, countsForArea: true, countsForHead: true },
});

type Party = {
  members: { accountId?: string; designatedVoter?: boolean }[];
  units: ReturnType<typeof unit>[];
  kind?: "person" | "company";
};

async function makeParties(communityId: string, propertyAreaId: string, parties: Party[]) {
  const made = parties.map((party) => ({ ...party, id: randomUUID() }));
  await prisma.ownerParty.createMany({
    data: made.map(({ id, kind = "person" }) => ({ communityId, propertyAreaId, id, kind })),
  });
  await prisma.ownerPartyMember.createMany({
    data: made.flatMap(({ id, members }) =>
      members.map(({ accountId, designatedVoter }, position) => ({
        ...{ communityId, partyId: id, position, name: "某人", accountId, designatedVoter },
      })),
    ),
  });
  await prisma.exclusiveUnit.createMany({
    data: made.flatMap(({ id, units }) => units.map((one) => ({ communityId, partyId: id, ...one }))),
  });
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
