import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { afterFlag, type CaseFacts, type CaseState, isWaiting, urgencyOf } from "#app/domain/moderation/cases.ts";
import { BulkKeepingForm, MOST_AT_ONCE } from "#app/domain/moderation/forms.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 8, minute));
const aCase = (state: CaseState, facts: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ state, urgent: false, escalated: false, flags: 1, revision: 1, openedAt: at(0), ...facts },
});

test.each([
  ["waiting", 0, true],
  ["asked", 0, false],
  ["asked", 29, false],
  ["asked", 30, true],
  ["kept", 60, false],
  ["hidden", 60, false],
  ["removed", 60, false],
] as const)("what is %s waits in minute %i: %s", (state, minute, waits) => {
  expect(isWaiting(aCase(state, { openedAt: at(30) }), at(minute))).toBe(waits);
});

describe("another flag", () => {
  const plain = { urgent: false, fresh: 1, now: at(5) };

  test.each([
    ["opens a case", null, plain, { state: "waiting", urgent: false, openedAt: at(5), flags: 1, revision: 1 }],
    ["keeps its place", aCase("waiting"), plain, { openedAt: at(0), flags: 2, revision: 1, urgent: false }],
    ["of three makes it urgent", aCase("waiting"), { ...plain, fresh: 3 }, { urgent: true, openedAt: at(0) }],
    ["leaves it to the chair", aCase("waiting", { escalated: true }), plain, { escalated: true }],
    [
      "has what was kept wait again, for all of the committee",
      aCase("kept", { escalated: true, urgent: true }),
      plain,
      { state: "waiting", escalated: false, urgent: false, openedAt: at(5), revision: 2 },
    ],
    [
      "leaves it to its author to change",
      aCase("asked", { openedAt: at(30) }),
      plain,
      { state: "asked", openedAt: at(30), flags: 2, revision: 1 },
    ],
    [
      "that cannot wait does not",
      aCase("asked", { openedAt: at(30) }),
      { ...plain, urgent: true },
      { state: "waiting", openedAt: at(5), urgent: true, revision: 2 },
    ],
  ] as const)("%s", (_, before, flag, after) => {
    expect(afterFlag(before, flag)).toMatchObject(after);
  });

  test("never makes a case wait less, be younger or less urgent than it was", () => {
    const facts = fc.record({
      state: fc.constantFrom<CaseState>("waiting", "asked", "kept", "hidden", "removed"),
      ...{ urgent: fc.boolean(), escalated: fc.boolean(), flags: fc.nat(9), revision: fc.integer({ min: 1, max: 99 }) },
      openedAt: fc.integer({ min: 0, max: 59 }).map(at),
    });
    const flags = fc.record({ urgent: fc.boolean(), fresh: fc.integer({ min: 1, max: 9 }), now: fc.constant(at(30)) });
    fc.assert(
      fc.property(facts, flags, (before, flag) => {
        const after = afterFlag(before, flag);
        expect(after.flags).toBe(before.flags + 1);
        expect(after.revision).toBeGreaterThanOrEqual(before.revision);
        if (isWaiting(before, flag.now)) {
          expect(isWaiting(after, flag.now)).toBe(true);
          expect(after.openedAt).toEqual(before.openedAt);
          expect(after.urgent).toBe(before.urgent || flag.urgent || flag.fresh >= 3);
        }
      }),
    );
  });
});

test.each([
  [{ urgent: false, flags: 9 }, ["constitution"], { law: false, many: false }],
  [{ urgent: true, flags: 1 }, ["personalData"], { law: true, many: false }],
  [{ urgent: true, flags: 3 }, ["insult"], { law: false, many: true }],
] as const)("%o for %o is urgent for %o", (row, grounds, why) => {
  expect(urgencyOf(row, grounds)).toEqual(why);
});

test("boxes that were ticked are cases, whatever else was sent", () => {
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const sent = { "case-x": "1", "case-": "1", other: "1", [`case-${id(1)}`]: "2", [`case-${id(2)}`]: "two" };
  expect(BulkKeepingForm.parse(sent)).toEqual([{ id: id(1), revision: 2 }]);
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`case-${id(n)}`, "1"]));
  expect(BulkKeepingForm.parse(many)).toHaveLength(MOST_AT_ONCE);
});
