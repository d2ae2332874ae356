import { describe, expect, test } from "vitest";

import { PublishOutcomeForm } from "#app/domain/outcomes/forms.ts";
import { noticeEnd } from "#app/domain/outcomes/notice.ts";
import { refusalToDiscuss, refusalToPublish, type VoteFacts } from "#app/domain/outcomes/policy.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";
import { holidaysOf, PUBLISHED } from "#app/domain/shared/calendar.ts";

const filled: Record<string, string> = {
  title: "电梯大修通过",
  body: "经表决，**通过**。",
  effectiveOn: "2026-07-01",
  noticeDays: "15",
  formKey: "0197a000-0000-7000-8000-000000000001",
};
const task = (row: number, title: string, unit: string, dueOn: string) => ({
  [`task${row}Title`]: title,
  [`task${row}Unit`]: unit,
  [`task${row}DueOn`]: dueOn,
});

const faultsOf = (changed: Record<string, string>) => {
  const issues = PublishOutcomeForm.safeParse({ ...filled, ...changed }).error?.issues ?? [];
  return issues.map(({ path, message, code }) => `${String(path[0])}: ${code === "custom" ? message : code}`);
};

describe("the form to publish an outcome", () => {
  test("rows of tasks left empty are none", () => {
    const input = PublishOutcomeForm.parse({
      ...filled,
      ...task(0, "招标", "物业公司", "2026-08-01"),
      ...task(1, "", " ", ""),
      ...task(9, "验收", "居委会", "2026-12-01"),
    });
    expect(input.noticeDays).toBe(15);
    expect(input.tasks).toEqual([
      { title: "招标", unit: "物业公司", dueOn: "2026-08-01" },
      { title: "验收", unit: "居委会", dueOn: "2026-12-01" },
    ]);
  });

  test("faults stand at their fields, all at once", () => {
    const faults = faultsOf({ title: "", ...task(2, "招标", "", "2026-13-01") });
    expect(faults).toEqual(["title: too_small", "task2Unit: too_small", "task2DueOn: bad_day"]);
  });

  test.each([
    ["14", "noticeDays: notice_period_too_short"],
    ["366", "noticeDays: notice_period_too_long"],
    ["", "noticeDays: notice_period_too_short"],
  ])("a notice of %j days", (noticeDays, fault) => expect(faultsOf({ noticeDays })).toEqual([fault]));

  test("a row beyond the tenth is not read", () => {
    expect(PublishOutcomeForm.parse({ ...filled, ...task(10, "招标", "物业公司", "2026-08-01") }).tasks).toEqual([]);
  });
});

const actor = (accountId: string | null, ...roles: Role[]): Actor => ({
  accountId,
  communityId: "yangguang",
  roles: new Set(roles),
});

describe("publishing", () => {
  const vote: VoteFacts = { status: "closed", authorId: "author", isPublished: false };
  const moderator = actor("moderator", "moderator");

  test.each([
    ["the committee", moderator, vote, 15, null],
    ["a visitor", actor(null), vote, 15, "sign_in_first"],
    ["a resident", actor("someone", "resident"), vote, 15, "committee_only"],
    ["the proposal's author", actor("author", "chair"), vote, 15, "own_proposal"],
    ["a vote still running", moderator, { ...vote, status: "open" as const }, 15, "vote_still_running"],
    ["a second outcome", moderator, { ...vote, isPublished: true }, 15, "outcome_published"],
    ["a notice too short", moderator, vote, 14, "notice_period_too_short"],
  ])("%s", (_, who, what, days, refusal) => expect(refusalToPublish(who, what, days)).toBe(refusal));

  test("the notice ends at 24:00 of its last day, its first not counted", () => {
    expect(noticeEnd(new Date("2026-06-10T09:00:00+08:00"), 15, holidaysOf(PUBLISHED))).toEqual(
      new Date("2026-06-26T00:00:00+08:00"),
    );
  });
});

describe("below a notice", () => {
  const running = { standing: "notice", state: "resultNotice" } as const;
  const resident = actor("someone", "resident");

  test.each([
    ["members speak while it runs", resident, running, null],
    ["and while objections are answered", resident, { ...running, state: "objectionReview" }, null],
    ["and while it is carried out", resident, { standing: "final", state: "implementing" }, null],
    ["and once that is done", resident, { standing: "final", state: "completed" }, null],
    ["not when it was looked back on", resident, { standing: "final", state: "rated" }, "discussion_closed"],
    ["not when what failed is final", resident, { standing: "final", state: "failed" }, "discussion_closed"],
    ["not when it was annulled", resident, { standing: "annulled", state: "deliberating" }, "notice_annulled"],
    ["not whoever is of no community", actor("someone"), running, "members_only"],
    ["not whoever is not signed in", actor(null), running, "sign_in_first"],
    ["and nobody signs in for what is over", actor(null), { ...running, state: "archived" }, "discussion_closed"],
  ] as const)("%s", (_, who, outcome, refusal) => expect(refusalToDiscuss(who, outcome)).toBe(refusal));
});
