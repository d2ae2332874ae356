import { isDay } from "#app/domain/shared/time.ts";
import type { Cell } from "./reading/sheet.js";

/** What stands in a cell, as one line of text in one form: full width is half width, spaces are single or none. */
export const plainText = (cell: Cell): string => tidy(rawText(cell).normalize("NFKC"));

/** The same as it was written: what a name that is known already may look like. */
export const writtenText = (cell: Cell): string => rawText(cell).normalize("NFC").trim();

/** A spreadsheet stores 502 as a number, and may write it 5.02E2. */
const rawText = (cell: Cell): string =>
  typeof cell === "string"
    ? cell
    : /^-?\d+(?:\.0+)?$/.test(cell.number)
      ? whole(cell.number)
      : plainNumber(cell.number);

const whole = (number: string) => number.replace(/\.0+$/, "");

const plainNumber = (number: string) => (/e/i.test(number) ? String(Number(number)) : number);

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Chinese is written without spaces: those between its characters are for looks. */
const tidy = (text: string) =>
  text
    .replace(INVISIBLE, (found) => (/\s/.test(found) ? " " : ""))
    .replace(/\s+/gu, " ")
    .replace(/(?<=\p{Script=Han}) (?=[\p{Script=Han}\d])|(?<=\d) (?=\p{Script=Han})/gu, "")
    .trim();

const DAY_MS = 86_400_000;
/** Day 0 of either system: the older one takes 1900 for a leap year. Five digits are days from 1927 on; four are a year. */
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const LAST_SERIAL = 73_414;

/**
 * The day a cell names: "2019-03-18" for 2019/3/18, 2019.03.18, 2019年3月18日, 20190318, with a time or without, and for
 * the number that a spreadsheet keeps for it. Null when there is no such day.
 */
export function readDay(cell: Cell, date1904 = false): string | null {
  const text = plainText(cell);
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)?.[1];
  if (serial) return dayOfSerial(Number(serial), date1904 && typeof cell !== "string");
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?(?:[ T]?\d{1,2}:\d{2}.*)?$/.exec(text);
  if (!match) return null;
  const [, year, month = "", date = ""] = match;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) && day >= "1900-01-01" && day <= "2100-12-31" ? day : null;
}

function dayOfSerial(serial: number, date1904: boolean): string | null {
  if (serial > LAST_SERIAL) return null;
  return new Date(DAY_ZERO[date1904 ? 1904 : 1900] + serial * DAY_MS).toISOString().slice(0, 10);
}

/** Six digits of a place, a day of birth and four more, as on an identity card. */
const ID_NUMBER = /(?<!\d)\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2}\d[\dXx](?!\d)/g;

/** Whoever types an identity number into the wrong cell finds its last four there: no more is ever kept. */
export const withoutIdNumbers = (text: string) => text.replace(ID_NUMBER, (number) => `…${number.slice(-4)}`);

export const holdsIdNumber = (text: string) => withoutIdNumbers(text) !== text;
