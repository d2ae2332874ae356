import { describe, expect, test } from "vitest";

import {
  MOST_PRINCIPALS,
  type PaperVote,
  refusalToDeliver,
  refusalToDrawLot,
  refusalToHandle,
  refusalToPrint,
  refusalToRead,
  refusalToRecordProxy,
  refusalToResolve,
  refusalToRevokeProxy,
} from "#app/domain/papers/policy.ts";
import { type Actor, ROLES, type Role } from "#app/domain/shared/actor.ts";
import { MOTION } from "#app/domain/votes/settings.ts";

const actor = (accountId: string | null, ...roles: Role[]): Actor => ({
  ...{ accountId, communityId: "yangguang", roles: new Set(roles) },
});
const chair = actor("chair", "chair");
const visitor = actor(null);

const [opensAt, during, closesAt, after] = [1, 2, 3, 4].map((day) => new Date(`2026-06-0${day}T00:00:00Z`)) as [
  Date,
  Date,
  Date,
  Date,
];
const vote = (changed: Partial<PaperVote> = {}): PaperVote => ({
  ...{ status: "open", opensAt, closesAt, settings: MOTION, isPublished: false, ...changed },
});
const before = new Date("2026-05-01T00:00:00Z");
const seat = { voterId: "voter", proxyId: null, ownerIds: ["voter"] };

/** A vote by how far it is, and the moment to look at it. */
const STAGES: Record<
  "notice" | "late" | "open" | "counting" | "closed" | "published" | "cancelled",
  [PaperVote, Date]
> = {
  notice: [vote({ status: "notice" }), before],
  /** Its hour has struck, and the job that opens it is about to come. */
  late: [vote({ status: "notice" }), during],
  open: [vote(), during],
  counting: [vote(), after],
  closed: [vote({ status: "closed" }), after],
  published: [vote({ status: "closed", isPublished: true }), after],
  cancelled: [vote({ status: "cancelled" }), during],
};
type Stage = keyof typeof STAGES;
const STAGE_NAMES = Object.keys(STAGES) as Stage[];

/** What is refused at which stage; what is left out may be done. */
const BY_STAGE: [string, (by: Actor, vote: PaperVote, now: Date) => string | null, Partial<Record<Stage, string>>][] = [
  [
    "printing",
    refusalToPrint,
    { counting: "vote_over", closed: "vote_over", published: "vote_over", cancelled: "vote_over" },
  ],
  [
    "serving",
    refusalToDeliver,
    { counting: "vote_over", closed: "vote_over", published: "vote_over", cancelled: "vote_over" },
  ],
  [
    "reading",
    (by, of, now) => refusalToRead(by, of, { ...seat, isSettled: false, hasReadIt: false }, now),
    { notice: "vote_not_yet_open", published: "outcome_published", cancelled: "vote_over" },
  ],
  [
    "resolving",
    (by, of) => refusalToResolve(by, of, { ...seat, isDisputed: true }),
    { published: "outcome_published", cancelled: "vote_over" },
  ],
  [
    "recording an authority",
    (by, of, now) =>
      refusalToRecordProxy(by, of, { ...seat, hasVoted: false }, { accountId: "proxy", principals: 0 }, now),
    { counting: "vote_over", closed: "vote_over", published: "vote_over", cancelled: "vote_over" },
  ],
  [
    "revoking an authority",
    (by, of, now) => refusalToRevokeProxy(by, of, { isRevoked: false }, now),
    { counting: "vote_over", closed: "vote_over", published: "vote_over", cancelled: "vote_over" },
  ],
  [
    "drawing a lot",
    (by, of) =>
      refusalToDrawLot(by, { ...of, settings: { ...MOTION, tieBreak: { rule: "lot", source: "福彩" } } }, true),
    {
      ...{ notice: "vote_still_running", late: "vote_still_running", open: "vote_still_running" },
      ...{ counting: "vote_still_running", cancelled: "vote_over", published: "outcome_published" },
    },
  ],
];

describe.each(BY_STAGE)("%s", (what, refusalTo, refused) => {
  test.each(STAGE_NAMES)("when the vote is %s", (stage) =>
    expect(refusalTo(chair, ...STAGES[stage])).toBe(refused[stage] ?? null),
  );

  test("is for the committee", () => {
    const stage = STAGES[what === "drawing a lot" ? "closed" : "open"];
    const may = ROLES.filter((role) => refusalTo(actor("someone", role), ...stage) === null);
    const walking = what === "serving" ? ["buildingSteward", "gridWorker"] : [];
    expect(may).toEqual([...walking, "moderator", "chair"]);
    expect(refusalTo(visitor, ...stage)).toBe("sign_in_first");
    expect(refusalTo(actor("someone"), ...stage)).toBe("committee_only");
  });
});

test("papers are handled by the committee", () => {
  expect([visitor, actor("someone", "supervisor"), chair].map(refusalToHandle)).toEqual([
    ...["sign_in_first", "committee_only", null],
  ]);
});

test("a secret vote has no papers", () => {
  expect(refusalToPrint(chair, vote({ settings: { ...MOTION, secrecy: "secret" } }), during)).toBe("secret_on_paper");
});

describe("a sheet", () => {
  const sheet = { ...seat, isSettled: false, hasReadIt: false };
  test.each([
    ["one's own", { ...sheet, voterId: "chair" }, "own_item"],
    ["one that one votes for with an authority", { ...sheet, proxyId: "chair" }, "own_item"],
    ["one that is entered", { ...sheet, isSettled: true }, "sheet_settled"],
    ["one that one has read", { ...sheet, hasReadIt: true }, "read_by_you"],
    ["one of a seat that nobody votes for online", { ...sheet, voterId: null }, null],
  ])("%s", (_, of, refusal) => expect(refusalToRead(chair, vote(), of, during)).toBe(refusal));
});

describe("a dispute", () => {
  test.each([
    ["of one's own seat", { ...seat, voterId: "chair", isDisputed: true }, "own_item"],
    ["of a seat that one owns with others", { ...seat, ownerIds: ["voter", "chair"], isDisputed: true }, "own_item"],
    ["of a seat that one has an authority for", { ...seat, proxyId: "chair", isDisputed: true }, "own_item"],
    ["that there is not", { ...seat, isDisputed: false }, "no_dispute"],
    ["that there is", { ...seat, isDisputed: true }, null],
  ])("%s", (_, of, refusal) => expect(refusalToResolve(chair, vote(), of)).toBe(refusal));
});

describe("an authority", () => {
  const free = { ...seat, hasVoted: false };
  const proxy = (principals = 0, accountId = "proxy") => ({ accountId, principals });
  test.each([
    ["for a third principal", free, proxy(MOST_PRINCIPALS - 1), null],
    ["for a fourth", free, proxy(MOST_PRINCIPALS), "too_many_principals"],
    ["for the voter of the seat", free, proxy(0, "voter"), "proxy_is_voter"],
    ["for oneself", free, proxy(0, "chair"), "own_item"],
    ["of one's own seat", { ...free, voterId: "chair" }, proxy(), "own_item"],
    ["beside another", { ...free, proxyId: "other" }, proxy(), "proxy_stands"],
    ["of a seat that has voted", { ...free, hasVoted: true }, proxy(), "already_voted"],
  ])("%s", (_, of, who, refusal) => expect(refusalToRecordProxy(chair, vote(), of, who, during)).toBe(refusal));

  test("is revoked once", () =>
    expect(refusalToRevokeProxy(chair, vote(), { isRevoked: true }, during)).toBe("proxy_revoked"));
});

test("a lot is drawn where the vote names one and a tie is open", () => {
  const closed = (rule: PaperVote["settings"]["tieBreak"]) =>
    vote({ status: "closed", settings: { ...MOTION, tieBreak: rule } });
  expect(refusalToDrawLot(chair, closed({ rule: "none" }), true)).toBe("no_tie");
  expect(refusalToDrawLot(chair, closed({ rule: "lot", source: "福彩" }), false)).toBe("no_tie");
  expect(refusalToDrawLot(chair, closed({ rule: "lot", source: "福彩" }), true)).toBeNull();
});
