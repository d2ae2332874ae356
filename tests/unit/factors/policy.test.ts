import { describe, expect, test } from "vitest";

import type { Holder } from "#app/domain/accounts/holder.ts";
import { wayOn } from "#app/domain/accounts/way-on.ts";
import {
  owesFactor,
  refusalToAddFactor,
  refusalToChangeAccess,
  refusalToChangeAccount,
  refusalToMakeRecoveryCodes,
  refusalToRemoveFactor,
  type Standing,
} from "#app/domain/factors/policy.ts";

const now = new Date("2026-06-09T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const resident: Standing = { isStaff: false, isDemo: false, hasTotp: false, passkeys: 0, recoveryCodes: 0 };
const fresh: Standing = { ...resident, isStaff: true };
const withTotp: Standing = { ...fresh, hasTotp: true };
const withBoth: Standing = { ...withTotp, passkeys: 1 };
const demo: Standing = { ...fresh, isDemo: true };
const former: Standing = { ...resident, passkeys: 1 };

const holder = (factor: number | null, proved = 1): Holder => ({
  accountId: "a",
  session: { id: "s", factorAt: factor === null ? null : minutesAgo(factor), provedAt: minutesAgo(proved) },
});

test.each([
  ["a resident", resident, false],
  ["staff without a factor", fresh, true],
  ["staff with one", withTotp, true],
  ["staff of the demo", demo, false],
  ["staff of the demo who set one up", { ...demo, hasTotp: true }, true],
  ["who was staff, and has one left", former, true],
])("%s owes a factor: %s", (_who, standing, owes) => expect(owesFactor(standing)).toBe(owes));

describe("changing how one gets in", () => {
  test.each([
    ["just signed in, no factor", holder(null), resident, null],
    ["signed in 14 minutes ago", holder(null, 14), resident, null],
    ["signed in 16 minutes ago", holder(null, 16), resident, "prove_again"],
    ["with a factor that was not shown", holder(null), withTotp, "factor_first"],
    ["with a factor that was shown", holder(1), withTotp, null],
    ["with a factor shown long ago", holder(60, 60), withTotp, "prove_again"],
    ["with a factor shown long ago, and the password just now", holder(60, 1), withTotp, null],
  ])("%s", (_when, who, standing, refusal) => expect(refusalToChangeAccess(who, standing, now)).toBe(refusal));

  test("what is less than that asks for a factor alone", () => {
    expect(refusalToChangeAccount(holder(null, 600), resident)).toBeNull();
    expect(refusalToChangeAccount(holder(null), withTotp)).toBe("factor_first");
    expect(refusalToChangeAccount(holder(600, 600), withTotp)).toBeNull();
  });
});

test.each([
  ["staff without any", holder(null), fresh, null],
  ["a resident", holder(null), resident, "staff_only"],
  ["who was staff", holder(1), former, null],
  ["staff with one they have not shown: a password alone adds none", holder(null), withTotp, "factor_first"],
])("adding a factor: %s", (_who, who, standing, refusal) => {
  expect(refusalToAddFactor(who, standing, now)).toBe(refusal);
});

test.each([
  ["the only one of staff", holder(1), withTotp, "last_factor"],
  ["one of two", holder(1), withBoth, null],
  ["the only one of who was staff", holder(1), former, null],
  ["the only one of the demo's staff", holder(1), { ...demo, hasTotp: true }, null],
  ["without having shown it", holder(null), withBoth, "factor_first"],
])("removing a factor: %s", (_which, who, standing, refusal) => {
  expect(refusalToRemoveFactor(who, standing, now)).toBe(refusal);
});

test("recovery codes stand in for a factor that there is", () => {
  expect(refusalToMakeRecoveryCodes(holder(null), fresh, now)).toBe("staff_only");
  expect(refusalToMakeRecoveryCodes(holder(1), withTotp, now)).toBeNull();
  expect(refusalToMakeRecoveryCodes(holder(null), withTotp, now)).toBe("factor_first");
});

test.each([
  ["factor_first", "/second-step?next=%2Fc%2Fhexie%2Freview%3Fq%3D1"],
  ["prove_again", "/account/proof?next=%2Fc%2Fhexie%2Freview%3Fq%3D1"],
  ["sign_in_first", "/sign-in?next=%2Fc%2Fhexie%2Freview%3Fq%3D1"],
  ["committee_only", null],
] as const)("%s leads on to %s", (code, place) => expect(wayOn(code, "/c/hexie/review?q=1")).toBe(place));
