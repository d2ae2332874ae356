import { expect, test } from "vitest";

import type { Actor, Role } from "#app/domain/shared/actor.ts";
import {
  type PlanFacts,
  refusalToAddRule,
  refusalToApprove,
  refusalToSendBack,
  refusalToWithdraw,
} from "#app/domain/vote-plans/policy.ts";

const actor = (accountId: string | null, ...roles: Role[]): Actor => ({
  ...{ accountId, communityId: "yangguang", roles: new Set(roles) },
});
const byMember: PlanFacts = {
  ...{ status: "waiting", preparedById: "first", preparerRoles: ["moderator"], authorId: "author" },
};
const byChair: PlanFacts = { ...byMember, preparerRoles: ["chair"] };
const byBoth: PlanFacts = { ...byMember, preparerRoles: ["moderator", "chair"] };
const byNobodyNow: PlanFacts = { ...byMember, preparerRoles: ["resident"] };

test.each<[string, Actor, PlanFacts, string | null]>([
  ["the chair, what a member prepared", actor("second", "chair"), byMember, null],
  ["a member, what the chair prepared", actor("second", "moderator"), byChair, null],
  ["a member, what a member prepared", actor("second", "moderator"), byMember, "two_roles_needed"],
  ["a chair, what a chair prepared", actor("second", "chair"), byChair, "two_roles_needed"],
  ["a member, what one who is both prepared", actor("second", "moderator"), byBoth, null],
  ["one who is both, what a member prepared", actor("second", "moderator", "chair"), byMember, null],
  ["the chair, of somebody who serves no more", actor("second", "chair"), byNobodyNow, "two_roles_needed"],
  ["whoever prepared it, though both", actor("first", "moderator", "chair"), byBoth, "own_plan"],
  ["who proposed the matter", actor("author", "chair"), byMember, "own_proposal"],
  ["the supervisor", actor("second", "supervisor"), byMember, "committee_only"],
  ["a visitor", actor(null), byMember, "sign_in_first"],
  ["what was decided", actor("second", "chair"), { ...byMember, status: "sentBack" }, "plan_decided"],
])("approving by %s", (_, who, plan, refusal) => expect(refusalToApprove(who, plan)).toBe(refusal));

test("any second one of the committee sends back, and the first one withdraws", () => {
  expect(refusalToSendBack(actor("second", "moderator"), byMember)).toBeNull();
  expect(refusalToSendBack(actor("first", "moderator"), byMember)).toBe("own_plan");
  expect(refusalToWithdraw(actor("first", "moderator"), byMember)).toBeNull();
  expect(refusalToWithdraw(actor("second", "chair"), byMember)).toBe("not_your_plan");
  expect(refusalToWithdraw(actor("first", "moderator"), { ...byMember, status: "approved" })).toBe("plan_decided");
  expect(refusalToWithdraw(actor("first"), byMember)).toBe("committee_only");
});

test("rules are the chair's to add", () => {
  expect(refusalToAddRule(actor("someone", "chair"))).toBeNull();
  expect(refusalToAddRule(actor("someone", "moderator"))).toBe("chair_only");
  expect(refusalToAddRule(actor(null))).toBe("sign_in_first");
});
