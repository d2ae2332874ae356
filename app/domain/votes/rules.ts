import { z } from "zod";

import { atLeast, moreThan, Share } from "./shares.ts";

/** What a vote can be opened as here; track-rules.ts has every track there is. */
export const TRACKS = ["deliberation", "ownerOrdinary", "ownerSpecial"] as const;
export type Track = (typeof TRACKS)[number];

export const MEASURES = ["heads", "area"] as const;
export type Measure = (typeof MEASURES)[number];

export const MAJORITY_OF = ["participating", "all"] as const;

/** How one vote counts: copied into it when notice is given and never changed after. */
export const RuleSet = z.object({
  track: z.enum(TRACKS),
  version: z.int().min(1),
  electorate: z.enum(["owners", "residents"]),
  measures: z.array(z.enum(MEASURES)).min(1),
  /** Of everyone on the roll; null when there is none. */
  quorum: Share.nullable(),
  majority: Share,
  /** What the majority is a share of: those who took part, or everyone on the roll. */
  majorityOf: z.enum(MAJORITY_OF).default("participating"),
  /** Whole days between the notice and the opening. */
  noticeDays: z.int().min(0),
  /** False: the result is an opinion, never a legal decision. */
  binding: z.boolean(),
  citation: z.string(),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** What a deliberation may ask for; owners' quorums are the law's. */
export const QUORUMS = {
  none: null,
  atLeastOneThird: atLeast(1, 3),
  moreThanHalf: moreThan(1, 2),
  atLeastTwoThirds: atLeast(2, 3),
} as const satisfies Record<string, Share | null>;
export type Quorum = keyof typeof QUORUMS;

const owners = {
  version: 1,
  electorate: "owners",
  measures: ["heads", "area"],
  quorum: atLeast(2, 3),
  majorityOf: "participating",
  noticeDays: 15,
  binding: true,
} satisfies Partial<RuleSet>;

export const RULE_SETS: Record<Track, RuleSet> = {
  deliberation: {
    track: "deliberation",
    version: 1,
    electorate: "residents",
    measures: ["heads"],
    quorum: null,
    majority: moreThan(1, 2),
    majorityOf: "participating",
    noticeDays: 0,
    binding: false,
    citation: "《城市居民委员会组织法》（2025）第32条",
  },
  ownerOrdinary: {
    ...owners,
    track: "ownerOrdinary",
    majority: moreThan(1, 2),
    citation: "《民法典》第278条第1款第（一）至（五）、（九）项、第2款",
  },
  ownerSpecial: {
    ...owners,
    track: "ownerSpecial",
    majority: atLeast(3, 4),
    citation: "《民法典》第278条第1款第（六）至（八）项、第2款",
  },
};

/** The rule a vote gets from its form. A deliberation may name its quorum, and ask the owners of one property area. */
export function ruleFor(matter: { track: Track; quorum: Quorum; propertyAreaId: string | null }): RuleSet {
  const rule = RULE_SETS[matter.track];
  if (rule.binding) return rule;
  return { ...rule, quorum: QUORUMS[matter.quorum], electorate: matter.propertyAreaId ? "owners" : "residents" };
}
