import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  type HolidayYear,
  holidaysOf,
  isPublished,
  isRestDay,
  lastDayOf,
  PUBLISHED,
  periodEnd,
} from "#app/domain/shared/calendar.ts";
import { addHolidaysFrom, holidays } from "#app/domain/shared/holidays.server.ts";
import { dayAfter, momentOf } from "#app/domain/shared/time.ts";

const known = holidaysOf(PUBLISHED);
const at = (local: string) => momentOf(local) ?? expect.fail(`${local} is no moment`);

describe("days off", () => {
  test.each([
    ["a Wednesday", "2026-06-10", false],
    ["a Saturday", "2026-06-13", true],
    ["元旦", "2026-01-01", true],
    ["a Sunday worked for 元旦", "2026-01-04", false],
    ["a Saturday worked for 春节", "2026-02-14", false],
    ["the first day of 春节", "2026-02-15", true],
    ["the last day of 春节, a Monday", "2026-02-23", true],
    ["the day after 春节", "2026-02-24", false],
    ["清明, a Monday", "2026-04-06", true],
    ["劳动节, a Tuesday", "2026-05-05", true],
    ["a Saturday worked for 劳动节", "2026-05-09", false],
    ["端午, a Friday", "2026-06-19", true],
    ["中秋, a Friday", "2026-09-25", true],
    ["a Sunday worked for 国庆", "2026-09-20", false],
    ["国庆, a Wednesday", "2026-10-07", true],
    ["the day after 国庆", "2026-10-08", false],
    ["春节 of the year before", "2025-02-04", true],
    ["the eighth day of 国庆 and 中秋", "2025-10-08", true],
    ["a Saturday worked for them", "2025-10-11", false],
    ["元旦 of a year that is not published", "2031-01-01", true],
    ["国庆 of such a year, a Friday", "2031-10-03", true],
    ["a weekday of such a year", "2031-10-06", false],
  ])("%s", (_, day, isOff) => expect(isRestDay(day, known)).toBe(isOff));

  test("are those of a holiday over the end of a year, whichever year's notice has it", () => {
    const years = [
      { year: 2018, source: "国办发明电〔2017〕12号", rest: [["2018-10-01", "2018-10-07"]], work: ["2018-09-29"] },
      { year: 2019, source: "国办发明电〔2018〕15号", rest: [["2018-12-30", "2019-01-01"]], work: ["2018-12-29"] },
    ] satisfies HolidayYear[];
    for (const order of [years, years.toReversed()]) {
      const both = holidaysOf(order);
      const off = ["2018-12-29", "2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02"].map((day) =>
        isRestDay(day, both),
      );
      expect(off).toEqual([false, true, true, true, false]);
      expect(periodEnd(at("2018-12-16T10:00"), 15, both)).toEqual(at("2019-01-03T00:00"));
    }
  });

  test("of years without a file are said to be a guess", () => {
    expect(isPublished("2026-12-31", known)).toBe(true);
    expect(isPublished("2027-01-01", known)).toBe(false);
  });
});

describe("a period of days", () => {
  test.each([
    ["201: its first day does not count", "2026-06-09T10:00", 1, "2026-06-11T00:00"],
    ["201: whenever on that day it begins", "2026-06-09T23:59", 1, "2026-06-11T00:00"],
    ["203: its last day ends at 24:00", "2026-06-09T00:00", 15, "2026-06-25T00:00"],
    ["203: on a Saturday it goes on to Monday", "2026-06-08T10:00", 5, "2026-06-16T00:00"],
    ["203: before 端午 it goes on behind the weekend", "2026-06-14T10:00", 5, "2026-06-23T00:00"],
    ["203: into 春节 it goes on behind it", "2026-02-10T10:00", 5, "2026-02-25T00:00"],
    ["203: a weekend that is worked is no day off", "2026-05-04T10:00", 5, "2026-05-10T00:00"],
    ["203: days off within it count", "2026-09-30T10:00", 15, "2026-10-16T00:00"],
    ["203: over the end of a year", "2025-12-17T10:00", 15, "2026-01-05T00:00"],
  ])("%s", (_, from, days, end) => expect(periodEnd(at(from), days, known)).toEqual(at(end)));

  const someDay = fc.integer({ min: 0, max: 1_500 }).map((days) => dayAfter("2024-12-01", days));
  const length = fc.integer({ min: 1, max: 60 });

  test("never ends early, nor on a day off, nor later than the days off last", () => {
    fc.assert(
      fc.property(someDay, length, (from, days) => {
        const last = lastDayOf(from, days, known);
        expect(last >= dayAfter(from, days)).toBe(true);
        expect(isRestDay(last, known)).toBe(false);
        for (let day = dayAfter(from, days); day < last; day = dayAfter(day, 1))
          expect(isRestDay(day, known)).toBe(true);
      }),
    );
  });

  test("ends no earlier for being longer, or for beginning later", () => {
    fc.assert(
      fc.property(someDay, length, length, (from, days, more) => {
        expect(lastDayOf(from, days + more, known) >= lastDayOf(from, days, known)).toBe(true);
        expect(lastDayOf(dayAfter(from, more), days, known) >= lastDayOf(from, days, known)).toBe(true);
      }),
    );
  });
});

describe("the operator's years", () => {
  const folderWith = (content: string) => {
    const folder = mkdtempSync(join(tmpdir(), "holidays-"));
    writeFileSync(join(folder, "2031.json"), content);
    return folder;
  };
  const year = { year: 2031, source: "通知", rest: [["2031-10-01", "2031-10-07"]], work: ["2031-10-11"] };

  test("are added to those that are known", async () => {
    await addHolidaysFrom(folderWith(JSON.stringify(year)));
    expect(isRestDay("2031-10-07", holidays())).toBe(true);
    expect(isRestDay("2026-10-07", holidays())).toBe(true);
    await addHolidaysFrom(undefined);
  });

  test.each([
    ["no JSON", "{"],
    ["a day there is not", JSON.stringify({ ...year, work: ["2031-02-30"] })],
    ["something else besides", JSON.stringify({ ...year, days: [] })],
  ])("stop the start with the file that has %s", async (_, content) =>
    expect(addHolidaysFrom(folderWith(content))).rejects.toThrow(/2031\.json/),
  );

  test("stop the start when the folder is not there", () =>
    expect(addHolidaysFrom("/nowhere/holidays")).rejects.toThrow(/HOLIDAYS_DIR/));
});
