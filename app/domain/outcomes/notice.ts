import { type Holidays, periodEnd } from "#app/domain/shared/calendar.ts";

/** 居务公开: how long a result is on public notice at least. */
export const SHORTEST_NOTICE_DAYS = 15;

/** When a notice given now is over: a period of days (民法典 200–204). */
export const noticeEnd = (now: Date, days: number, holidays: Holidays): Date => periodEnd(now, days, holidays);
