import { z } from "zod";

import year2025 from "./holidays/2025.json" with { type: "json" };
import year2026 from "./holidays/2026.json" with { type: "json" };
import { dayAfter, endOfDay, isDay, shanghaiDay } from "./time.ts";

const day = z.string().refine(isDay, { error: "bad_day" });

/** When a year has its days off, as the State Council publishes it before the year begins. */
export const HolidayYear = z.strictObject({
  year: z.int().min(2000).max(2999),
  /** The notice it was published in. */
  source: z.string().min(1),
  /** First and last day of each holiday, weekends in it included. */
  rest: z.array(z.tuple([day, day])),
  /** Days of a weekend on which people work instead. */
  work: z.array(day),
});
export type HolidayYear = z.infer<typeof HolidayYear>;

/** The days off of the years that are known, by the year. */
export type Holidays = ReadonlyMap<number, { rest: ReadonlySet<string>; work: ReadonlySet<string> }>;

/** Of the same year, the later one counts. */
export const holidaysOf = (years: readonly HolidayYear[]): Holidays =>
  new Map(years.map(({ year, rest, work }) => [year, { rest: new Set(rest.flatMap(daysFrom)), work: new Set(work) }]));

function daysFrom([first, last]: readonly [string, string]): string[] {
  const days = [];
  for (let one = first; one <= last; one = dayAfter(one, 1)) days.push(one);
  return days;
}

/** The years that come with the product. */
export const PUBLISHED: readonly HolidayYear[] = z.array(HolidayYear).parse([year2025, year2026]);

/** What is off every year on the same days: 元旦, 劳动节, 国庆节 (全国年节及纪念日放假办法, art. 2). */
const FIXED = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];

const yearOf = (day: string) => Number(day.slice(0, 4));

/** Whether the days off of a day's year are known, and not only its weekends and the holidays with fixed dates. */
export const isPublished = (day: string, holidays: Holidays) => holidays.has(yearOf(day));

/**
 * 法定休假日: public holidays, and weekends on which people do not work instead. 元旦 may begin in the year before: those days
 * are in the next year's notice, which is the later one.
 */
export function isRestDay(day: string, holidays: Holidays): boolean {
  const year = yearOf(day);
  for (const known of [holidays.get(year + 1), holidays.get(year)]) {
    if (known?.rest.has(day)) return true;
    if (known?.work.has(day)) return false;
  }
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || (!holidays.has(year) && FIXED.includes(day.slice(5)));
}

/**
 * The last day of a period of whole days (民法典 200–204): the day it begins on does not count (201), and where the last one
 * would be a day off, it is the day after the days off (203).
 */
export function lastDayOf(from: string, days: number, holidays: Holidays): string {
  let last = dayAfter(from, days);
  while (isRestDay(last, holidays)) last = dayAfter(last, 1);
  return last;
}

/** When a period that begins at a moment is over: 24:00 of its last day (民法典 203). */
export const periodEnd = (from: Date, days: number, holidays: Holidays): Date =>
  endOfDay(lastDayOf(shanghaiDay(from), days, holidays));
