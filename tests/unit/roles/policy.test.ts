import { describe, expect, test } from "vitest";

import {
  refusalToGive,
  refusalToReadRoles,
  refusalToSeeSubdistrict,
  refusalToTake,
  rolesGivenBy,
} from "#app/domain/roles/policy.ts";
import { ROLES, type Role } from "#app/domain/shared/actor.ts";

const actor = (...roles: Role[]) => ({ accountId: "me", communityId: "yangguang", roles: new Set(roles) });
const visitor = { ...actor(), accountId: null };
const holder = (...roles: Role[]) => ({ accountId: "them", roles: new Set(roles) });
const held = (role: Role, endedAt: Date | null = null) => ({ accountId: "them", role, endedAt });

/** Who gives and who takes each role. */
const TABLE: [role: Role, givers: Role[], takers: Role[]][] = [
  ["resident", [], ["chair"]],
  ["owner", [], ["chair"]],
  ["representative", ["chair"], ["chair"]],
  ["buildingSteward", ["chair"], ["chair"]],
  ["gridWorker", ["chair"], ["chair"]],
  ["moderator", ["admin"], ["admin"]],
  ["chair", ["admin"], ["admin"]],
  ["supervisor", ["admin"], ["admin"]],
  ["official", ["admin"], ["admin"]],
  ["admin", ["admin"], ["admin"]],
];

test("the table says of every role who gives and takes it", () => {
  expect(TABLE.map(([role]) => role).sort()).toEqual([...ROLES].sort());
});

describe.each(TABLE)("%s", (role, givers, takers) => {
  test.each(ROLES)("as %s", (own) => {
    const given = refusalToGive(actor(own), holder("resident"), role);
    expect(given).toBe(givers.includes(own) ? null : "role_not_yours");
    expect(rolesGivenBy(actor(own)).includes(role)).toBe(givers.includes(own));
    expect(refusalToTake(actor(own), held(role), 2)).toBe(takers.includes(own) ? null : "role_not_yours");
  });

  test("by nobody who is not signed in, nor to or from oneself", () => {
    const all = actor(...ROLES);
    expect(refusalToGive(visitor, holder("resident"), role)).toBe("sign_in_first");
    expect(refusalToTake(visitor, held(role), 2)).toBe("sign_in_first");
    if (givers.length > 0) expect(refusalToGive(all, { ...holder(), accountId: "me" }, role)).toBe("own_role");
    expect(refusalToTake(all, { ...held(role), accountId: "me" }, 2)).toBe("own_role");
  });

  test("not twice", () => {
    if (givers.length > 0) expect(refusalToGive(actor(...givers), holder(role), role)).toBe("role_held");
    expect(refusalToTake(actor(...takers), held(role, new Date()), 2)).toBe("role_ended");
  });
});

test.each<[held: Role, role: Role, refusal: string | null]>([
  ["supervisor", "moderator", "both_sides"],
  ["supervisor", "chair", "both_sides"],
  ["moderator", "supervisor", "both_sides"],
  ["chair", "supervisor", "both_sides"],
  ["moderator", "chair", null],
  ["chair", "moderator", null],
  ["supervisor", "admin", null],
  ["official", "supervisor", null],
])("who is %s may be made %s: %s", (has, role, refusal) => {
  expect(refusalToGive(actor("admin"), holder("resident", has), role)).toBe(refusal);
});

test.each<[held: Role | null, role: Role, refusal: string | null]>([
  [null, "representative", "home_needed"],
  ["gridWorker", "buildingSteward", "home_needed"],
  ["owner", "representative", null],
  ["resident", "buildingSteward", null],
  [null, "gridWorker", null],
])("who is %s may be made %s: %s", (has, role, refusal) => {
  expect(refusalToGive(actor("chair"), holder(...(has ? [has] : [])), role)).toBe(refusal);
});

test("the last administrator stays", () => {
  expect(refusalToTake(actor("admin"), held("admin"), 1)).toBe("last_admin");
  expect(refusalToTake(actor("admin"), held("admin"), 2)).toBeNull();
  expect(refusalToTake(actor("admin"), held("moderator"), 1)).toBeNull();
});

test.each(ROLES)("%s reads who serves, and sees the subdistrict", (role) => {
  const reads = ["moderator", "chair", "supervisor", "admin"].includes(role);
  expect(refusalToReadRoles(actor(role))).toBe(reads ? null : "roles_closed");
  const sees = ["official", "admin", "moderator", "chair"].includes(role);
  expect(refusalToSeeSubdistrict(actor(role))).toBe(sees ? null : "officials_only");
});

test("visitors are asked to sign in", () => {
  expect(refusalToReadRoles(visitor)).toBe("sign_in_first");
  expect(refusalToSeeSubdistrict(visitor)).toBe("sign_in_first");
});
