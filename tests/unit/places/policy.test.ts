import { describe, expect, test } from "vitest";

import {
  refusalToEditPlaces,
  refusalToKeepSubdistrict,
  refusalToMoveCommunity,
  refusalToNameSubdistrict,
  refusalToSeePlaces,
  refusalToSettle,
} from "#app/domain/places/policy.ts";
import { ROLES, type Role } from "#app/domain/shared/actor.ts";

const actor = (...roles: Role[]) => ({ accountId: "me", communityId: "yangguang", roles: new Set(roles) });
const visitor = { ...actor(), accountId: null };

/** Who may what with each of the levels, and what the others are told. */
const TABLE = [
  ["settle the community", refusalToSettle, ["chair", "admin"], "settings_only"],
  ["see places", refusalToSeePlaces, ["moderator", "chair", "supervisor"], "committee_only"],
  ["edit places", refusalToEditPlaces, ["moderator", "chair"], "committee_only"],
  ["name a subdistrict", refusalToNameSubdistrict, ["moderator", "chair", "admin"], "committee_only"],
  ["look after a subdistrict", refusalToKeepSubdistrict, ["admin"], "admin_only"],
] as const satisfies [string, typeof refusalToSettle, Role[], string][];

describe.each(TABLE)("%s", (_, refusalTo, allowed, refusal) => {
  test.each(ROLES)("as %s", (role) => {
    const isAllowed = allowed.some((one) => one === role);
    expect(refusalTo(actor(role))).toBe(isAllowed ? null : refusal);
  });
  test("not without signing in", () => expect(refusalTo(visitor)).toBe("sign_in_first"));
});

test.each<[title: string, here: Role[], there: Role[] | null, refusal: string | null]>([
  ["to one that has no community yet", ["admin"], null, null],
  ["by an administrator of both", ["admin"], ["admin"], null],
  ["by an administrator of here alone", ["admin"], ["chair"], "admin_only"],
  ["by an administrator of there alone", ["chair"], ["admin"], "admin_only"],
  ["by an official there, who would become one here", ["admin"], ["admin", "official"], "own_role"],
  ["by an official of both", ["admin", "official"], ["admin", "official"], null],
])("a community goes to another subdistrict %s: %s %s", (_, here, there, refusal) => {
  expect(refusalToMoveCommunity(actor(...here), there && new Set(there))).toBe(refusal);
});
