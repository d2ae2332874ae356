import { describe, expect, test } from "vitest";

import {
  isDiscussable,
  isEditable,
  isEndorsable,
  mayFollow,
  type ProposalState,
  STATE_GROUPS,
  stationsPassed,
} from "#app/domain/proposals/lifecycle.ts";
import { isMergeable } from "#app/domain/proposals/merging.ts";

const STATES = Object.values(STATE_GROUPS).flat() as ProposalState[];
const ALL: ProposalState[] = ["draft", ...STATES];

describe("the way of a matter", () => {
  test.each<[ProposalState, ProposalState]>([
    ["draft", "submitted"],
    ["submitted", "endorsing"],
    ["endorsing", "listed"],
    ["listed", "deliberating"],
    ["deliberating", "ballotNotice"],
    ["ballotNotice", "voting"],
    ["voting", "tallied"],
    ["tallied", "resultNotice"],
    ["resultNotice", "effective"],
    ["effective", "implementing"],
    ["implementing", "completed"],
    ["completed", "rated"],
    ["rated", "archived"],
    ["needsRevision", "endorsing"],
  ])("goes from %s to %s", (from, to) => expect(mayFollow(from, to)).toBe(true));

  test.each<[ProposalState, ProposalState]>([
    ["draft", "listed"],
    ["endorsing", "voting"],
    ["voting", "resultNotice"],
    ["tallied", "voting"],
    ["notAccepted", "endorsing"],
    ["withdrawn", "submitted"],
  ])("never goes from %s to %s", (from, to) => expect(mayFollow(from, to)).toBe(false));

  test("has nothing behind its ends", () => {
    for (const end of ["archived", "notAccepted", "transferred", "withdrawn", "failed"] as const) {
      expect(ALL.filter((to) => mayFollow(end, to))).toEqual([]);
    }
  });

  test("a merged matter goes back to wherever it can be merged from, and nowhere else", () => {
    const before = ALL.filter(isMergeable);
    expect(ALL.filter((to) => mayFollow("merged", to)).sort()).toEqual([...before].sort());
    expect(before).toContain("deliberating");
    for (const state of ["draft", "ballotNotice", "voting", "tallied", "effective", "merged", "withdrawn"] as const) {
      expect(isMergeable(state)).toBe(false);
    }
  });

  test("every state but a draft stands in exactly one of the list's groups", () => {
    expect(new Set(STATES).size).toBe(STATES.length);
    expect(STATES).toHaveLength(23);
  });

  test("what is voted on can no longer be edited, nor endorsed", () => {
    for (const state of ["ballotNotice", "voting", "tallied", "resultNotice"] as const) {
      expect(isEditable(state)).toBe(false);
      expect(isEndorsable(state)).toBe(false);
    }
  });

  test("a draft and a closed matter are not discussed", () => {
    expect(ALL.filter((state) => !isDiscussable(state))).toEqual(
      expect.arrayContaining(["draft", "notAccepted", "withdrawn", "failed", "archived"]),
    );
    expect(isDiscussable("endorsing")).toBe(true);
  });

  test("stations only grow along the way", () => {
    const way: ProposalState[] = [
      "draft",
      "endorsing",
      "listed",
      "deliberating",
      "voting",
      "resultNotice",
      "completed",
    ];
    const passed = way.map((state) => stationsPassed(state) ?? -1);
    expect(passed).toEqual([...passed].sort((a, b) => a - b));
    expect(stationsPassed("withdrawn")).toBeNull();
  });
});
