import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import type { Actor } from "#app/domain/shared/actor.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import {
  ballotPage,
  myOpenSeats,
  openVotes,
  receiptPage,
  votePage,
  votesPage,
} from "#app/domain/votes/queries.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, inMinutes, keyOf, letPass, makeHall, makeProposal, opening } from "./hall.ts";

freshDatabase();

let hall: Hall;
let other: Hall;
let serial: string;
let proposal: string;
let seatNo: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  proposal = await makeProposal(hall);
  serial = await openVote(hall.chair, proposal, opening({ quorum: "atLeastTwoThirds" }));
  seatNo = String((await votePage(hall.li, serial)).seats[0]?.seatNo);
});

const visitor = (): Actor => ({ accountId: null, communityId: "yangguang", roles: new Set() });

describe("a vote's page", () => {
  test("says who has a seat, and why the others have none", async () => {
    const page = await votePage(hall.li, serial);
    expect(page).toMatchObject({
      ...{ serial, phase: "open", decision: null, result: null, areaName: null, outcomeSerial: null },
      proposal: { serial: proposal, title: "大修电梯" },
      seats: [{ heads: 1, areaDm2: 0, castAt: null, refusal: null }],
      ...{ noSeatRefusal: null, publishRefusal: "committee_only" },
    });
    expect(await votePage(visitor(), serial)).toMatchObject({ seats: [], noSeatRefusal: "sign_in_first" });
    expect(await votePage(hall.wang, serial)).toMatchObject({ seats: [], noSeatRefusal: "not_on_roll" });
    expect(await votePage(hall.chair, serial)).toMatchObject({ publishRefusal: "vote_still_running" });
  });

  test("shows the turnout and no choice while it is open, and the result once it is closed", async () => {
    await castBallot(hall.li, { serial, seatNo, fields: { choice: "agree" }, formKey: randomUUID() });
    const page = await votePage(hall.chair, serial);
    expect(page.turnout).toEqual([{ measure: "heads", eligible: 3, participating: 1, missingForQuorum: 1 }]);
    expect(JSON.stringify(page)).not.toContain("agreeing");
    expect(JSON.stringify(await votePage(hall.li, serial))).not.toMatch(/"choice"/);
  });

  test("is not there for other communities", async () => {
    await openVote(other.chair, await makeProposal(other), opening({ question: "别处的表决" }));
    expect((await votePage(other.li, serial)).question).toBe("别处的表决");
    for (const unknown of ["2026-0099", "2026-1", "x"]) {
      await expect(votePage(hall.li, unknown)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("the ballot and its receipt", () => {
  test("are for the seat's own voter", async () => {
    expect(await ballotPage(hall.li, serial, seatNo)).toMatchObject({
      seat: { seatNo: Number(seatNo), refusal: "already_voted" },
    });
    expect(await receiptPage(hall.li, serial, seatNo)).toMatchObject({ seat: { choice: "agree" } });
    for (const page of [ballotPage, receiptPage]) {
      await expect(page(hall.author, serial, seatNo)).rejects.toMatchObject({ code: "not_on_roll" });
      await expect(page(hall.chair, serial, seatNo)).rejects.toMatchObject({ code: "not_on_roll" });
      await expect(page(visitor(), serial, seatNo)).rejects.toMatchObject({ code: "sign_in_first" });
    }
  });

  test("there is no receipt for what was not cast", async () => {
    const own = String((await votePage(hall.author, serial)).seats[0]?.seatNo);
    await expect(receiptPage(hall.author, serial, own)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("what needs me is what I may vote on and have not", async () => {
  const mine = async (actor: Actor) => (await myOpenSeats(actor, 10)).map((seat) => seat.serial);
  expect(await mine(hall.li)).toEqual([]);
  expect(await mine(hall.author)).toEqual([serial]);
  expect(await mine({ ...hall.author, communityId: "heping" })).toEqual([]);
  expect(await mine(visitor())).toEqual([]);
  const soon = await openVote(
    hall.chair,
    await makeProposal(hall),
    opening({ opensAt: inMinutes(5), closesAt: inMinutes(9) }),
  );
  expect(await mine(hall.author)).toEqual([serial]);
  await letPass("yangguang", soon, 6);
  expect(await mine(hall.author)).toEqual([soon, serial]);
  await letPass("yangguang", soon, 6);
  expect(await mine(hall.author)).toEqual([serial]);
});

test("the form to open a vote says why it may not be sent", async () => {
  expect(await openVotePage(hall.li, proposal)).toMatchObject({ refusal: "committee_only" });
  expect(await openVotePage(hall.chair, proposal)).toMatchObject({ refusal: "vote_running_already" });
  expect(await openVotePage(hall.chair, await makeProposal(hall, "endorsing"))).toMatchObject({
    refusal: "proposal_state",
  });
  await expect(openVotePage(other.chair, proposal)).rejects.toMatchObject({ code: "not_found" });
});

test("lists have what is running first, then what is decided, and miss nothing at the turn of a page", async () => {
  const serials: string[] = [];
  for (let n = 0; n < 24; n += 1) {
    serials.push(await openVote(hall.chair, await makeProposal(hall), opening({ closesAt: inMinutes(100 - n) })));
  }
  for (const decided of serials.slice(0, 10)) {
    await letPass("yangguang", decided, 101);
    await closeVote(await keyOf("yangguang", decided));
  }
  const first = await votesPage(hall.li, {});
  const second = await votesPage(hall.li, { cursor: first.next ?? "" });
  expect([first.votes.length, second.next]).toEqual([20, null]);
  const all = [...first.votes, ...second.votes];
  const running = all.filter(({ status }) => status !== "closed").map((vote) => vote.serial);
  const decided = all.filter(({ status }) => status === "closed").map((vote) => vote.serial);
  expect(all.map((vote) => vote.serial)).toEqual([...running.toSorted().reverse(), ...decided.toSorted().reverse()]);
  expect(new Set(all.map((vote) => vote.serial)).size).toBe(26);
  expect((await votesPage(hall.li, { cursor: "nonsense~~" })).votes).toEqual(first.votes);

  const home = await openVotes("yangguang", 3);
  expect(home.map(({ phase }) => phase)).toEqual(["open", "open", "open"]);
  expect(home.map((vote) => vote.closesAt.getTime())).toEqual(home.map((vote) => vote.closesAt.getTime()).toSorted());
});
