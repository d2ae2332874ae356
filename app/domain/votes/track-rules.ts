import { RULE_SETS, type RuleSet, TRACKS } from "./rules.ts";
import { atLeast, moreThan, type Share } from "./shares.ts";

/** Every kind of decision there is a rule for. A vote can be opened for the first three (TRACKS); anyone can count all. */
export const ALL_TRACKS = [
  ...TRACKS,
  "ownerUnanimous",
  "residentsMeeting",
  "residentReps",
  "villagersMeeting",
  "villagerReps",
  "villagerGroup",
  "collectiveMembers",
] as const;
export type AnyTrack = (typeof ALL_TRACKS)[number];

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

export type TrackRule = Omit<RuleSet, "track" | "electorate"> & {
  track: AnyTrack;
  electorate: Electorate;
  /** Of the members of the body, at least so many are elected representatives; null where the law asks for none. */
  representatives: Share | null;
};

/** What assemblies of people and households have in common: one head each, and half of those who attend decide. */
const assembly = {
  version: 1,
  measures: ["heads"],
  majority: moreThan(1, 2),
  majorityOf: "participating",
  noticeDays: 10,
  binding: true,
  representatives: null,
} satisfies Partial<TrackRule>;

const residentsMeeting = {
  ...assembly,
  track: "residentsMeeting",
  quorum: moreThan(1, 2),
  citation: "《城市居民委员会组织法》（2025）第26条、第27条",
} satisfies Partial<TrackRule>;

const villagersMeeting = {
  ...assembly,
  track: "villagersMeeting",
  citation: "《村民委员会组织法》（2025）第25条、第26条",
} satisfies Partial<TrackRule>;

const villagerGroup = {
  ...assembly,
  track: "villagerGroup",
  quorum: atLeast(2, 3),
  citation: "《村民委员会组织法》（2025）第32条",
} satisfies Partial<TrackRule>;

/**
 * The rules of each track: one for every electorate it may have, which is fixed before notice. The first is what
 * holds when none is named.
 */
export const TRACK_RULES: Record<AnyTrack, readonly [TrackRule, ...TrackRule[]]> = {
  deliberation: [
    { ...RULE_SETS.deliberation, representatives: null },
    { ...RULE_SETS.deliberation, electorate: "owners", representatives: null },
  ],
  ownerOrdinary: [{ ...RULE_SETS.ownerOrdinary, representatives: null }],
  ownerSpecial: [{ ...RULE_SETS.ownerSpecial, representatives: null }],
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
      representatives: null,
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
      representatives: atLeast(4, 5),
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
export const trackRule = (track: AnyTrack, electorate?: Electorate): TrackRule | undefined =>
  electorate ? TRACK_RULES[track].find((rule) => rule.electorate === electorate) : TRACK_RULES[track][0];

/** Where everyone has to agree, each place on the roll is one of them, whatever it weighs in other votes. */
export const isUnanimous = ({ majority, majorityOf }: Pick<TrackRule, "majority" | "majorityOf">) =>
  majorityOf === "all" && majority.orExactly && majority.numerator === majority.denominator;
