import { z } from "zod";

/** A threshold: 以上 includes the number itself (orExactly), 超过 and 过半数 do not (民法典 1259). */
export const Share = z.object({
  numerator: z.int().min(0),
  denominator: z.int().min(1),
  orExactly: z.boolean(),
});
export type Share = z.infer<typeof Share>;

export const atLeast = (numerator: number, denominator: number): Share => ({ numerator, denominator, orExactly: true });
export const moreThan = (numerator: number, denominator: number): Share => ({
  numerator,
  denominator,
  orExactly: false,
});

/** Whether part of whole clears the share. Whole numbers, cross-multiplied; nothing clears a share of nothing. */
export function reaches(part: number, whole: number, { numerator, denominator, orExactly }: Share): boolean {
  const has = exact(part * denominator);
  const needs = exact(whole * numerator);
  return whole > 0 && (orExactly ? has >= needs : has > needs);
}

/** The smallest whole number that clears the share; of nothing, one that does not exist yet. */
export function fewest(whole: number, { numerator, denominator, orExactly }: Share): number {
  const needs = exact(whole * numerator);
  const over = needs % denominator;
  const below = (needs - over) / denominator;
  return Math.max(1, orExactly && over === 0 ? below : below + 1);
}

/** Percent in whole hundredths, never rounded up: 66,666 of 100,000 is 6666. */
export function hundredths(part: number, whole: number): number {
  if (whole === 0) return 0;
  const scaled = exact(part * 10_000);
  return (scaled - (scaled % whole)) / whole;
}

/** 6666 is "66.66". */
export const showHundredths = (value: number) => `${(value - (value % 100)) / 100}.${twoDigits(value % 100)}`;

/** Whole 0.01 m² as people write areas: 3310455 is "33,104.55". */
export function showArea(areaDm2: number): string {
  const whole = String((areaDm2 - (areaDm2 % 100)) / 100);
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${twoDigits(areaDm2 % 100)}`;
}

/** The number itself; beyond the safe integers arithmetic is no longer exact, and a count that is not exact is no count. */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} cannot be counted exactly`);
  return value;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");
