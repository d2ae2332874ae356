import { describe, expect, test } from "vitest";

import { BallotForm, ConfirmedBallotForm, OpenVoteForm } from "#app/domain/votes/forms.ts";
import { ruleFor } from "#app/domain/votes/track-rules.ts";

const key = "0197a000-0000-7000-8000-000000000001";
const filled = {
  question: " 是否同意大修？ ",
  explanation: "",
  track: "ownerOrdinary",
  propertyAreaId: key,
  quorum: "none",
  opensAt: "2026-06-25T08:00",
  closesAt: "2026-07-05T20:00",
  studyOn: "2026-06-01",
  studyMinutes: "党总支纪要第 3 号",
  formKey: key,
};

const faultsOf = (changed: object) => {
  const issues = OpenVoteForm.safeParse({ ...filled, ...changed }).error?.issues ?? [];
  return issues.map(({ path, message, code }) => `${String(path[0])}: ${code === "custom" ? message : code}`);
};

describe("the form to open a vote", () => {
  test("times are Shanghai's, text is trimmed", () => {
    expect(OpenVoteForm.parse(filled)).toMatchObject({
      question: "是否同意大修？",
      opensAt: new Date("2026-06-25T00:00:00Z"),
      closesAt: new Date("2026-07-05T12:00:00Z"),
    });
  });

  test("no opening is at once, no area is all residents", () => {
    const input = OpenVoteForm.parse({ ...filled, track: "deliberation", propertyAreaId: "", opensAt: "" });
    expect(input).toMatchObject({ opensAt: null, propertyAreaId: null });
    expect(ruleFor(input)).toMatchObject({ electorate: "residents", measures: ["heads"], noticeDays: 0 });
  });

  test.each([
    ["a day there is none of", { opensAt: "2026-02-30T08:00" }, "opensAt: bad_moment"],
    ["a deadline that is none", { closesAt: "soon" }, "closesAt: bad_moment"],
    ["no deadline", { closesAt: "" }, "closesAt: too_small"],
    ["owners of nowhere", { propertyAreaId: "" }, "propertyAreaId: area_missing"],
    ["an area that is none", { propertyAreaId: "1" }, "propertyAreaId: invalid_format"],
    ["a track we do not have", { track: "election" }, "track: invalid_value"],
    ["unanimity of no building", { track: "ownerUnanimous", propertyAreaId: "" }, "buildingId: building_missing"],
    ["a group that is none", { track: "villagerGroup", propertyAreaId: "" }, "gridId: grid_missing"],
    ["a meeting of an area", { track: "residentsMeeting" }, "propertyAreaId: not_for_this_track"],
    ["a building for owners of an area", { buildingId: key }, "buildingId: not_for_this_track"],
    ["owners by households", { mode: "households" }, "mode: not_for_this_track"],
    ["a quorum we do not have", { quorum: "all" }, "quorum: invalid_value"],
    ["a question too long", { question: "问".repeat(121) }, "question: too_big"],
    ["an explanation too long", { explanation: "话".repeat(5001) }, "explanation: too_big"],
  ])("%s", (_, changed, fault) => expect(faultsOf(changed)).toEqual([fault]));
});

test("owners' quorum is the law's, whatever the form says", () => {
  const owners = ruleFor({ track: "ownerSpecial", quorum: "none", propertyAreaId: key });
  expect(owners.quorum).toEqual({ numerator: 2, denominator: 3, orExactly: true });
});

test("a ballot is a field for each option, and is confirmed with its form's key", () => {
  const formKey = "0190a000-0000-7000-8000-000000000001";
  expect(BallotForm.safeParse({ choice: "abstain" }).success).toBe(true);
  expect(BallotForm.safeParse({ choice: "x".repeat(101) }).success).toBe(false);
  expect(BallotForm.safeParse(Object.fromEntries(Array.from({ length: 401 }, (_, at) => [at, "on"]))).success).toBe(
    false,
  );
  expect(ConfirmedBallotForm.safeParse({ choice: "agree" }).success).toBe(false);
  expect(ConfirmedBallotForm.parse({ choice: "agree", formKey })).toEqual({ formKey, fields: { choice: "agree" } });
});
