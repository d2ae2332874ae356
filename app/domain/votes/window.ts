import { dayAfter, endOfDay, shanghaiDay } from "#app/domain/shared/time.ts";

export type VoteWindow = { status: "notice" | "open" | "closed"; opensAt: Date; closesAt: Date };

/** Where a vote stands by the clock; "counting" are the moments between its deadline and its tally. */
export type Phase = "notice" | "open" | "counting" | "closed";

export function phaseOf({ status, opensAt, closesAt }: VoteWindow, now: Date): Phase {
  if (status === "closed") return "closed";
  if (now >= closesAt) return "counting";
  return now >= opensAt ? "open" : "notice";
}

/** When a vote may open whose notice is given now: the day of the notice does not count, the last ends at 24:00 (民法典 201–203). */
export function earliestOpening(noticeDays: number, now: Date): Date {
  return noticeDays === 0 ? now : endOfDay(dayAfter(shanghaiDay(now), noticeDays));
}
