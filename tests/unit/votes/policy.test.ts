import { describe, expect, test } from "vitest";
import type { Actor, Role } from "#app/domain/shared/actor.ts";
import { holidaysOf, PUBLISHED } from "#app/domain/shared/calendar.ts";
import { momentOf } from "#app/domain/shared/time.ts";
import { type ProposalFacts, refusalToCast, refusalToOpenVote } from "#app/domain/votes/policy.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
import { MOTION, type VoteSettings } from "#app/domain/votes/settings.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";
import { earliestOpening, phaseOf, rollFreezeOf, type VoteWindow } from "#app/domain/votes/window.ts";

const at = (local: string) => momentOf(local) ?? expect.fail(`${local} is no moment`);
const actor = (accountId: string | null, ...roles: Role[]): Actor => ({
  accountId,
  communityId: "yangguang",
  roles: new Set(roles),
});

const HOLIDAYS = holidaysOf(PUBLISHED);
const now = at("2026-06-09T10:00");
const proposal: ProposalFacts = { state: "deliberating", hidden: false, authorId: "author", hasRunningVote: false };
const week = { opensAt: now, closesAt: at("2026-06-16T10:00") };
const chair = actor("chair", "chair");
const [deliberation] = TRACK_RULES.deliberation;
const [ownerOrdinary] = TRACK_RULES.ownerOrdinary;

describe("opening a vote", () => {
  test.each([
    ["the committee", chair, proposal, null],
    ["a listed proposal", chair, { ...proposal, state: "listed" as const }, null],
    ["a visitor", actor(null), proposal, "sign_in_first"],
    ["a resident", actor("someone", "resident", "owner"), proposal, "committee_only"],
    ["the supervisor", actor("someone", "supervisor"), proposal, "committee_only"],
    ["the author, even on the committee", actor("author", "chair"), proposal, "own_proposal"],
    ["a second vote at a time", chair, { ...proposal, hasRunningVote: true }, "vote_running_already"],
    ["a proposal nobody accepted yet", chair, { ...proposal, state: "endorsing" as const }, "proposal_state"],
    ["a proposal decided already", chair, { ...proposal, state: "resultNotice" as const }, "proposal_state"],
  ])("%s", (_, who, what, refusal) =>
    expect(refusalToOpenVote(who, what, deliberation, week, now, HOLIDAYS)).toBe(refusal),
  );

  test("owners have 15 days of notice, the day of the notice not counted", () => {
    const open = (opensAt: string) =>
      refusalToOpenVote(
        chair,
        proposal,
        ownerOrdinary,
        { opensAt: at(opensAt), closesAt: at("2026-07-30T20:00") },
        now,
        HOLIDAYS,
      );
    expect(open("2026-06-24T10:00")).toBe("notice_too_short");
    expect(open("2026-06-24T23:59")).toBe("notice_too_short");
    expect(open("2026-06-25T00:00")).toBeNull();
    expect(earliestOpening(15, at("2026-06-09T23:59"), HOLIDAYS)).toEqual(at("2026-06-25T00:00"));
  });

  test.each([
    ["a window of a minute", "2026-06-09T10:01", null],
    ["a window that ends as it begins", "2026-06-09T10:00", "window_too_short"],
    ["a window that ended yesterday", "2026-06-08T10:00", "window_too_short"],
  ])("%s", (_, closesAt, refusal) =>
    expect(
      refusalToOpenVote(chair, proposal, deliberation, { opensAt: now, closesAt: at(closesAt) }, now, HOLIDAYS),
    ).toBe(refusal),
  );
});

describe("casting a ballot", () => {
  const open: VoteWindow & { settings: VoteSettings } = {
    settings: MOTION,
    status: "open",
    opensAt: at("2026-06-09T08:00"),
    closesAt: at("2026-06-09T20:00"),
  };
  const seat = { voterId: "voter", proxyId: "proxy", castAt: null, isHolders: false };
  const voter = actor("voter");
  const lastCounts = { ...open, settings: { ...MOTION, finality: "lastCounts" as const } };

  test.each([
    ["its voter", voter, open, seat, now, null],
    ["who holds the written authority", actor("proxy"), open, seat, now, null],
    ["again where the last one counts", voter, lastCounts, { ...seat, castAt: now, isHolders: true }, now, null],
    ["after the proxy where the last one counts", voter, lastCounts, { ...seat, castAt: now }, now, null],
    ["for the holder again where the last one counts", actor("proxy"), lastCounts, { ...seat, castAt: now }, now, null],
    [
      "for the holder after the holder's own",
      actor("proxy"),
      lastCounts,
      { ...seat, castAt: now, isHolders: true },
      now,
      "already_voted",
    ],
    [
      "again where the last one counts, too late",
      voter,
      lastCounts,
      { ...seat, castAt: now },
      open.closesAt,
      "vote_closed",
    ],
    ["a visitor", actor(null), open, seat, now, "sign_in_first"],
    ["a visitor at a seat nobody may vote for", actor(null), open, { ...seat, voterId: null }, now, "sign_in_first"],
    ["somebody else", actor("other", "chair"), open, seat, now, "not_on_roll"],
    ["a seat that is not there", voter, open, null, now, "not_on_roll"],
    ["before the opening", voter, open, seat, at("2026-06-09T07:59"), "vote_not_yet_open"],
    ["at the opening", voter, open, seat, open.opensAt, null],
    [
      "at the opening, before the clock's job has run",
      voter,
      { ...open, status: "notice" as const },
      seat,
      open.opensAt,
      null,
    ],
    ["at the deadline", voter, open, seat, open.closesAt, "vote_closed"],
    ["after the tally", voter, { ...open, status: "closed" as const }, seat, now, "vote_closed"],
    ["a second time", voter, open, { ...seat, castAt: now }, now, "already_voted"],
    ["a second time after the deadline", voter, open, { ...seat, castAt: now }, open.closesAt, "vote_closed"],
  ])("%s", (_, who, vote, place, moment, refusal) => expect(refusalToCast(who, vote, place, moment)).toBe(refusal));

  test("between the deadline and the tally a vote is being counted", () => {
    expect(phaseOf(open, open.closesAt)).toBe("counting");
    expect(phaseOf({ ...open, status: "closed" }, open.closesAt)).toBe("closed");
    expect(phaseOf({ ...open, status: "notice" }, at("2026-06-09T07:00"))).toBe("notice");
  });
});

test.each(Object.values(TRACK_RULES).flat())(
  "the rule of $track ($electorate) is read back as it was stored",
  (rule) => {
    expect(RuleSet.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  },
);

test.each([
  ["no notice", "2026-06-09T10:00", "2026-06-09T10:00", null],
  ["a week of it", "2026-06-09T10:00", "2026-06-16T10:00", "2026-06-16T10:00"],
  ["a minute less than ten days", "2026-06-09T10:00", "2026-06-19T09:59", "2026-06-19T09:59"],
  ["ten days", "2026-06-09T10:00", "2026-06-19T10:00", "2026-06-17T10:00"],
  ["what owners have", "2026-06-09T10:00", "2026-06-25T00:00", "2026-06-23T00:00"],
])("with %s the roll freezes in time", (_, noticeAt, opensAt, freezes) =>
  expect(rollFreezeOf({ noticeAt: at(noticeAt), opensAt: at(opensAt) })).toEqual(freezes && at(freezes)),
);
