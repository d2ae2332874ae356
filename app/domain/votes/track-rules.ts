import { type Electorate, QUORUMS, type Quorum, type RuleSet, type Track } from "./rules.ts";
import { atLeast, moreThan } from "./shares.ts";

/** What owners' decisions have in common: heads and areas, two thirds of both, and notice of 15 days. */
const owners = {
  version: 1,
  electorate: "owners",
  measures: ["heads", "area"],
  quorum: atLeast(2, 3),
  majorityOf: "participating",
  noticeDays: 15,
  binding: true,
} satisfies Partial<RuleSet>;

const deliberation: RuleSet = {
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
};

/** What assemblies of people and households have in common: one head each, and half of those who attend decide. */
const assembly = {
  version: 1,
  measures: ["heads"],
  majority: moreThan(1, 2),
  majorityOf: "participating",
  noticeDays: 10,
  binding: true,
} satisfies Partial<RuleSet>;

const residentsMeeting = {
  ...assembly,
  track: "residentsMeeting",
  quorum: moreThan(1, 2),
  citation: "《城市居民委员会组织法》（2025）第26条、第27条",
} satisfies Partial<RuleSet>;

const villagersMeeting = {
  ...assembly,
  track: "villagersMeeting",
  citation: "《村民委员会组织法》（2025）第25条、第26条",
} satisfies Partial<RuleSet>;

const villagerGroup = {
  ...assembly,
  track: "villagerGroup",
  quorum: atLeast(2, 3),
  citation: "《村民委员会组织法》（2025）第32条",
} satisfies Partial<RuleSet>;

/**
 * The rules of each track: one for every electorate it may have, which is fixed before notice. The first is what
 * holds when none is named.
 */
export const TRACK_RULES: Record<Track, readonly [RuleSet, ...RuleSet[]]> = {
  deliberation: [deliberation, { ...deliberation, electorate: "owners" }],
  ownerOrdinary: [
    {
      ...owners,
      track: "ownerOrdinary",
      majority: moreThan(1, 2),
      citation: "《民法典》第278条第1款第（一）至（五）、（九）项、第2款",
    },
  ],
  ownerSpecial: [
    {
      ...owners,
      track: "ownerSpecial",
      majority: atLeast(3, 4),
      citation: "《民法典》第278条第1款第（六）至（八）项、第2款",
    },
  ],
  ownerUnanimous: [
    {
      track: "ownerUnanimous",
      version: 1,
      electorate: "owners",
      measures: ["heads"],
      quorum: null,
      majority: atLeast(1, 1),
      majorityOf: "all",
      noticeDays: 15,
      binding: true,
      citation: "《民法典》第279条",
    },
  ],
  residentsMeeting: [
    { ...residentsMeeting, electorate: "residents" },
    { ...residentsMeeting, electorate: "households" },
  ],
  residentReps: [
    {
      ...assembly,
      track: "residentReps",
      electorate: "residentRepresentatives",
      quorum: atLeast(2, 3),
      citation: "《城市居民委员会组织法》（2025）第28条、第29条",
    },
  ],
  villagersMeeting: [
    { ...villagersMeeting, electorate: "villagers", quorum: moreThan(1, 2) },
    { ...villagersMeeting, electorate: "households", quorum: atLeast(2, 3) },
  ],
  villagerReps: [
    {
      ...assembly,
      track: "villagerReps",
      electorate: "villagerRepresentatives",
      quorum: atLeast(2, 3),
      citation: "《村民委员会组织法》（2025）第29条、第30条",
    },
  ],
  villagerGroup: [
    { ...villagerGroup, electorate: "villagers" },
    { ...villagerGroup, electorate: "households" },
  ],
  collectiveMembers: [
    {
      ...assembly,
      track: "collectiveMembers",
      electorate: "members",
      quorum: atLeast(2, 3),
      majority: atLeast(2, 3),
      majorityOf: "all",
      citation: "《农村集体经济组织法》第27条",
    },
  ],
};

/** The rule of a track for an electorate; undefined where the track knows no such electorate. */
export const trackRule = (track: Track, electorate?: Electorate): RuleSet | undefined =>
  electorate ? TRACK_RULES[track].find((rule) => rule.electorate === electorate) : TRACK_RULES[track][0];

/** Where everyone has to agree, each place on the roll is one of them, whatever it weighs in other votes. */
export const isUnanimous = ({ majority, majorityOf }: Pick<RuleSet, "majority" | "majorityOf">) =>
  majorityOf === "all" && majority.orExactly && majority.numerator === majority.denominator;

/** Of the members of a body of representatives, so many at least are elected; the others are the committee. */
export const REPRESENTATIVES = atLeast(4, 5);

/** Where the law leaves it to those who call a meeting: whether everybody counts, or a representative of each household. */
export const MODES = ["people", "households"] as const;
export type Mode = (typeof MODES)[number];

export type Matter = { track: Track; mode?: Mode; quorum: Quorum; propertyAreaId: string | null };

/** Who is asked. A deliberation may ask the owners of one property area. */
export function electorateOf({ track, mode, propertyAreaId }: Omit<Matter, "quorum">): Electorate {
  if (track === "deliberation") return propertyAreaId ? "owners" : "residents";
  const households = mode === "households" && trackRule(track, "households");
  return (households || TRACK_RULES[track][0]).electorate;
}

/** The law's rule for a vote. A deliberation may name its quorum. */
export function ruleFor(matter: Matter): RuleSet {
  const rule = trackRule(matter.track, electorateOf(matter)) ?? TRACK_RULES[matter.track][0];
  return rule.binding ? rule : { ...rule, quorum: QUORUMS[matter.quorum] };
}
