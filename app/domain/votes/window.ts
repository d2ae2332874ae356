import { type Holidays, periodEnd } from "#app/domain/shared/calendar.ts";

export type VoteWindow = { status: "notice" | "open" | "closed" | "cancelled"; opensAt: Date; closesAt: Date };

/** Where a vote stands by the clock; "counting" are the moments between its deadline and its tally. */
export type Phase = "notice" | "open" | "counting" | "closed" | "cancelled";

export function phaseOf({ status, opensAt, closesAt }: VoteWindow, now: Date): Phase {
  if (status === "closed" || status === "cancelled") return status;
  if (now >= closesAt) return "counting";
  return now >= opensAt ? "open" : "notice";
}

/** Votes that are over: counted, or called off. */
export const isOver = ({ status }: Pick<VoteWindow, "status">) => status === "closed" || status === "cancelled";

/** When a vote may open whose notice is given now: the notice is a period of days (民法典 200–204). */
export function earliestOpening(noticeDays: number, now: Date, holidays: Holidays): Date {
  return noticeDays === 0 ? now : periodEnd(now, noticeDays, holidays);
}

const DAY_MS = 86_400_000;

/**
 * Until when the roll can be corrected: two days before the opening where the notice runs for ten days at least, else until
 * the opening. Null where there is no notice, and so nobody had time to look.
 */
export function rollFreezeOf({ noticeAt, opensAt }: { noticeAt: Date; opensAt: Date }): Date | null {
  const notice = opensAt.getTime() - noticeAt.getTime();
  if (notice <= 0) return null;
  return notice >= 10 * DAY_MS ? new Date(opensAt.getTime() - 2 * DAY_MS) : opensAt;
}
