import type { Language } from "#app/i18n/languages.ts";
import { useServed } from "./served.ts";

/** Moments and days as people read them, always in Shanghai, the year only when it is another than this one. */
const timeZone = "Asia/Shanghai";
const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, withYear: boolean, withTime: boolean) {
  const key = `${language}${withYear}${withTime}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LOCALES[language], {
      timeZone,
      ...(withYear && { year: "numeric" }),
      month: language === "zh" ? "long" : "short",
      day: "numeric",
      ...(withTime && { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    });
    formats.set(key, format);
  }
  return format;
}

/** The same hands of the clock in UTC, to read off what the day and the year are in Shanghai. */
const asUtc = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000);

const yearOf = (moment: Date) => asUtc(moment).getUTCFullYear();

export function showMoment(language: Language, at: Date, now = new Date()) {
  return formatOf(language, yearOf(at) !== yearOf(now), true).format(at);
}

/** The end of a day is that day at 24:00, as notices write it, not the next day at 00:00. */
export function showEnd(language: Language, at: Date, now = new Date()) {
  const isMidnight = (at.getTime() + 8 * 3_600_000) % 86_400_000 === 0;
  return isMidnight ? `${showDay(language, new Date(at.getTime() - 1), now)} 24:00` : showMoment(language, at, now);
}

export function showDay(language: Language, at: Date, now = new Date()) {
  return formatOf(language, yearOf(at) !== yearOf(now), false).format(at);
}

export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{showMoment(useServed().language, at)}</time>;
}

export function End({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{showEnd(useServed().language, at)}</time>;
}

export function Day({ at }: { at: Date }) {
  return <time dateTime={asUtc(at).toISOString().slice(0, 10)}>{showDay(useServed().language, at)}</time>;
}

/** "2026-11", as counts by month have it. */
export function Month({ month }: { month: string }) {
  const { language } = useServed();
  const shown = language === "zh" ? "long" : "short";
  return (
    <time dateTime={month}>
      {new Intl.DateTimeFormat(LOCALES[language], { timeZone, year: "numeric", month: shown }).format(
        new Date(`${month}-01T00:00+08:00`),
      )}
    </time>
  );
}
