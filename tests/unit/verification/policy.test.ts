import { describe, expect, test } from "vitest";

import type { Actor, Role } from "#app/domain/shared/actor.ts";
import { expiryOf, letterState } from "#app/domain/verification/letters.ts";
import {
  letterCounts,
  MOST_WAITING,
  refusalToCheckPeople,
  refusalToClaim,
  refusalToDecide,
  refusalToWithdraw,
} from "#app/domain/verification/policy.ts";

const as = (accountId: string | null, ...roles: Role[]): Actor => ({
  accountId,
  communityId: "yangguang",
  roles: new Set(roles),
});
const visitor = as(null);
const stranger = as("stranger");
const claimant = as("claimant");
const owner = as("owner", "resident", "owner");
const moderator = as("moderator", "moderator");
const claimantOnCommittee = as("claimant", "moderator");
const ownerOnCommittee = as("owner", "chair", "owner");

const now = new Date("2026-06-09T20:00:00+08:00");
const earlier = new Date("2026-06-01T08:00:00+08:00");

describe("checking people", () => {
  test.each<[Actor, string | null]>([
    [visitor, "sign_in_first"],
    [stranger, "committee_only"],
    [owner, "committee_only"],
    [as("a", "supervisor"), "committee_only"],
    [as("a", "official"), "committee_only"],
    [as("a", "admin"), "committee_only"],
    [as("a", "gridWorker", "buildingSteward"), "committee_only"],
    [moderator, null],
    [as("a", "chair"), null],
  ])("%o: %s", (actor, refusal) => {
    expect(refusalToCheckPeople(actor)).toBe(refusal);
  });
});

describe("deciding a claim", () => {
  const claim = { claimantId: "claimant", unitAccountIds: ["owner"], state: "waiting" } as const;
  test.each<[Actor, Parameters<typeof refusalToDecide>[1], string | null]>([
    [visitor, claim, "sign_in_first"],
    [claimant, claim, "committee_only"],
    [claimantOnCommittee, claim, "own_item"],
    [ownerOnCommittee, claim, "own_item"],
    [moderator, claim, null],
    [moderator, { ...claim, state: "accepted" }, "claim_decided"],
    [moderator, { ...claim, state: "refused" }, "claim_decided"],
    [moderator, { ...claim, state: "withdrawn" }, "claim_decided"],
  ])("%o on %o: %s", (actor, subject, refusal) => {
    expect(refusalToDecide(actor, subject)).toBe(refusal);
  });
});

describe("claiming", () => {
  const free = { isLinked: false, waitsHere: false, waiting: 0 };
  test.each<[Actor, Parameters<typeof refusalToClaim>[1], string | null]>([
    [visitor, free, "sign_in_first"],
    [stranger, free, null],
    [stranger, { ...free, waiting: MOST_WAITING - 1 }, null],
    [stranger, { ...free, waiting: MOST_WAITING }, "too_many_claims"],
    [stranger, { ...free, waitsHere: true }, "claim_waiting"],
    [owner, { ...free, isLinked: true }, "already_linked"],
  ])("%o when %o: %s", (actor, standing, refusal) => {
    expect(refusalToClaim(actor, standing)).toBe(refusal);
  });

  test("is taken back by nobody else, and only while it waits", () => {
    expect(refusalToWithdraw(visitor, { claimantId: "claimant", state: "waiting" })).toBe("sign_in_first");
    expect(refusalToWithdraw(moderator, { claimantId: "claimant", state: "waiting" })).toBe("not_found");
    expect(refusalToWithdraw(claimant, { claimantId: "claimant", state: "accepted" })).toBe("claim_decided");
    expect(refusalToWithdraw(claimant, { claimantId: "claimant", state: "waiting" })).toBeNull();
  });
});

describe("a letter", () => {
  const out = { expiresAt: expiryOf(earlier), revokedAt: null, usedAt: null };
  const held = { ...out, printedById: "moderator", namesTried: 0 };

  test("is good for sixty days, to their end", () => {
    expect(expiryOf(earlier)).toEqual(new Date("2026-08-01T00:00:00+08:00"));
    expect(letterState(out, new Date("2026-07-31T23:59:59+08:00"))).toBe("out");
    expect(letterState(out, new Date("2026-08-01T00:00:00+08:00"))).toBe("expired");
  });

  test.each([
    ["out", out, "out"],
    ["used", { ...out, usedAt: earlier }, "used"],
    ["used, then expired", { ...out, usedAt: earlier, expiresAt: earlier }, "used"],
    ["revoked", { ...out, revokedAt: earlier }, "revoked"],
    ["expired", { ...out, expiresAt: now }, "expired"],
  ])("%s", (_, letter, state) => {
    expect(letterState(letter, now)).toBe(state);
  });

  test.each([
    ["out", held, true],
    ["used", { ...held, usedAt: earlier }, false],
    ["revoked", { ...held, revokedAt: earlier }, false],
    ["expired", { ...held, expiresAt: now }, false],
    ["printed by who holds it", { ...held, printedById: "claimant" }, false],
    ["after two names that were wrong", { ...held, namesTried: 2 }, true],
    ["after three", { ...held, namesTried: 3 }, false],
  ])("proves something: %s", (_, letter, counts) => {
    expect(letterCounts(letter, "claimant", now)).toBe(counts);
  });
});
