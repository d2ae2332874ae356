import { describe, expect, test } from "vitest";

import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import {
  refusalToDiscuss,
  refusalToEdit,
  refusalToEndorse,
  refusalToRead,
  refusalToReview,
  refusalToStartDeliberation,
  refusalToSubmit,
  refusalToWithdraw,
  type Verdict,
  verdictLeadsTo,
} from "#app/domain/proposals/policy.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";

const as = (accountId: string | null, ...roles: Role[]): Actor => ({
  accountId,
  communityId: "yangguang",
  roles: new Set(roles),
});
const visitor = as(null);
const stranger = as("stranger");
const author = as("author", "resident");
const neighbour = as("neighbour", "resident", "owner");
const moderator = as("moderator", "moderator");
const authorOnCommittee = as("author", "resident", "chair");
const official = as("official", "official");

const proposal = (state: ProposalState, endorsementCount = 0) => ({
  authorId: "author",
  state,
  hidden: false,
  held: false,
  revision: 1,
  endorsementCount,
});

describe("endorsing", () => {
  test.each([
    [visitor, "endorsing", "sign_in_first"],
    [stranger, "endorsing", "members_only"],
    [author, "endorsing", "own_proposal"],
    [neighbour, "endorsing", null],
    [neighbour, "deliberating", null],
    [neighbour, "voting", "endorsing_closed"],
    [neighbour, "needsRevision", "endorsing_closed"],
  ] as const)("%o in %s: %s", (actor, state, refusal) => {
    expect(refusalToEndorse(actor, proposal(state))).toBe(refusal);
  });
});

describe("reviewing", () => {
  test.each<[Actor, ProposalState, Verdict | null, number, string | null]>([
    [visitor, "endorsing", null, 20, "sign_in_first"],
    [neighbour, "endorsing", "accept", 20, "committee_only"],
    [official, "endorsing", "accept", 20, "committee_only"],
    [authorOnCommittee, "endorsing", "accept", 20, "own_proposal"],
    [moderator, "endorsing", "accept", 19, "too_few_endorsements"],
    [moderator, "endorsing", "accept", 20, null],
    [moderator, "endorsing", "refuse", 0, null],
    [moderator, "endorsing", "sendBack", 0, null],
    [moderator, "listed", "refuse", 20, "proposal_state"],
    [moderator, "draft", "refuse", 20, "proposal_state"],
  ])("%o in %s with %s at %d: %s", (actor, state, verdict, endorsements, refusal) => {
    expect(refusalToReview(actor, proposal(state, endorsements), verdict, 20)).toBe(refusal);
  });

  test.each([
    ["accept", "submitted", "endorsing"],
    ["accept", "endorsing", "listed"],
    ["sendBack", "submitted", "needsRevision"],
    ["refuse", "endorsing", "notAccepted"],
  ] as const)("%s of what is %s leads to %s", (verdict, state, to) => {
    expect(verdictLeadsTo(verdict, state)).toBe(to);
    expect(refusalToReview(moderator, proposal(state, 20), verdict, 20)).toBeNull();
  });

  test("what was only handed in needs no endorsements yet", () => {
    expect(refusalToReview(moderator, proposal("submitted"), "accept", 20)).toBeNull();
  });

  test("deliberation starts from the list, and not on one's own proposal", () => {
    expect(refusalToStartDeliberation(moderator, proposal("listed"))).toBeNull();
    expect(refusalToStartDeliberation(moderator, proposal("endorsing"))).toBe("proposal_state");
    expect(refusalToStartDeliberation(authorOnCommittee, proposal("listed"))).toBe("own_proposal");
    expect(refusalToStartDeliberation(neighbour, proposal("listed"))).toBe("committee_only");
  });
});

describe("what is one's own", () => {
  test("a draft is there for its author alone", () => {
    expect(refusalToRead(author, proposal("draft"))).toBeNull();
    expect(refusalToRead(moderator, proposal("draft"))).toBe("not_found");
    expect(refusalToRead(visitor, proposal("endorsing"))).toBeNull();
  });

  test("only its author edits, submits and withdraws it, while the state allows", () => {
    for (const refusalTo of [refusalToEdit, refusalToSubmit, refusalToWithdraw]) {
      expect(refusalTo(visitor, proposal("needsRevision"))).toBe("sign_in_first");
      expect(refusalTo(moderator, proposal("needsRevision"))).toBe("author_only");
      expect(refusalTo(author, proposal("needsRevision"))).toBeNull();
    }
    expect(refusalToEdit(author, proposal("listed"))).toBe("no_longer_editable");
    expect(refusalToSubmit(author, proposal("endorsing"))).toBe("proposal_state");
    expect(refusalToWithdraw(author, proposal("voting"))).toBe("proposal_state");
  });

  test("members discuss while it is open", () => {
    expect(refusalToDiscuss(stranger, proposal("endorsing"))).toBe("members_only");
    expect(refusalToDiscuss(author, proposal("endorsing"))).toBeNull();
    expect(refusalToDiscuss(official, proposal("deliberating"))).toBeNull();
    expect(refusalToDiscuss(author, proposal("withdrawn"))).toBe("discussion_closed");
    expect(refusalToDiscuss(author, proposal("merged"))).toBe("discussion_moved");
  });
});
