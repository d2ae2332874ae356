import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fieldsOfChoice, isSameChoice, readChoice } from "#app/domain/votes/ballot-choice.ts";
import type { Method } from "#app/domain/votes/settings.ts";

const options = ["b", "a", "c", "d"].map((id) => ({ id, text: id.toUpperCase() }));
const ballot = (method: Method) => ({ method, options: method.code === "motion" ? [] : options });

const motion = ballot({ code: "motion" });
const single = ballot({ code: "singleChoice" });
const approval = ballot({ code: "approval", most: 2, seats: 1 });
const score = ballot({ code: "score", max: 5, seats: 1 });
const ranking = ballot({ code: "schulze" });
const budget = ballot({ code: "equalShares", budget: "100" });

describe("what a ballot's fields say", () => {
  test.each([
    ["a motion", motion, { choice: "abstain" }, "abstain"],
    ["one option", single, { choice: "c" }, "c"],
    ["several options, in one order", approval, { "option-c": "on", "option-a": "on" }, ["a", "c"]],
    ["no option at all, which abstains", approval, {}, []],
    ["projects, however many", budget, { "option-a": "on", "option-b": "on", "option-c": "on" }, ["a", "b", "c"]],
    [
      "points, none where nothing is given",
      score,
      { "option-a": "5", "option-b": "0", "option-c": "" },
      { a: 5, b: 0 },
    ],
    ["no points, which abstains", score, {}, {}],
    ["ranks", ranking, { "option-d": "1", "option-a": "2" }, [["d"], ["a"]]],
    [
      "ranks that are shared or skipped",
      ranking,
      { "option-d": "4", "option-a": "2", "option-c": "2" },
      [["a", "c"], ["d"]],
    ],
    ["what else the form holds is not the ballot's", single, { choice: "a", next: "x" }, "a"],
  ])("%s", (_, of, fields, choice) => expect(readChoice(of, fields as Record<string, string>)).toEqual({ choice }));

  test.each([
    ["nothing", motion, {}, "choice_missing"],
    ["nothing", single, { choice: "" }, "choice_missing"],
    ["what a motion has not", motion, { choice: "invalid" }, "choice_unknown"],
    ["an option there is not", single, { choice: "e" }, "choice_unknown"],
    ["a box there is not", approval, { "option-e": "on" }, "choice_unknown"],
    ["a box with a word of its own", approval, { "option-a": "twice" }, "choice_unknown"],
    ["too many", approval, { "option-a": "on", "option-b": "on", "option-c": "on" }, "too_many_chosen"],
    ["more points than there are", score, { "option-a": "6" }, "choice_unknown"],
    ["points below nothing", score, { "option-a": "-1" }, "choice_unknown"],
    ["half a point", score, { "option-a": "0.5" }, "choice_unknown"],
    ["a rank of nothing", ranking, { "option-a": "0" }, "choice_unknown"],
    ["a rank below the last", ranking, { "option-a": "5" }, "choice_unknown"],
    ["a name that objects have by themselves", ranking, { "option-__proto__": "1" }, "choice_unknown"],
  ])("%s is refused", (_, of, fields, fault) =>
    expect(readChoice(of, fields as Record<string, string>)).toEqual({ fault }),
  );

  test("whatever is read can be written into fields and is read again", () => {
    const mark = fc.constantFrom("", "on", "0", "1", "2", "3", "4", "5");
    const fields = fc.record({
      choice: fc.constantFrom("", "agree", "a"),
      ...Object.fromEntries(options.map(({ id }) => [`option-${id}`, mark])),
    });
    fc.assert(
      fc.property(fc.constantFrom(motion, single, approval, score, ranking, budget), fields, (of, given) => {
        const read = readChoice(of, given as Record<string, string>);
        if ("fault" in read) return;
        expect(readChoice(of, fieldsOfChoice(of, read.choice))).toEqual(
          // A skipped rank closes up.
          read,
        );
      }),
    );
  });

  test("alike is what reads alike", () => {
    expect(isSameChoice({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(isSameChoice([["a"], ["b"]], [["b"], ["a"]])).toBe(false);
  });
});
