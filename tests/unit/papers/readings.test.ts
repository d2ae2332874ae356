import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isDisputed } from "#app/domain/papers/disputes.ts";
import { settledChoice, stateOf } from "#app/domain/papers/readings.ts";
import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";

const readingsOf = (...said: BallotChoice[]) => said.map((choice, at) => ({ readerId: `reader ${at}`, choice }));

describe("a sheet", () => {
  test.each<[string, BallotChoice[], string, BallotChoice | null]>([
    ["nobody has read", [], "unread", null],
    ["one has read", ["agree"], "readOnce", null],
    ["two have read alike", ["agree", "agree"], "settled", "agree"],
    ["two find spoilt", ["invalid", "invalid"], "settled", "invalid"],
    ["two have read differently", ["agree", "against"], "differing", null],
    ["one finds spoilt", ["agree", "invalid"], "differing", null],
    ["a third one decides with one of them", ["agree", "against", "against"], "settled", "against"],
    ["a third one decides against both", ["agree", "against", "invalid"], "settled", "invalid"],
    [
      "says the same points in another order",
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      "settled",
      { a: 1, b: 2 },
    ],
    [
      "ranks the same in another order",
      [
        [["a"], ["b"]],
        [["b"], ["a"]],
      ],
      "differing",
      null,
    ],
    ["two read as empty, which abstains", [[], []], "settled", []],
  ])("that %s", (_, said, state, choice) => {
    expect([stateOf(readingsOf(...said)), settledChoice(readingsOf(...said))]).toEqual([state, choice]);
  });

  const choices = fc.constantFrom<BallotChoice>("agree", "against", "abstain", "invalid");

  test("is settled by two who agree or by the third, never by one, and says what one of them read", () => {
    fc.assert(
      fc.property(fc.array(choices, { maxLength: 3 }), (said) => {
        const choice = settledChoice(readingsOf(...said));
        const settled = said.length === 3 || (said.length === 2 && said[0] === said[1]);
        expect(choice !== null).toBe(settled);
        if (choice !== null) expect(said).toContain(choice);
        expect(stateOf(readingsOf(...said)) === "settled").toBe(settled);
      }),
    );
  });

  test("says the same, whoever of two read it first", () => {
    fc.assert(
      fc.property(choices, choices, (one, other) => {
        expect(settledChoice(readingsOf(one, other))).toBe(settledChoice(readingsOf(other, one)));
      }),
    );
  });
});

describe("a seat's papers", () => {
  const seat = { papers: ["agree", "against"], hasOnline: false };
  test.each([
    ["that differ are a dispute", seat, "online", true],
    ["that are alike are none", { ...seat, papers: ["agree", "agree"] }, "online", false],
    ["of which there is one are none", { ...seat, papers: ["agree"] }, "online", false],
    ["of which there are none are none", { ...seat, papers: [] }, "paper", false],
    ["of which one is spoilt are one", { ...seat, papers: ["agree", "invalid"] }, "online", true],
    ["that differ do not matter where what came online counts", { ...seat, hasOnline: true }, "online", false],
    ["that differ matter where papers count", { ...seat, hasOnline: true }, "paper", true],
    [
      "that say the same in other words are none",
      {
        ...seat,
        papers: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      "paper",
      false,
    ],
  ] as const)("%s", (_, of, precedence, disputed) => expect(isDisputed(of, { precedence })).toBe(disputed));
});
