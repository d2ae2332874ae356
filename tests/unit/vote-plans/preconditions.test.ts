import { describe, expect, test } from "vitest";
import { z } from "zod";

import {
  ASKING,
  BY_COMMITTEE,
  fewestAsking,
  type Initiator,
  type Preconditions,
  preconditionFields,
  readPreconditions,
  refusalToRelyOn,
} from "#app/domain/vote-plans/preconditions.ts";
import { TRACKS, type Track } from "#app/domain/votes/rules.ts";

const today = "2026-11-28";
const study = { on: "2026-11-20", minutes: "党总支纪要第 3 号" };
const asked = (askedBy: Initiator, count: number): Preconditions => ({ ...BY_COMMITTEE, askedBy, asked: count, study });

describe("who asks is enough by the law's share, exactly", () => {
  test.each<[Track, Initiator, number, number, string | null]>([
    ["ownerOrdinary", "owners", 20, 100, null],
    ["ownerOrdinary", "owners", 19, 100, "too_few_asked"],
    ["ownerSpecial", "owners", 21, 101, null],
    ["ownerSpecial", "owners", 20, 101, "too_few_asked"],
    ["ownerUnanimous", "owners", 1, 3, null],
    ["residentsMeeting", "residents", 130, 1_291, null],
    ["residentsMeeting", "residents", 129, 1_291, "too_few_asked"],
    ["residentsMeeting", "households", 10, 100, null],
    ["residentsMeeting", "households", 9, 100, "too_few_asked"],
    ["residentReps", "representatives", 10, 30, null],
    ["residentReps", "representatives", 10, 31, "too_few_asked"],
    ["villagersMeeting", "representatives", 11, 31, null],
    ["villagersMeeting", "residents", 1, 0, "more_asked_than_are"],
    ["ownerOrdinary", "owners", 101, 100, "more_asked_than_are"],
    ["ownerOrdinary", "residents", 100, 100, "cannot_ask_for_this"],
    ["collectiveMembers", "representatives", 10, 10, "cannot_ask_for_this"],
  ])("%s asked for by %s: %i of %i", (track, by, count, of, refusal) => {
    expect(refusalToRelyOn(asked(by, count), { track, of, today })).toBe(refusal);
    const fewest = fewestAsking(track, by, of);
    if (refusal === null) expect(fewest).toBeLessThanOrEqual(count);
    if (refusal === "too_few_asked") expect(fewest).toBeGreaterThan(count);
  });

  test("and says in which law", () => {
    for (const track of TRACKS)
      for (const asking of Object.values(ASKING[track])) expect(asking?.citation).toMatch(/^《.+》.*第\d+条$/);
  });
});

describe("the Party organisation's study", () => {
  const needing: Track[] = ["residentsMeeting", "residentReps", "villagersMeeting", "villagerReps"];
  test.each(TRACKS.map((track) => [track, needing.includes(track)] as const))(
    "of %s is needed: %s",
    (track, needed) => {
      expect(refusalToRelyOn(BY_COMMITTEE, { track, of: 0, today })).toBe(needed ? "study_first" : null);
      expect(refusalToRelyOn({ ...BY_COMMITTEE, study }, { track, of: 0, today })).toBeNull();
    },
  );

  test.each([
    ["2026-11-28", null],
    ["2026-11-29", "study_not_yet"],
  ])("on %s", (on, refusal) => {
    const later = { ...BY_COMMITTEE, study: { ...study, on } };
    expect(refusalToRelyOn(later, { track: "residentsMeeting", of: 0, today })).toBe(refusal);
  });
});

describe("the form", () => {
  const Fields = z.object(preconditionFields);
  const faultsOf = (sent: object, track: Track) =>
    readPreconditions(Fields.parse(sent), track).faults.map(({ path, code }) => `${path}: ${code}`);

  test("says it all, or nothing", () => {
    expect(readPreconditions(Fields.parse({}), "ownerOrdinary").preconditions).toEqual(BY_COMMITTEE);
    const sent = { askedBy: "residents", asked: "130", studyOn: study.on, studyMinutes: study.minutes, risk: "噪声" };
    expect(readPreconditions(Fields.parse(sent), "residentsMeeting")).toEqual({
      preconditions: { askedBy: "residents", asked: 130, of: null, study, risk: "噪声" },
      faults: [],
    });
  });

  test.each<[string, object, Track, string[]]>([
    ["others who may not ask", { askedBy: "owners", asked: "9" }, "villagerGroup", ["askedBy: not_for_this_track"]],
    ["others without a number", { askedBy: "owners" }, "ownerOrdinary", ["asked: asked_missing"]],
    ["a number that is none", { askedBy: "owners", asked: "2.5" }, "ownerOrdinary", ["asked: asked_missing"]],
    ["no study", {}, "residentsMeeting", ["studyOn: study_missing", "studyMinutes: minutes_missing"]],
    ["a study without minutes", { studyOn: "2026-11-20" }, "ownerOrdinary", ["studyMinutes: minutes_missing"]],
    ["minutes without a day", { studyMinutes: "第 3 号" }, "ownerOrdinary", ["studyOn: study_missing"]],
    ["a day there is none of", { studyOn: "2026-02-30", studyMinutes: "3" }, "villagerReps", ["studyOn: bad_day"]],
  ])("%s", (_, sent, track, faults) => expect(faultsOf(sent, track)).toEqual(faults));
});
