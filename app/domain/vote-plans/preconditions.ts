import { z } from "zod";

import { text } from "#app/domain/shared/fields.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { isDay } from "#app/domain/shared/time.ts";
import type { Track } from "#app/domain/votes/rules.ts";
import { atLeast, fewest, reaches, type Share } from "#app/domain/votes/shares.ts";

export const INITIATORS = ["committee", "owners", "residents", "households", "representatives"] as const;
export type Initiator = (typeof INITIATORS)[number];

/** What had to be before a vote: who asked for it, what the Party organisation studied, and what was noted of risks. */
export const Preconditions = z.strictObject({
  askedBy: z.enum(INITIATORS),
  /** How many asked for it, of how many there are; null where the committee did. */
  asked: z.int().min(1).nullable(),
  of: z.int().min(0).nullable(),
  study: z.strictObject({ on: z.string(), minutes: z.string() }).nullable(),
  risk: z.string(),
});
export type Preconditions = z.infer<typeof Preconditions>;

/** The committee calls for it, and nothing else has to be. */
export const BY_COMMITTEE: Preconditions = { askedBy: "committee", asked: null, of: null, study: null, risk: "" };

type Asking = { share: Share; citation: string };
type Askers = Partial<Record<Initiator, Asking>>;

const ofOwners: Askers = { owners: { share: atLeast(1, 5), citation: "《物业管理条例》第13条" } };
const residents = "《城市居民委员会组织法》（2025）第26条";
const ofResidents: Askers = {
  residents: { share: atLeast(1, 10), citation: residents },
  households: { share: atLeast(1, 10), citation: residents },
  representatives: { share: atLeast(1, 3), citation: residents },
};
const villagers = "《村民委员会组织法》（2025）第25条";
const ofVillagers: Askers = {
  residents: { share: atLeast(1, 10), citation: villagers },
  representatives: { share: atLeast(1, 3), citation: villagers },
};

/** Who beside the committee may call for each kind of decision, and how many of them it takes. */
export const ASKING: Record<Track, Askers> = {
  deliberation: {},
  ownerOrdinary: ofOwners,
  ownerSpecial: ofOwners,
  ownerUnanimous: ofOwners,
  residentsMeeting: ofResidents,
  residentReps: ofResidents,
  villagersMeeting: ofVillagers,
  villagerReps: ofVillagers,
  villagerGroup: ofVillagers,
  collectiveMembers: {},
};

/** Where the community Party organisation has studied a major matter before the meeting decides it. */
const STUDIED: readonly Track[] = ["residentsMeeting", "residentReps", "villagersMeeting", "villagerReps"];
export const needsStudy = (track: Track) => STUDIED.includes(track);

/** How many have to ask, of so many. */
export const fewestAsking = (track: Track, by: Initiator, of: number): number | null => {
  const asking = ASKING[track][by];
  return asking ? fewest(of, asking.share) : null;
};

/** Why a vote may not rely on these; `of` is how many there are of those who asked, `today` a day in Shanghai. */
export function refusalToRelyOn(
  { askedBy, asked, study }: Preconditions,
  { track, of, today }: { track: Track; of: number; today: string },
): RefusalCode | null {
  if (askedBy !== "committee") {
    const asking = ASKING[track][askedBy];
    if (!asking) return "cannot_ask_for_this";
    if (asked === null || asked > of) return "more_asked_than_are";
    if (!reaches(asked, of, asking.share)) return "too_few_asked";
  }
  if (needsStudy(track) && !study) return "study_first";
  return study && study.on > today ? "study_not_yet" : null;
}

/** The same as a form sends it. */
export const preconditionFields = {
  askedBy: z.enum(INITIATORS).default("committee"),
  asked: z.string().default(""),
  studyOn: z.string().default(""),
  studyMinutes: text(100, 0).default(""),
  risk: text(2_000, 0).default(""),
};
type Fields = z.output<z.ZodObject<typeof preconditionFields>>;

type Fault = { path: keyof Fields; code: string };

/** What a form says of what had to be before, or what is wrong with it, field by field. */
export function readPreconditions(fields: Fields, track: Track): { preconditions: Preconditions; faults: Fault[] } {
  const { askedBy, studyOn, studyMinutes, risk } = fields;
  const faults: Fault[] = [];
  const fault = (path: keyof Fields, code: string) => void faults.push({ path, code });
  const byOthers = askedBy !== "committee";
  if (byOthers && !ASKING[track][askedBy]) fault("askedBy", "not_for_this_track");
  if (byOthers && !/^[1-9]\d{0,6}$/.test(fields.asked)) fault("asked", "asked_missing");
  if (studyOn && !isDay(studyOn)) fault("studyOn", "bad_day");
  if (!studyOn && (studyMinutes || needsStudy(track))) fault("studyOn", "study_missing");
  if (!studyMinutes && (studyOn || needsStudy(track))) fault("studyMinutes", "minutes_missing");
  const study = studyOn ? { on: studyOn, minutes: studyMinutes } : null;
  const asked = byOthers && faults.length === 0 ? Number(fields.asked) : null;
  return { preconditions: { askedBy, asked, of: null, study, risk }, faults };
}
