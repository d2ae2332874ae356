import { describe, expect, test } from "vitest";

import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import {
  refusalToKeepMerger,
  refusalToMergeInto,
  refusalToObjectToMerger,
  refusalToUndoMerger,
} from "#app/domain/proposals/merger-policy.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";

const as = (accountId: string | null, ...roles: Role[]): Actor => ({
  accountId,
  communityId: "yangguang",
  roles: new Set(roles),
});
const visitor = as(null);
const neighbour = as("neighbour", "resident", "owner");
const supervisor = as("supervisor", "supervisor");
const moderator = as("moderator", "moderator");
const colleague = as("colleague", "chair");
const author = as("author", "resident");
const authorOnCommittee = as("author", "resident", "moderator");
const otherOnCommittee = as("other", "chair");

const side = (id: string, authorId: string, state: ProposalState = "endorsing") => ({
  ...{ id, authorId, state, hidden: false, held: false, planWaits: false },
});
const source = side("a", "author");
const target = side("b", "other");

describe("merging", () => {
  test.each([
    [visitor, "sign_in_first"],
    [neighbour, "committee_only"],
    [supervisor, "committee_only"],
    [author, "committee_only"],
    [authorOnCommittee, "own_proposal"],
    [otherOnCommittee, "own_proposal"],
    [moderator, null],
  ])("is the committee's, and nobody's with their own proposal", (actor, refusal) =>
    expect(refusalToMergeInto(actor, source, target)).toBe(refusal),
  );

  test.each<[ProposalState, ProposalState, string | null]>([
    ["submitted", "endorsing", null],
    ["needsRevision", "deliberating", null],
    ["deliberating", "endorsing", null],
    ["suspended", "voting", null],
    ["endorsing", "implementing", null],
    ["voting", "endorsing", "proposal_state"],
    ["tallied", "endorsing", "proposal_state"],
    ["merged", "endorsing", "proposal_state"],
    ["withdrawn", "endorsing", "proposal_state"],
    ["endorsing", "merged", "merger_closed"],
    ["endorsing", "withdrawn", "merger_closed"],
    ["endorsing", "notAccepted", "merger_closed"],
    ["endorsing", "archived", "merger_closed"],
  ])("what is %s into what is %s", (from, into, refusal) =>
    expect(refusalToMergeInto(moderator, side("a", "author", from), side("b", "other", into))).toBe(refusal),
  );

  test("waits for a vote that is prepared, and never goes into itself", () => {
    expect(refusalToMergeInto(moderator, { ...source, planWaits: true }, target)).toBe("plan_waiting");
    expect(refusalToMergeInto(moderator, source, source)).toBe("merger_same");
  });
});

const until = new Date("2026-06-16T16:00:00Z");
const merger = { mergedById: "moderator", objectUntil: until, objectedAt: null, answeredAt: null };
const objected = { ...merger, objectedAt: new Date("2026-06-10T00:00:00Z") };
const answered = { ...objected, answeredAt: new Date("2026-06-11T00:00:00Z") };

describe("objecting to a merger", () => {
  const moments = { inTime: new Date(until.getTime() - 1), late: until };
  test.each([
    [visitor, false, merger, moments.inTime, "sign_in_first"],
    [neighbour, false, merger, moments.inTime, "author_only"],
    [author, true, merger, moments.inTime, null],
    [author, true, merger, moments.late, "merger_over"],
    [author, true, objected, moments.inTime, "merger_objected"],
    [author, true, answered, moments.inTime, "merger_objected"],
  ])("is the author's, once and in time: %#", (actor, isAuthor, of, now, refusal) =>
    expect(refusalToObjectToMerger(actor, { ...of, isAuthor }, now)).toBe(refusal),
  );
});

describe("answering an objection", () => {
  test.each([
    [visitor, objected, "sign_in_first", "sign_in_first"],
    [author, objected, "committee_only", "committee_only"],
    [authorOnCommittee, objected, "own_proposal", "own_proposal"],
    [otherOnCommittee, objected, "own_proposal", "own_proposal"],
    // Who merged it may give in, and not have the last word.
    [moderator, objected, "own_merger", null],
    [colleague, objected, null, null],
    [colleague, merger, "already_answered", null],
    [colleague, answered, "already_answered", null],
  ])("by keeping or undoing it: %#", (actor, of, keep, undo) => {
    for (const root of [null, { authorId: target.authorId }, { authorId: "somebody" }]) {
      expect(refusalToKeepMerger(actor, { source, target, root, merger: of })).toBe(keep);
      expect(refusalToUndoMerger(actor, { source, target, root })).toBe(undo);
    }
  });

  test("is not for whoever wrote what both came to stand in", () => {
    const sides = { source, target, root: { authorId: colleague.accountId ?? "" } };
    expect(refusalToKeepMerger(colleague, { ...sides, merger: objected })).toBe("own_proposal");
    expect(refusalToUndoMerger(colleague, sides)).toBe("own_proposal");
  });
});
