/**
 * Counts a decision. Owners' votes (民法典 278) are measured twice, by heads and by the floor area they own,
 * and must clear both measures.
 *
 * Pure, and areas are whole 0.01 m², so anyone who recounts the published roll on any machine gets this same answer.
 */
import { z } from "zod";

import { MEASURES, type Measure, type RuleSet } from "./rules.ts";
import { exact, fewest, moreThan, reaches } from "./shares.ts";

export const CHOICES = ["agree", "against", "abstain"] as const;
export type Choice = (typeof CHOICES)[number];

export type Weight = { heads: number; areaDm2: number };

/** Places on the frozen roll, one by one or added up by what was chosen there; null where nobody has voted. */
export type Seats = Weight & { choice: Choice | null };

export const DECISIONS = ["passed", "rejected", "noQuorum"] as const;
export type Decision = (typeof DECISIONS)[number];

const count = z.int().min(0);

/** One measure in full: whole heads, or whole 0.01 m². */
export const Figures = z.object({
  measure: z.enum(MEASURES),
  eligible: count,
  participating: count,
  agreeing: count,
  against: count,
  abstaining: count,
  /** How many more had to take part. */
  missingForQuorum: count,
  /** How many more had to agree: of those who took part, or of all where the rule asks for a share of all. */
  missingForMajority: count,
});
export type Figures = z.infer<typeof Figures>;

/** What came in which way, and what counts for nothing: told apart from the figures. */
export const WAYS = ["online", "paper", "proxy", "invalid", "disputed", "notVoted"] as const;
export type Way = (typeof WAYS)[number];

const Weighed = z.object({ heads: count, areaDm2: count });
export const nothing = (): Weight => ({ heads: 0, areaDm2: 0 });
export const Apart = z.record(z.enum(WAYS), Weighed);
export type Apart = z.infer<typeof Apart>;

export const Tally = z.object({
  figures: z.array(Figures),
  quorate: z.boolean(),
  passed: z.boolean(),
  decision: z.enum(DECISIONS),
});
export type Tally = z.infer<typeof Tally>;

/** What of a rule decides. */
export type Thresholds = Pick<RuleSet, "measures" | "quorum" | "majority" | "majorityOf">;

/** Without a quorum somebody still has to take part. */
const anyone = moreThan(0, 1);

export function tally(rule: Thresholds, roll: Seats[]): Tally {
  const figures = rule.measures.map((measure) => figuresOf(rule, roll, measure));
  const quorate = isQuorate(rule, figures);
  const agreed = figures.every((each) => reaches(each.agreeing, baseOf(rule, each), rule.majority));
  const decision = !quorate ? "noQuorum" : agreed ? "passed" : "rejected";
  return { figures, quorate, passed: decision === "passed", decision };
}

/** Who has taken part, and how many more the quorum needs: what an open vote shows. */
export function turnoutOf(rule: Pick<Thresholds, "measures" | "quorum">, eligible: Weight, participating: Weight) {
  return rule.measures.map((measure) => {
    const taking = inMeasure(participating, measure);
    const all = inMeasure(eligible, measure);
    return { measure, eligible: all, participating: taking, missingForQuorum: missing(rule, taking, all) };
  });
}
export type Turnout = ReturnType<typeof turnoutOf>;

/** Whether enough took part, in every measure. */
export function isQuorate(
  rule: Pick<Thresholds, "quorum">,
  figures: readonly Pick<Figures, "participating" | "eligible">[],
) {
  const quorum = rule.quorum ?? anyone;
  return figures.every(({ participating, eligible }) => reaches(participating, eligible, quorum));
}

/** What the majority is a share of. */
export const baseOf = (rule: Pick<Thresholds, "majorityOf">, figures: Pick<Figures, "participating" | "eligible">) =>
  rule.majorityOf === "all" ? figures.eligible : figures.participating;

function figuresOf(rule: Thresholds, roll: Seats[], measure: Measure): Figures {
  const of = (wanted: Choice | null) =>
    roll.reduce((sum, seats) => (seats.choice === wanted ? exact(sum + inMeasure(seats, measure)) : sum), 0);
  const [agreeing, against, abstaining] = [of("agree"), of("against"), of("abstain")];
  const participating = exact(agreeing + against + abstaining);
  const eligible = exact(participating + of(null));
  return {
    measure,
    eligible,
    participating,
    agreeing,
    against,
    abstaining,
    missingForQuorum: missing(rule, participating, eligible),
    missingForMajority: Math.max(0, fewest(baseOf(rule, { participating, eligible }), rule.majority) - agreeing),
  };
}

const missing = (rule: Pick<Thresholds, "quorum">, participating: number, eligible: number) =>
  Math.max(0, fewest(eligible, rule.quorum ?? anyone) - participating);

export const inMeasure = (weight: Weight, measure: Measure) =>
  exact(measure === "heads" ? weight.heads : weight.areaDm2);
