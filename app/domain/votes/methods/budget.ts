import { type Fraction, fraction, plus, ZERO } from "./fraction.ts";

export type Project = { id: string; cost: Fraction };

/** Money as exact fractions of the unit it is written in: "1234.5" is 2469/2. */
export type BudgetVote<Ballot> = { budget: Fraction; projects: readonly Project[]; ballots: readonly Ballot[] };

const DECIMAL = /^(\d{1,18})(?:\.(\d{1,6}))?$/;

export const isDecimal = (text: string) => DECIMAL.test(text);

/** Reads "1234.50", never by way of a float. */
export function amountOf(text: string): Fraction {
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`${text} is no amount`);
  const [, whole = "", decimals = ""] = match;
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** How many decimals it takes to write all of these. */
export const decimalsOf = (texts: readonly string[]) =>
  texts.reduce((most, text) => Math.max(most, DECIMAL.exec(text)?.[2]?.length ?? 0), 0);

/** "1234.50" with two decimals, which have to be enough. */
export function writtenAmount({ numerator, denominator }: Fraction, decimals: number): string {
  const digits = String((numerator * 10n ** BigInt(decimals)) / denominator).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

export const costOf = (projects: readonly Project[], ids: readonly string[]) =>
  projects.reduce((sum, { id, cost }) => (ids.includes(id) ? plus(sum, cost) : sum), ZERO);

/** What options cost together, as decimal text. */
export function spentOn(options: readonly { id: string; cost?: string | undefined }[], ids: readonly string[]): string {
  const projects = options.map(({ id, cost = "0" }) => ({ id, cost: amountOf(cost) }));
  return writtenAmount(costOf(projects, ids), decimalsOf(options.map(({ cost = "0" }) => cost)));
}

/** "38000.00" as people write it: "38,000.00". */
export const showAmount = (text: string) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
