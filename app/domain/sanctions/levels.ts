import { daysAfter, isRemembered, MEMORY_DAYS } from "./sanction.ts";
import type { Quantity, WriterFacts } from "./writing.ts";

/** From the tightest limits to the loosest. */
export const LEVELS = ["newcomer", "neighbour", "trusted"] as const;
export type Level = (typeof LEVELS)[number];

/** What somebody did within the memory: nothing, said something that is hidden, or was sanctioned. */
export type Standing = "good" | "hidden" | "sanctioned";
export type Trust = { accountAgeDays: number; verified: boolean; standing: Standing };

/** Without a home here, one is a neighbour after so many days; with one, trusted after so many. */
export const NEIGHBOUR_DAYS = 30;
export const TRUSTED_DAYS = 90;

export function levelOf({ accountAgeDays, verified, standing }: Trust): Level {
  if (standing === "sanctioned" || (!verified && accountAgeDays < NEIGHBOUR_DAYS)) return "newcomer";
  return verified && standing === "good" && accountAgeDays >= TRUSTED_DAYS ? "trusted" : "neighbour";
}

/** How much one may write: of each kind in a time, and within one comment. */
export type Limits = Record<Quantity, number> & { picturesAnHour: number; mentions: number; links: number };

export const LIMITS: Record<Level, Limits> = {
  newcomer: {
    ...{ commentsAnHour: 10, commentsADay: 30, proposalsAWeek: 2, flagsADay: 10 },
    ...{ picturesAnHour: 10, mentions: 3, links: 1 },
  },
  neighbour: {
    ...{ commentsAnHour: 30, commentsADay: 100, proposalsAWeek: 5, flagsADay: 30 },
    ...{ picturesAnHour: 40, mentions: 5, links: 3 },
  },
  trusted: {
    ...{ commentsAnHour: 60, commentsADay: 200, proposalsAWeek: 10, flagsADay: 60 },
    ...{ picturesAnHour: 60, mentions: 8, links: 8 },
  },
};

export const limitsOf = (trust: Trust): Limits => LIMITS[levelOf(trust)];

type Known = Pick<WriterFacts, "now" | "createdAt" | "hiddenAt" | "sanctions">;

/** The last moment that something counts until, if anything does. */
const until = (from: Date | null | undefined, now: Date): Date | null => {
  const end = from && daysAfter(from, MEMORY_DAYS);
  return end && now < end ? end : null;
};

const latest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((last, moment) => (moment && (!last || moment > last) ? moment : last), null);

function remembered({ now, hiddenAt, sanctions }: Known) {
  const counting = sanctions.filter((one) => isRemembered(one, now)).map(({ from }) => from);
  return { sanctioned: until(latest(counting), now), hidden: until(hiddenAt, now) };
}

const DAY_MS = 86_400_000;

export function trustOf(known: Known, verified: boolean): Trust {
  const { sanctioned, hidden } = remembered(known);
  return {
    accountAgeDays: (known.now.getTime() - known.createdAt.getTime()) / DAY_MS,
    verified,
    standing: sanctioned ? "sanctioned" : hidden ? "hidden" : "good",
  };
}

export type Reason = "sanctioned" | "hidden" | "unverified" | "young" | "settled" | "trusted";

/** Which level somebody has, why, and what leads to the next: a moment, or a home that is shown to be theirs. */
export function levelShown(known: Known, verified: boolean) {
  const trust = trustOf(known, verified);
  const level = levelOf(trust);
  const { sanctioned, hidden } = remembered(known);
  const of = (days: number) => daysAfter(known.createdAt, days);
  if (level === "trusted") return { level, reason: "trusted" as Reason, nextAt: null, home: false };
  if (level === "newcomer" && sanctioned) {
    return {
      level,
      reason: "sanctioned" as Reason,
      nextAt: latest([sanctioned, verified ? null : of(NEIGHBOUR_DAYS)]),
      home: false,
    };
  }
  if (level === "newcomer") return { level, reason: "unverified" as Reason, nextAt: of(NEIGHBOUR_DAYS), home: true };
  if (!verified) return { level, reason: "settled" as Reason, nextAt: null, home: true };
  const reason: Reason = hidden ? "hidden" : "young";
  return { level, reason, nextAt: latest([hidden, of(TRUSTED_DAYS)]), home: false };
}
export type LevelShown = ReturnType<typeof levelShown>;
