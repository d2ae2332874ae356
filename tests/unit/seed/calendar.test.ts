import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { Calendar, clock } from "../../../prisma/seed/calendar.ts";
import { Random } from "../../../prisma/seed/random.ts";

const HOUR_MS = 3_600_000;
const moments = fc.date({ min: new Date("2026-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });

describe("the demo's calendar", () => {
  test("counts days in Shanghai", () => {
    const calendar = new Calendar(new Date("2026-06-06T00:30:00+08:00"));
    expect(shanghaiMinute(calendar.at(1, clock(20)))).toBe("2026-06-05T20:00");
    expect(shanghaiMinute(calendar.at(-3, clock(9, 30)))).toBe("2026-06-09T09:30");
    expect(calendar.year).toBe(2026);
  });

  test("always leaves between two and three days to vote, until an evening", () => {
    fc.assert(
      fc.property(moments, (now) => {
        const { closingEvening } = new Calendar(now);
        const hours = (closingEvening.getTime() - now.getTime()) / HOUR_MS;
        expect(hours).toBeGreaterThan(48);
        expect(hours).toBeLessThanOrEqual(72);
        expect(shanghaiMinute(closingEvening)).toMatch(/T20:00$/);
      }),
    );
  });

  test("finds a moment after one and before another, by day when there is time", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 2, max: 500 }), fc.string(), (from, hours, name) => {
        const before = new Date(from.getTime() + hours * HOUR_MS);
        const moment = new Calendar(from).between(new Random(name), from, before);
        expect(moment > from && moment < before).toBe(true);
        const hour = Number(shanghaiMinute(moment).slice(11, 13));
        expect(hour >= 7 || moment.getTime() + 7 * HOUR_MS >= before.getTime()).toBe(true);
      }),
    );
  });
});
