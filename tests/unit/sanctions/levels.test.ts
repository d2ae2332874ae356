import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { outlookOf, refusalOf } from "#app/domain/sanctions/judgment.ts";
import {
  LEVELS,
  type Level,
  LIMITS,
  levelOf,
  levelShown,
  limitsOf,
  type Standing,
  type Trust,
} from "#app/domain/sanctions/levels.ts";
import { daysAfter } from "#app/domain/sanctions/sanction.ts";
import { enoughOf, leftOf, QUANTITIES, type Quantity, type WriterFacts } from "#app/domain/sanctions/writing.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";

const STANDINGS: Standing[] = ["sanctioned", "hidden", "good"];
const quantities = Object.keys(QUANTITIES) as Quantity[];
const now = new Date("2026-11-01T00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const as = (...roles: Role[]): Actor => ({ accountId: "me", communityId: "c", roles: new Set(roles) });
const facts = (changed: Partial<WriterFacts> = {}): WriterFacts => ({
  ...{ now, createdAt: daysAfter(now, -10), hiddenAt: null, sanctions: [] },
  recent: { comment: [], proposal: [], flag: [] },
  ...changed,
});
const sanction = { id: "s", kind: "warning", ground: "insult", state: "standing", liftedAt: null } as const;
const warned = (days: number) => [{ ...sanction, from: daysAfter(now, -days), until: daysAfter(now, 90 - days) }];

describe("the level", () => {
  test.each<[number, boolean, Standing, Level]>([
    [0, false, "good", "newcomer"],
    [29.9, false, "good", "newcomer"],
    [30, false, "good", "neighbour"],
    [900, false, "good", "neighbour"],
    [0, true, "good", "neighbour"],
    [89.9, true, "good", "neighbour"],
    [90, true, "good", "trusted"],
    [900, true, "hidden", "neighbour"],
    [0, true, "hidden", "neighbour"],
    [900, true, "sanctioned", "newcomer"],
  ])("after %d days, home verified: %s, standing %s, is %s", (accountAgeDays, verified, standing, level) => {
    expect(levelOf({ accountAgeDays, verified, standing })).toBe(level);
  });

  test("is never tighter for who is older, verified or in better standing", () => {
    const trust = fc.record<Trust>({
      accountAgeDays: fc.double({ min: 0, max: 400, noNaN: true }),
      verified: fc.boolean(),
      standing: fc.constantFrom(...STANDINGS),
    });
    fc.assert(
      fc.property(trust, trust, (a, b) => {
        const better: Trust = {
          accountAgeDays: Math.max(a.accountAgeDays, b.accountAgeDays),
          verified: a.verified || b.verified,
          standing: STANDINGS[Math.max(STANDINGS.indexOf(a.standing), STANDINGS.indexOf(b.standing))] ?? "good",
        };
        const [limits, loosened] = [limitsOf(a), limitsOf(better)];
        for (const key of Object.keys(limits) as (keyof typeof limits)[])
          expect(loosened[key], key).toBeGreaterThanOrEqual(limits[key]);
      }),
    );
  });

  test.each<[string, Partial<WriterFacts>, boolean, object]>([
    ["new", {}, false, { level: "newcomer", reason: "unverified", nextAt: daysAfter(now, 20), home: true }],
    ["verified", {}, true, { level: "neighbour", reason: "young", nextAt: daysAfter(now, 80), home: false }],
    [
      "old without a home",
      { createdAt: daysAfter(now, -99) },
      false,
      { level: "neighbour", reason: "settled", nextAt: null, home: true },
    ],
    ["trusted", { createdAt: daysAfter(now, -99) }, true, { level: "trusted", reason: "trusted", nextAt: null }],
    [
      "with something hidden",
      { createdAt: daysAfter(now, -99), hiddenAt: daysAfter(now, -80) },
      true,
      { level: "neighbour", reason: "hidden", nextAt: daysAfter(now, 10) },
    ],
    [
      "with something hidden long ago",
      { createdAt: daysAfter(now, -199), hiddenAt: daysAfter(now, -90) },
      true,
      { level: "trusted" },
    ],
    [
      "warned",
      { sanctions: warned(60) },
      true,
      { level: "newcomer", reason: "sanctioned", nextAt: daysAfter(now, 30) },
    ],
    ["warned and new", { sanctions: warned(85) }, false, { reason: "sanctioned", nextAt: daysAfter(now, 20) }],
  ])("is explained to whoever is %s", (_, changed, verified, shown) => {
    expect(levelShown(facts(changed), verified)).toMatchObject(shown);
  });

  test("that comes next comes when it is said to, with nothing else happening", () => {
    const days = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(days, fc.option(days), fc.option(days), fc.boolean(), (age, hidden, sanctioned, verified) => {
        const known = facts({
          createdAt: daysAfter(now, -age),
          hiddenAt: hidden === null ? null : daysAfter(now, -hidden),
          sanctions: sanctioned === null ? [] : warned(sanctioned),
        });
        const { level, nextAt } = levelShown(known, verified);
        if (!nextAt) return;
        expect(nextAt > now).toBe(true);
        const rank = (at: Date) => LEVELS.indexOf(levelShown({ ...known, now: at }, verified).level);
        expect(rank(new Date(nextAt.getTime() - 1))).toBe(LEVELS.indexOf(level));
        expect(rank(nextAt)).toBeGreaterThan(LEVELS.indexOf(level));
      }),
    );
  });
});

describe("a limit", () => {
  const limits = { ...LIMITS.newcomer, commentsAnHour: 2, commentsADay: 3 };
  const commented = (...minutes: number[]) => facts({ recent: { ...facts().recent, comment: minutes.map(ago) } });

  test.each([
    ["nothing yet", [], 2, null],
    ["one in the hour", [10], 1, null],
    ["two in the hour", [10, 50], 0, ["commentsAnHour", 10]],
    ["one of them just out of it", [10, 60], 1, null],
    ["three in the day", [61, 100, 1_439], 0, ["commentsADay", 1]],
    ["both", [1, 2, 3], 0, ["commentsADay", 1_437]],
  ] as const)("with %s", (_, minutes, left, reached) => {
    const known = commented(...minutes);
    expect(leftOf("comment", known, limits)).toBe(left);
    const expected = reached && { quantity: reached[0], freeAt: ago(-reached[1]) };
    expect(enoughOf("comment", known, limits)).toEqual(expected && expect.objectContaining(expected));
  });

  test("leaves room exactly when it lets one write, and has room when it says so", () => {
    const writing = fc.constantFrom("comment" as const, "proposal" as const, "flag" as const);
    const minutes = fc.array(fc.integer({ min: 0, max: 11_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(writing, minutes, fc.constantFrom(...LEVELS), (of, times, level) => {
        const sorted = [...times].sort((a, b) => a - b).map(ago);
        const known = facts({ recent: { ...facts().recent, [of]: sorted } });
        const enough = enoughOf(of, known, LIMITS[level]);
        expect(enough === null).toBe(leftOf(of, known, LIMITS[level]) > 0);
        if (enough) expect(enoughOf(of, { ...known, now: enough.freeAt }, LIMITS[level])).toBeNull();
      }),
    );
  });

  test("counts nothing but what it is of, and holds for residents, not for offices", () => {
    const much = facts({
      recent: { ...facts().recent, comment: Array.from({ length: 200 }, (_, at) => ago(at / 10)) },
    });
    expect(refusalOf(as("resident"), "comment", much)).toMatchObject({ code: "wrote_enough" });
    expect(refusalOf(as("resident"), "flag", much)).toBeNull();
    for (const role of ["chair", "moderator", "supervisor", "official", "admin"] as const)
      expect(refusalOf(as(role), "comment", much)).toBeNull();
    const content = { mentions: 6, links: 0 };
    expect(refusalOf(as("resident"), "comment", facts(), content)).toMatchObject({ code: "too_many_mentions" });
    expect(refusalOf(as("resident"), "edit", facts(), { mentions: 0, links: 4 })).toMatchObject({
      code: "too_many_links",
    });
    expect(refusalOf(as("resident"), "comment", facts(), { mentions: 5, links: 3 })).toBeNull();
  });

  test("is said only when it is close", () => {
    const having = (count: number) => commented(...Array.from({ length: count }, (_, at) => at + 1));
    expect(outlookOf(as("resident"), having(26))).toEqual({ refusal: null, left: null });
    expect(outlookOf(as("resident"), having(27))).toEqual({ refusal: null, left: 3 });
    expect(outlookOf(as("resident"), having(30))).toMatchObject({ refusal: { code: "wrote_enough" } });
    expect(outlookOf(as("chair"), having(30))).toEqual({ refusal: null, left: null });
  });

  test("of each level is a number for each thing", () => {
    for (const level of LEVELS) for (const quantity of quantities) expect(LIMITS[level][quantity]).toBeGreaterThan(0);
  });
});
