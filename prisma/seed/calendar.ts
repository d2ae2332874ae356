import { dayAfter, endOfDay, shanghaiDay, shanghaiMinute } from "#app/domain/shared/time.ts";
import type { Random } from "./random.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WAKING_HOUR = 7;

/** Minutes into a day in Shanghai. */
export const clock = (hour: number, minute = 0) => hour * 60 + minute;

/** The demo's moments, all counted from now: whenever it is seeded, something is open and something was just decided. */
export class Calendar {
  readonly #today: string;
  /** The year of every number in the demo. */
  readonly year: number;
  /** The latest moment at which something may have happened. */
  readonly latest: Date;

  constructor(now: Date) {
    this.#today = shanghaiDay(now);
    this.year = Number(this.#today.slice(0, 4));
    this.latest = new Date(now.getTime() - 5 * MINUTE_MS);
  }

  /** A minute of the day so many days ago, or ahead when negative. */
  at(daysAgo: number, minute: number): Date {
    const midnight = endOfDay(dayAfter(this.#today, -daysAgo - 1));
    return new Date(midnight.getTime() + minute * MINUTE_MS);
  }

  /** The first evening at eight that is more than two days away. */
  get closingEvening(): Date {
    const evenings = [-2, -3].map((daysAgo) => this.at(daysAgo, clock(20)));
    const soonest = this.latest.getTime() + 5 * MINUTE_MS + 48 * HOUR_MS;
    return evenings.find((evening) => evening.getTime() > soonest) ?? this.at(-3, clock(20));
  }

  earlier(moment: Date, hours: number): Date {
    return new Date(moment.getTime() - hours * HOUR_MS);
  }

  /** Some moment after one and before another, when people are up. */
  between(random: Random, after: Date, before: Date): Date {
    const room = Math.max(0, before.getTime() - after.getTime() - 1);
    return this.awake(new Date(after.getTime() + 1 + random.below(room)), before);
  }

  /** A moment of the night becomes one of the morning, where that is before the limit. */
  awake(moment: Date, limit: Date): Date {
    const hour = Number(shanghaiMinute(moment).slice(11, 13));
    const morning = new Date(moment.getTime() + WAKING_HOUR * HOUR_MS);
    return hour < WAKING_HOUR && morning < limit ? morning : moment;
  }
}
