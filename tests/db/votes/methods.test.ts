import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readSettings, settingsFields } from "#app/domain/vote-plans/settings-form.ts";
import { castBallot } from "#app/domain/votes/cast-ballot.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { votePage } from "#app/domain/votes/queries.server.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { ruleFor } from "#app/domain/votes/track-rules.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { exitCodeOn, exportOf, verdictOn } from "./exported.ts";
import { announce, type Hall, keyOf, makeHall, makePerson, makeProposal, opening, type SignedIn } from "./hall.ts";

const database = freshDatabase();
const clock = movableClock(database);

let hall: Hall;
let voters: SignedIn[];
beforeAll(async () => {
  hall = await makeHall("yangguang");
  const others = await Promise.all(Array.from({ length: 4 }, () => makePerson("yangguang", "resident")));
  voters = [hall.li, hall.author, hall.tenant, ...others];
});

type Ballot = { [field: string]: string };

/** Settings as the form to open a vote makes them. */
function settingsOf(fields: { [name: string]: string }): VoteSettings {
  const { settings, faults } = readSettings(
    z.object(settingsFields).parse(fields),
    ruleFor({ track: "deliberation", quorum: "none", propertyAreaId: null }),
  );
  return settings ?? expect.fail(JSON.stringify(faults));
}

/** Opens a vote of residents, has one after the other cast a ballot, and closes it. */
async function hold(fields: { [name: string]: string }, ballots: readonly Ballot[]) {
  await clock.ahead(0);
  const serial = await announce(hall, await makeProposal(hall), opening({ settings: settingsOf(fields) }));
  await Promise.all(
    ballots.map(async (marks, at) => {
      const voter = voters[at] ?? expect.fail("nobody");
      const [seat] = (await votePage(voter, serial)).seats;
      await castBallot(voter, { serial, seatNo: String(seat?.seatNo), fields: marks, formKey: randomUUID() });
    }),
  );
  await clock.ahead(61);
  await closeVote(await keyOf("yangguang", serial));
  return serial;
}

const times = (count: number, ballot: Ballot) => Array.from({ length: count }, () => ballot);
const one = (choice: string): Ballot => ({ choice });
const ticked = (...ids: string[]): Ballot => Object.fromEntries(ids.map((id) => [`option-${id}`, "on"]));
/** "3>1=2": the third first, then the other two alike. */
const ranked = (order: string): Ballot =>
  Object.fromEntries(
    order.split(">").flatMap((group, at) => group.split("=").map((id) => [`option-${id}`, String(at + 1)])),
  );
const points = (...given: number[]): Ballot =>
  Object.fromEntries(given.map((one, at) => [`option-${at + 1}`, String(one)]));

const options = "凉亭\n健身器材\n花坛";
const projects = "凉亭 | 60.00\n健身器材 | 50.00\n花坛 | 40.00";

const VOTES: [string, { [name: string]: string }, Ballot[], object][] = [
  [
    "a motion",
    {},
    [...times(4, one("agree")), ...times(2, one("against")), one("abstain")],
    { decision: "passed", figures: [{ agreeing: 4, against: 2, abstaining: 1 }] },
  ],
  [
    "a single choice",
    { method: "singleChoice", options },
    [...times(2, one("1")), ...times(3, one("2")), one("3")],
    { decision: "decided", winners: ["2"], figures: [{ participating: 6 }] },
  ],
  [
    "approval of two at most for two places",
    { method: "approval", options, most: "2", seats: "2" },
    [...times(3, ticked("1", "3")), ...times(2, ticked("2", "3")), ticked(), ticked("1")],
    { decision: "decided", winners: ["3", "1"], figures: [{ participating: 7 }] },
  ],
  [
    "a score",
    { method: "score", options, maxScore: "5" },
    [...times(3, points(5, 0, 3)), ...times(3, points(1, 2, 4)), points()],
    { decision: "decided", winners: ["3"], counts: { totals: { "1": 18, "2": 6, "3": 21 } } },
  ],
  [
    "a ranking by Schulze",
    { method: "schulze", options },
    [...times(3, ranked("1>3>2")), ...times(2, ranked("2>3>1")), ...times(2, ranked("3>1=2"))],
    { decision: "decided", winners: ["3"] },
  ],
  [
    "a ranking by instant run-off",
    { method: "irv", options },
    [...times(3, ranked("1>3>2")), ...times(3, ranked("3>2")), ranked("2>3")],
    { decision: "decided", winners: ["3"], ties: [] },
  ],
  [
    "a ranking for two places by single transferable vote",
    { method: "stv", options, seats: "2" },
    [...times(5, ranked("1>2")), ranked("3"), ranked("2>1")],
    { decision: "decided", winners: ["1", "2"] },
  ],
  [
    "a budget by votes",
    { method: "greedyBudget", options: projects, budget: "100.00" },
    [...times(4, ticked("1")), ...times(2, ticked("2", "3")), ticked("3")],
    { decision: "decided", winners: ["1", "3"] },
  ],
  [
    "a budget by equal shares",
    { method: "equalShares", options: projects, budget: "100.00" },
    [...times(4, ticked("2")), ...times(3, ticked("3"))],
    { decision: "decided", winners: ["2", "3"] },
  ],
];

describe("held from its notice to its count, and recounted from its export:", () => {
  test.each(VOTES)("%s", async (_, fields, ballots, expected) => {
    const serial = await hold(fields, ballots);
    const { result } = await votePage(hall.li, serial);
    expect(result).toMatchObject(expected);
    expect(result?.apart?.online.heads).toBe(ballots.length);

    const exported = await exportOf("yangguang", serial);
    expect(exitCodeOn(exported)).toBe(0);
    const changed = withOneByteOfABallotChanged(exported);
    expect(changed).toHaveLength(exported.length);
    expect(await verdictOn(changed)).toMatchObject({ why: expect.stringMatching(/./) });
  });
});

/** The last ballot says something else, by one byte. */
function withOneByteOfABallotChanged(exported: string) {
  const at = exported.lastIndexOf('\\"choice\\":');
  const first = exported.slice(at + 11).search(/[a-z0-9]/) + at + 11;
  const other = exported[first] === "1" ? "2" : exported[first] === "a" ? "b" : "1";
  return exported.slice(0, first) + other + exported.slice(first + 1);
}

describe("a tie", () => {
  const tied = [...times(3, one("1")), ...times(3, one("2")), one("3")];

  test("stays one where the notice names no lot", async () => {
    const serial = await hold({ method: "singleChoice", options }, tied);
    expect((await votePage(hall.li, serial)).result).toMatchObject({ decision: "tied", winners: [] });
  });

  test("on the way to what is certain leaves nothing open", async () => {
    const ballots = [...times(3, ranked("1")), ...times(2, ranked("2>1")), ...times(2, ranked("3>1"))];
    const serial = await hold({ method: "irv", options }, ballots);
    expect((await votePage(hall.li, serial)).result).toMatchObject({
      ...{ decision: "decided", winners: ["1"], ties: [{ at: "round 1: lowest", brokenBy: null }] },
    });
    expect(exitCodeOn(await exportOf("yangguang", serial))).toBe(0);
  });
});
