import { dayAfter, endOfDay, shanghaiDay } from "#app/domain/shared/time.ts";

/** 居务公开: how long a result is on public notice at least. */
export const SHORTEST_NOTICE_DAYS = 15;

/** When a notice given now is over: its own day does not count, the last ends at 24:00 (民法典 201–203). */
export const noticeEnd = (now: Date, days: number): Date => endOfDay(dayAfter(shanghaiDay(now), days));
