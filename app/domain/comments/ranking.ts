/** In what order comments are read. */
export const SORTS = ["best", "newest", "oldest", "disputed"] as const;
export type Sort = (typeof SORTS)[number];

/** 95 %, two-sided. */
const Z = 1.96;
const Z2 = Z * Z;

/**
 * The lower end of the Wilson score interval of the share of people who found something helpful (E. B. Wilson, 1927):
 * 9 of 10 says less than 90 of 100. From 0 to 1; 0 when nobody said so.
 */
export function wilsonLowerBound(helpful: number, unhelpful: number): number {
  const all = helpful + unhelpful;
  if (helpful === 0) return 0;
  const share = helpful / all;
  const middle = share + Z2 / (2 * all);
  const reach = Z * Math.sqrt((share * (1 - share) + Z2 / (4 * all)) / all);
  return (middle - reach) / (1 + Z2 / all);
}

/** The bound as a whole number of hundred-millionths: it is compared and paged through without rounding. */
export const bestScore = (helpful: number, unhelpful: number): number =>
  Math.floor(wilsonLowerBound(helpful, unhelpful) * 100_000_000);

/**
 * How much people disagree: many of them, and about evenly, in thousandths. All people to the power of how even it is,
 * so that 5 against 5 comes before 1,000 against 5, and 50 against 50 before both. 0 when all agree.
 */
export function disputedScore(helpful: number, unhelpful: number): number {
  const [fewer, more] = helpful < unhelpful ? [helpful, unhelpful] : [unhelpful, helpful];
  return fewer === 0 ? 0 : Math.round((fewer + more) ** (fewer / more) * 1_000);
}
