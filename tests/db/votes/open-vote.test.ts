import { beforeAll, describe, expect, test } from "vitest";

import { connect, disconnect, prisma } from "#app/db/client.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { freshDatabase } from "../support/database.ts";
import { announce, type Hall, inDays, inMinutes, keyOf, makeHall, makePerson, makeProposal, opening } from "./hall.ts";

const database = freshDatabase();

let hall: Hall;
let other: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
});

const owners = () =>
  opening({ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) });

describe("the roll", () => {
  test("has one seat an owner: areas add up, one head each, by its voter", async () => {
    const key = await keyOf("yangguang", await announce(hall, await makeProposal(hall), owners()));
    const roll = await prisma.rollSeat.findMany({
      where: key,
      orderBy: { seatNo: "asc" },
      select: { seatNo: true, label: true, heads: true, areaDm2: true, voterId: true },
    });
    expect(roll).toEqual([
      { seatNo: 1, label: "7号楼商铺1", heads: 1, areaDm2: 50_50, voterId: null },
      { seatNo: 2, label: "7号楼1单元502", heads: 1, areaDm2: 89_37, voterId: hall.author.accountId },
      { seatNo: 3, label: "7号楼1单元1001", heads: 1, areaDm2: 120_00, voterId: hall.wang.accountId },
      { seatNo: 4, label: "7号楼2单元101 等 2 套", heads: 1, areaDm2: 170_10, voterId: hall.li.accountId },
      // Two of them could vote and neither is designated.
      { seatNo: 5, label: "7号楼2单元202", heads: 1, areaDm2: 40_00, voterId: null },
    ]);
    const vote = await prisma.vote.findUniqueOrThrow({
      where: { communityId_id: { communityId: key.communityId, id: key.voteId } },
      select: { rollHeads: true, rollAreaDm2: true, status: true, explanationHtml: true },
    });
    expect(vote).toEqual({
      rollHeads: 5,
      rollAreaDm2: 469_97n,
      status: "notice",
      explanationHtml: "<p><strong>请</strong>表态。</p>",
    });
  });

  test("of residents has everybody who lives here now", async () => {
    const moved = await makePerson("yangguang", "resident");
    await prisma.membership.updateMany({ where: { accountId: moved.accountId }, data: { endedAt: new Date() } });
    const key = await keyOf("yangguang", await openVote(hall.chair, await makeProposal(hall), opening()));
    const roll = await prisma.rollSeat.findMany({ where: key, select: { voterId: true, heads: true, areaDm2: true } });
    const here = [hall.author, hall.li, hall.tenant].map(({ accountId }) => ({
      voterId: accountId,
      heads: 1,
      areaDm2: 0,
    }));
    expect(roll.toSorted(byVoter)).toEqual(here.toSorted(byVoter));
  });

  test("weighs what the form to open a vote says", async () => {
    const page = await openVotePage(hall.chair, await makeProposal(hall));
    expect(page).toMatchObject({
      areas: [{ id: hall.areaId, name: "一期", heads: 5, areaDm2: 469_97 }],
      residents: 3,
      refusal: null,
    });
  });

  test("cannot be empty", async () => {
    const { id } = await prisma.propertyArea.create({ data: { communityId: "yangguang", name: "二期" } });
    const proposal = await makeProposal(hall);
    await expect(openVote(hall.chair, proposal, opening({ propertyAreaId: id }))).rejects.toMatchObject({
      code: "empty_roll",
    });
    expect(await stateOf(proposal)).toBe("deliberating");
  });
});

test("with notice the proposal waits; without, it is being voted on", async () => {
  const waiting = await makeProposal(hall);
  await announce(hall, waiting, owners());
  const open = await makeProposal(hall, "listed");
  const serial = await openVote(hall.chair, open, opening({ opensAt: inMinutes(-5) }));
  expect(await Promise.all([stateOf(waiting), stateOf(open)])).toEqual(["ballotNotice", "voting"]);
  const { voteId } = await keyOf("yangguang", serial);
  expect(await prisma.vote.findFirst({ where: { id: voteId }, select: { status: true } })).toEqual({ status: "open" });
});

test("an act of power leaves its audit row, and jobs for its moments", async () => {
  const proposal = await makeProposal(hall);
  const serial = await announce(hall, proposal, owners());
  const entry = await prisma.auditEntry.findFirst({ where: { subject: `vote:${serial}` } });
  expect(entry).toMatchObject({
    action: "vote.open",
    actorId: hall.colleague.accountId,
    detail: { proposal, roll: { heads: 5 } },
  });

  const { voteId } = await keyOf("yangguang", serial);
  const jobs =
    await prisma.$queryRaw`SELECT name, start_after FROM pgboss.job WHERE data->>'voteId' = ${voteId} ORDER BY name`;
  expect(jobs).toEqual([
    { name: "vote.begin", start_after: inDays(30) },
    { name: "vote.close", start_after: inDays(44) },
  ]);
});

describe("one form, one vote", () => {
  test("however often and however quickly it is sent", async () => {
    const proposal = await makeProposal(hall);
    const form = opening();
    const serials = await Promise.all(Array.from({ length: 5 }, () => openVote(hall.chair, proposal, form)));
    expect(new Set(serials).size).toBe(1);
    expect(await openVote(hall.chair, proposal, form)).toBe(serials[0]);
  });

  test("another form meanwhile is refused, and takes no number", async () => {
    const proposal = await makeProposal(hall);
    const sent = await Promise.allSettled([opening(), opening()].map((form) => openVote(hall.chair, proposal, form)));
    expect(sent.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(openVote(hall.chair, proposal, opening())).rejects.toMatchObject({ code: "vote_running_already" });
    const votes = await prisma.vote.count({ where: { communityId: "yangguang" } });
    const counter = await prisma.counter.findFirst({ where: { communityId: "yangguang", kind: "vote" } });
    expect(counter?.last).toBe(votes);
  });
});

test.each([
  ["a resident", () => hall.li, {}, "committee_only"],
  ["the committee of another community", () => other.chair, {}, "not_found"],
  [
    "a property area of another community",
    () => hall.chair,
    { track: "ownerOrdinary", propertyAreaId: "other" },
    "not_found",
  ],
  [
    "a binding vote by one person",
    () => hall.chair,
    { track: "ownerOrdinary", propertyAreaId: "own", opensAt: inDays(30) },
    "plan_first",
  ],
  ["owners without notice", () => hall.chair, { track: "ownerOrdinary", propertyAreaId: "own" }, "notice_too_short"],
  ["a window too short", () => hall.chair, { closesAt: inMinutes(0.5) }, "window_too_short"],
  ["markdown too tangled", () => hall.chair, { explanation: "> ".repeat(2000) }, "text_too_tangled"],
] as const)("%s: %s", async (_, who, changed, code) => {
  const areas = { other: other.areaId, own: hall.areaId };
  const propertyAreaId = "propertyAreaId" in changed ? areas[changed.propertyAreaId] : null;
  const opensAt = propertyAreaId === other.areaId ? inDays(30) : null;
  const closesAt = propertyAreaId ? inDays(44) : inMinutes(60);
  const proposal = await makeProposal(hall);
  const form = opening({ opensAt, closesAt, ...changed, propertyAreaId });
  await expect(openVote(who(), proposal, form)).rejects.toMatchObject({ code });
});

describe("on a connection that knew the tables with a few rows", () => {
  let propertyAreaId: string;
  beforeAll(async () => {
    await disconnect();
    connect(database.url, 1);
    await announce(hall, await makeProposal(hall), owners());
    await prisma.$executeRaw`ANALYZE`;
    await announce(hall, await makeProposal(hall), owners());
    propertyAreaId = await manyOwners(36_000);
  });

  test("36,000 seats fit into one transaction", async () => {
    const serial = await announce(hall, await makeProposal(hall), { ...owners(), propertyAreaId });
    const { voteId } = await keyOf("yangguang", serial);
    expect(await prisma.rollSeat.count({ where: { voteId } })).toBe(36_000);
  });
});

async function manyOwners(count: number) {
  const { id } = await prisma.propertyArea.create({ data: { communityId: "yangguang", name: "大区" } });
  const building = await prisma.building.create({
    data: { communityId: "yangguang", propertyAreaId: id, name: "1号楼" },
  });
  await prisma.$executeRaw`
    WITH party AS (
      INSERT INTO "OwnerParty" ("communityId", "id", "propertyAreaId", "kind")
      SELECT 'yangguang', gen_random_uuid(), ${id}::uuid, 'person' FROM generate_series(1, ${count}) RETURNING "id"
    )
    INSERT INTO "ExclusiveUnit" ("communityId", "id", "buildingId", "stairwell", "room", "areaDm2", "partyId")
    SELECT 'yangguang', gen_random_uuid(), ${building.id}::uuid, '1单元', row_number() OVER ()::text, 9000, "id" FROM party`;
  return id;
}

async function stateOf(serial: string) {
  const { state } = await prisma.proposal.findUniqueOrThrow({
    where: { communityId_year_number: { communityId: "yangguang", year: 2026, number: Number(serial.slice(5)) } },
    select: { state: true },
  });
  return state;
}

const byVoter = (a: { voterId: string | null }, b: { voterId: string | null }) =>
  String(a.voterId).localeCompare(String(b.voterId));
