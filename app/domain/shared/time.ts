/**
 * Days and moments in Asia/Shanghai, where every deadline of the product lives.
 * China has had one zone without summer time since 1991, so a fixed offset is exact.
 */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day a moment falls on: "2026-06-09". */
export const shanghaiDay = (moment: Date) => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** Minute precision, as a datetime-local field holds it: "2026-06-09T20:00". */
export const shanghaiMinute = (moment: Date) => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 16);

/** The moment a day and time of day in Shanghai names; null when there is no such day or time. */
export function momentOf(local: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(local);
  if (!match) return null;
  const moment = new Date(`${local}:00+08:00`);
  return Number.isNaN(moment.getTime()) || shanghaiMinute(moment) !== local ? null : moment;
}

/** Whether "2026-02-30" and the like is a day there is. */
export const isDay = (day: string) => momentOf(`${day}T00:00`) !== null;

/** The day so many days after another: the first day does not count (民法典 201). */
export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 24:00 of a day, when a period that ends on it is over (民法典 203). */
export const endOfDay = (day: string) => new Date(Date.parse(`${day}T00:00+08:00`) + DAY_MS);

/** When the month began that is so many months before the one a moment falls in. */
export function monthBefore(moment: Date, months: number): Date {
  const local = new Date(moment.getTime() + OFFSET_MS);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - months) - OFFSET_MS);
}
