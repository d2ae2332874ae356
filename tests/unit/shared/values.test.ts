import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { termsOf } from "#app/domain/shared/search-terms.ts";
import { readSerial, showSerial } from "#app/domain/shared/serial.ts";
import {
  dayAfter,
  endOfDay,
  isDay,
  momentOf,
  monthBefore,
  shanghaiDay,
  shanghaiMinute,
} from "#app/domain/shared/time.ts";

describe("search terms", () => {
  test("any run of a text finds it", () => {
    const han = fc.constantFrom(..."小区南门外地块错时共享停车电梯");
    const words = fc.array(
      fc.array(han, { minLength: 1, maxLength: 8 }).map((run) => run.join("")),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (runs, from, length) => {
        const text = runs.join("，");
        const run = runs[from % runs.length] ?? "";
        const part = run.slice(length % run.length);
        expect(termsOf(text)).toEqual(expect.arrayContaining(termsOf(part)));
      }),
    );
  });

  test.each([
    ["7号楼 B栋", ["7", "号", "号楼", "楼", "b", "栋"]],
    ["ＡＰＰ充电", ["app", "充", "充电", "电"]],
    ["wi-fi 6", ["wi", "fi", "6"]],
    ["，。 ", []],
  ])("%s", (text, terms) => expect(termsOf(text)).toEqual(terms));
});

describe("serials", () => {
  test("are read back as they are shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 999_999 }), (year, number) => {
        expect(readSerial(showSerial({ year, number }))).toEqual({ year, number });
      }),
    );
  });

  test.each(["", "2026-1", "2026-00012", "2026-0000", "x2026-0001", "1999-0001"])("refuses %j", (text) =>
    expect(readSerial(text)).toBeNull(),
  );
});

describe("Shanghai time", () => {
  test("a day begins at 16:00 UTC of the day before", () => {
    expect(shanghaiDay(new Date("2026-06-08T15:59:59Z"))).toBe("2026-06-08");
    expect(shanghaiDay(new Date("2026-06-08T16:00:00Z"))).toBe("2026-06-09");
    expect(endOfDay("2026-06-09")).toEqual(new Date("2026-06-09T16:00:00Z"));
  });

  test("months begin with their first day here", () => {
    expect(monthBefore(new Date("2026-05-31T15:59:59Z"), 0)).toEqual(new Date("2026-04-30T16:00:00Z"));
    expect(monthBefore(new Date("2026-05-31T16:00:00Z"), 0)).toEqual(new Date("2026-05-31T16:00:00Z"));
    expect(monthBefore(new Date("2026-03-31T00:00:00Z"), 11)).toEqual(new Date("2025-03-31T16:00:00Z"));
  });

  test("what a form holds comes back the same", () => {
    const moments = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const local = shanghaiMinute(moment);
        expect(shanghaiMinute(momentOf(local) ?? new Date(0))).toBe(local);
      }),
    );
  });

  test.each(["2026-02-30T10:00", "2026-13-01T10:00", "2026-06-09T24:30", "2026-06-09", "yesterday"])(
    "there is no %s",
    (local) => expect(momentOf(local)).toBeNull(),
  );

  test("periods run over months and leap days", () => {
    expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
    expect(dayAfter("2026-12-20", 15)).toBe("2027-01-04");
    expect(isDay("2027-02-29")).toBe(false);
  });
});
