import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { GROUNDS, type Ground, isUrgent } from "#app/domain/moderation/grounds.ts";
import {
  refusalOfLength,
  refusalToAppeal,
  refusalToDecide,
  refusalToLift,
  refusalToSanction,
  refusalToSee,
  type SanctionFacts,
} from "#app/domain/sanctions/policy.ts";
import {
  type Course,
  daysAfter,
  isRemembered,
  isRunning,
  mostDays,
  SANCTION_KINDS,
  type SanctionKind,
  standingOf,
} from "#app/domain/sanctions/sanction.ts";
import { stopOf, WRITINGS, type WriterFacts, type Writing } from "#app/domain/sanctions/writing.ts";
import { type Actor, ROLES, type Role, STAFF_ROLES } from "#app/domain/shared/actor.ts";

const as = (accountId: string | null, ...roles: Role[]): Actor => ({
  accountId,
  communityId: "c",
  roles: new Set(roles),
});
const moderator = as("moderator", "moderator");
const start = new Date("2026-11-01T00:00Z");
const course = (changed: Partial<Course> = {}): Course => ({
  ...{ state: "standing", from: start, until: daysAfter(start, 3), liftedAt: null },
  ...changed,
});
const at = (days: number) => daysAfter(start, days);

describe("proportion", () => {
  const before: SanctionKind[][] = [[], ["warning"], ["slow"], ["mute"], ["mute", "warning"]];
  test.each<[SanctionKind, Ground, number[]]>([
    ["warning", "insult", [90, 90, 90, 90, 90]],
    ["slow", "insult", [14, 14, 14, 14, 14]],
    ["mute", "insult", [0, 7, 7, 30, 30]],
    ["mute", "personalData", [7, 7, 7, 30, 30]],
    ["mute", "defamation", [7, 7, 7, 30, 30]],
  ])("%s for %s lasts at most so long after nothing, a warning, slow mode, a mute, both", (kind, ground, days) => {
    expect(before.map((kinds) => mostDays(kind, ground, kinds))).toEqual(days);
  });

  test("a mute needs something before it or a ground that cannot wait, and what was before never makes it shorter", () => {
    const kinds = fc.array(fc.constantFrom(...SANCTION_KINDS), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom(...SANCTION_KINDS),
        fc.constantFrom(...GROUNDS),
        kinds,
        kinds,
        (kind, ground, a, b) => {
          expect(mostDays("mute", ground, a) > 0).toBe(a.length > 0 || isUrgent(ground));
          expect(mostDays(kind, ground, [...a, ...b])).toBeGreaterThanOrEqual(mostDays(kind, ground, a));
        },
      ),
    );
  });

  test.each([
    ["mute", 1, [], "warn_first"],
    ["mute", 14, ["slow"], "sanction_too_long"],
    ["mute", 30, ["mute"], null],
    ["slow", 30, [], "sanction_too_long"],
    ["warning", 1, [], null],
  ] as const)("%s of %i days after %j: %s", (kind, days, kinds, refusal) => {
    expect(refusalOfLength({ kind, days, ground: "insult" }, kinds)).toBe(refusal);
  });
});

describe("the course of a sanction", () => {
  test.each([
    ["running", course(), 2.999],
    ["over", course(), 3],
    ["lifted", course({ liftedAt: at(1) }), 1],
    ["running", course({ state: "upheld" }), 1],
    ["running", course({ state: "appealed" }), 1],
    ["reversed", course({ state: "reversed" }), 1],
    ["fallen", course({ state: "fallen" }), 1],
  ] as const)("is %s", (standing, of, day) => {
    expect(standingOf(of, at(day))).toBe(standing);
    expect(isRunning(of, at(day))).toBe(standing === "running");
  });

  test("is remembered for 90 days from its beginning, unless it was wrong", () => {
    expect(isRemembered(course({ liftedAt: at(1) }), at(89.99))).toBe(true);
    expect(isRemembered(course(), at(90))).toBe(false);
    for (const state of ["reversed", "fallen"] as const) expect(isRemembered(course({ state }), at(1))).toBe(false);
  });
});

describe("who may", () => {
  const subject = { authorId: "author", roles: new Set<Role>(["resident", "owner"]), hidden: true, answeredFor: false };
  const sanction: SanctionFacts = { ...course(), accountId: "author", byId: "moderator" };

  test.each<[string, Actor, object, boolean, string | null]>([
    ["a moderator", moderator, {}, false, null],
    ["a visitor", as(null), {}, false, "sign_in_first"],
    ["a neighbour", as("li", "resident"), {}, false, "committee_only"],
    ["a supervisor", as("zhao", "supervisor"), {}, false, "committee_only"],
    ["its author", as("author", "chair"), {}, false, "own_item"],
    ["who flagged it", moderator, {}, true, "own_flag"],
    ["before it is hidden", moderator, { hidden: false }, false, "hide_first"],
    ["a second time", moderator, { answeredFor: true }, false, "sanctioned_already"],
  ])("sanction: %s", (_, actor, changed, flagged, refusal) => {
    expect(refusalToSanction(actor, { ...subject, ...changed }, flagged)).toBe(refusal);
  });

  test("nobody who serves is sanctioned, whatever else they are", () => {
    for (const role of ROLES) {
      const roles = new Set<Role>(["resident", role]);
      const isStaff = STAFF_ROLES.some((staff) => staff === role);
      expect(refusalToSanction(as("c", "chair"), { ...subject, roles }, false), role).toBe(
        isStaff ? "sanction_of_staff" : null,
      );
    }
  });

  test("see, lift, appeal and decide", () => {
    const author = as("author", "resident");
    const other = as("li", "resident");
    const colleague = as("chair", "chair");
    const now = at(1);
    expect(
      [author, moderator, as("zhao", "supervisor"), other, as(null)].map((one) => refusalToSee(one, sanction)),
    ).toEqual([null, null, null, "not_found", "sign_in_first"]);
    expect(
      [moderator, colleague, author, as("author", "chair")].map((one) => refusalToLift(one, sanction, now)),
    ).toEqual([null, null, "committee_only", "own_item"]);
    expect(refusalToLift(moderator, sanction, at(3))).toBe("sanction_over");
    expect([author, other].map((one) => refusalToAppeal(one, sanction, now))).toEqual([null, "not_found"]);
    const appealed = { ...sanction, state: "appealed" as const };
    expect(refusalToAppeal(author, appealed, now)).toBe("appealed_already");
    expect([9.99, 10].map((day) => refusalToAppeal(author, sanction, at(day)))).toEqual([null, "appeal_too_late"]);
    const lifted = { ...sanction, liftedAt: at(1) };
    expect([7.99, 8].map((day) => refusalToAppeal(author, lifted, at(day)))).toEqual([null, "appeal_too_late"]);
    expect([colleague, moderator, as("author", "chair"), other].map((one) => refusalToDecide(one, appealed))).toEqual([
      ...[null, "own_sanction", "own_item", "committee_only"],
    ]);
    expect(refusalToDecide(colleague, sanction)).toBe("sanction_decided");
  });
});

const said = (...comment: Date[]) => ({ comment, proposal: [], flag: [] });

describe("what is stopped", () => {
  const facts = (kind: SanctionKind, changed: Partial<WriterFacts> = {}, of: Partial<Course> = {}): WriterFacts => ({
    ...{ now: at(1), createdAt: at(-100), hiddenAt: null, recent: said(new Date(at(1).getTime() - 10 * 60_000)) },
    ...{ sanctions: [{ ...course(of), id: "s", kind, ground: "insult" }] },
    ...changed,
  });
  const stopped = (given: WriterFacts) => WRITINGS.filter((writing) => stopOf(writing, given) !== null);

  test.each<[SanctionKind, Writing[]]>([
    ["warning", []],
    ["slow", ["comment", "proposal"]],
    ["mute", ["comment", "edit", "proposal", "revision", "flag"]],
  ])("by %s", (kind, writings) => {
    expect(stopped(facts(kind))).toEqual(writings);
    expect(stopped(facts(kind, { now: at(3) }))).toEqual([]);
    expect(stopped(facts(kind, {}, { liftedAt: at(0.5) }))).toEqual([]);
    expect(stopped(facts(kind, {}, { state: "reversed" }))).toEqual([]);
  });

  test("by slow mode until half an hour after the last word, and never beyond its end", () => {
    const lastAt = at(1);
    const minutes = (count: number) => new Date(lastAt.getTime() + count * 60_000);
    expect(stopOf("comment", facts("slow", { recent: said() }))).toBeNull();
    expect(stopOf("comment", facts("slow", { recent: said(lastAt), now: minutes(30) }))).toBeNull();
    expect(stopOf("comment", facts("slow", { recent: said(lastAt), now: minutes(29) }))).toMatchObject({
      ...{ code: "slowed", told: { freeAt: minutes(30), until: at(3) } },
    });
    const ending = facts("slow", { recent: said(lastAt), now: minutes(1) }, { until: minutes(5) });
    expect(stopOf("comment", ending)?.told.freeAt).toEqual(minutes(5));
  });

  test("by the longest mute of several", () => {
    const [mute] = facts("mute").sanctions;
    const longer = { ...mute, id: "longer", until: at(9) } as WriterFacts["sanctions"][number];
    const several = [...facts("slow").sanctions, ...facts("mute").sanctions, longer];
    expect(stopOf("flag", facts("mute", { sanctions: several }))).toMatchObject({
      ...{ code: "muted", told: { id: "longer", freeAt: at(9) } },
    });
  });
});
