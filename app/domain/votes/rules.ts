import { z } from "zod";

import { atLeast, moreThan, Share } from "./shares.ts";

/** Every kind of decision there is a rule for: what the law calls them is in the catalogues. */
export const TRACKS = [
  "deliberation",
  "ownerOrdinary",
  "ownerSpecial",
  "ownerUnanimous",
  "residentsMeeting",
  "residentReps",
  "villagersMeeting",
  "villagerReps",
  "villagerGroup",
  "collectiveMembers",
] as const;
export type Track = (typeof TRACKS)[number];

/** Whom one place on the roll stands for. */
export const ELECTORATES = [
  "owners",
  "residents",
  "households",
  "residentRepresentatives",
  "villagers",
  "villagerRepresentatives",
  "members",
] as const;
export type Electorate = (typeof ELECTORATES)[number];

export const MEASURES = ["heads", "area"] as const;
export type Measure = (typeof MEASURES)[number];

export const MAJORITY_OF = ["participating", "all"] as const;

/** How one vote counts: copied into it when notice is given and never changed after. */
export const RuleSet = z.object({
  track: z.enum(TRACKS),
  version: z.int().min(1),
  electorate: z.enum(ELECTORATES),
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
