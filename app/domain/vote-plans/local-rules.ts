import type { RuleSet } from "#app/domain/votes/rules.ts";
import { atLeast, exact, moreThan, type Share } from "#app/domain/votes/shares.ts";

/** The shares that a rule of a community's own may ask for. */
export const SHARES = {
  atLeastOneThird: atLeast(1, 3),
  moreThanHalf: moreThan(1, 2),
  atLeastTwoThirds: atLeast(2, 3),
  atLeastThreeQuarters: atLeast(3, 4),
  atLeastFourFifths: atLeast(4, 5),
  all: atLeast(1, 1),
} as const satisfies Record<string, Share>;
export type ShareName = keyof typeof SHARES;

/** Whether less is enough for one than for the other: compared by multiplying across. */
export function isWeaker(share: Share | null, than: Share | null): boolean {
  if (!than) return false;
  if (!share) return true;
  const [asks, asked] = [exact(share.numerator * than.denominator), exact(than.numerator * share.denominator)];
  return asks < asked || (asks === asked && share.orExactly && !than.orExactly);
}

export type Weakness = "weaker_quorum" | "weaker_majority" | "shorter_notice";

/** In what a community's rule asks for less than the law's. An opinion binds nobody, and may be asked for in any way. */
export function weaknessOf(rule: RuleSet, law: RuleSet): Weakness | null {
  if (!law.binding) return null;
  if (isWeaker(rule.quorum, law.quorum)) return "weaker_quorum";
  if (isWeaker(rule.majority, law.majority)) return "weaker_majority";
  if (law.majorityOf === "all" && rule.majorityOf !== "all") return "weaker_majority";
  return rule.noticeDays < law.noticeDays ? "shorter_notice" : null;
}
