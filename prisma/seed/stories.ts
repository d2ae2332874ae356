import { z } from "zod";

import { ProposalCategory, ProposalState, StanceKind, VoteTrack } from "#app/db/generated/enums.ts";
import { GROUNDS } from "#app/domain/moderation/grounds.ts";
import { VERDICTS } from "#app/domain/votes/result.ts";
import { QUORUMS, type Quorum } from "#app/domain/votes/rules.ts";
import { VoteSettings } from "#app/domain/votes/settings.ts";
import commentsFile from "./data/comments.json" with { type: "json" };
import newTownFile from "./data/new-town.json" with { type: "json" };
import proposalsFile from "./data/proposals.json" with { type: "json" };
import summariesFile from "./data/summaries.json" with { type: "json" };
import votesFile from "./data/votes.json" with { type: "json" };

const days = z.int().min(0);

/** What there is in data/pictures.json. */
const DRAWINGS = ["garage", "plan"] as const;

/** Who did it: a login of the cast, "author", or null for the clock. */
const Move = z.object({
  to: z.enum(ProposalState),
  daysAgo: days,
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Who flags it for what, and whether it was hidden, by whom, why, and what its author says against it. */
const Moderated = z.object({
  flags: z.array(z.object({ ground: z.enum(GROUNDS), note: z.string() })).min(1),
  hidden: z.object({ by: z.string(), note: z.string().min(1), appeal: z.string().min(1).optional() }).optional(),
});
export type Moderated = z.infer<typeof Moderated>;

const Matter = z.object({
  no: z.int(),
  title: z.string(),
  category: z.enum(ProposalCategory),
  /** A login of the cast, or the building of somebody living there. */
  author: z.string(),
  draftedDaysAgo: days,
  endorsements: z.int(),
  body: z.string(),
  /** What the body was before, oldest first. */
  earlier: z.array(z.string()),
  mergedInto: z.int().nullable(),
  moves: z.array(Move),
  moderated: Moderated.optional(),
});
export type Matter = z.infer<typeof Matter>;

const Said = z.object({
  /** As an author; "6号楼#a" is the same person wherever it stands in the thread. Left out: any resident. */
  by: z.string().optional(),
  stance: z.enum(StanceKind),
  text: z.string(),
  /** An official answer. */
  answer: z.boolean().default(false),
  /** Whether it is hidden for an insult, and its author was warned. */
  warned: z.boolean().default(false),
  /** Left out: some time while people were discussing. */
  daysAgo: days.optional(),
  moderated: Moderated.optional(),
  /** What goes along with it; in the first compound alone. */
  pictures: z.array(z.object({ drawing: z.enum(DRAWINGS), alt: z.string() })).default([]),
  get replies() {
    return z.array(Said).default([]);
  },
});
export type Said = z.infer<typeof Said>;

/** What the committee sums up; "#3" is the third comment as the story tells them. */
const Summary = z.object({ proposal: z.int(), by: z.string(), pro: z.string(), con: z.string() });

const Task = z.object({ title: z.string(), unit: z.string(), dueIn: days });
export type Task = z.infer<typeof Task>;

/** Contests an outcome while its notice runs, and waits for an answer; by somebody of a building. */
const Objection = z.object({ by: z.string(), daysAgo: days, text: z.string() });

/** How many seats sent in what on paper, and how many somebody else votes for with their written authority. */
const PapersStory = z.object({
  /** Read twice, alike; as a ballot, and as a spoilt one. */
  settled: z.int(),
  spoilt: z.int(),
  /** Two sheets of one seat that say different things. */
  disputed: z.int(),
  /** Waiting for the second reading, and for the third. */
  readOnce: z.int(),
  differing: z.int(),
  proxies: z.int(),
});
export type PapersStory = z.infer<typeof PapersStory>;

const VoteStory = z.object({
  proposal: z.int(),
  track: z.enum(VoteTrack),
  /** Which of the compound's areas is asked; null asks all residents. */
  area: z.int().nullable(),
  quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]).default("none"),
  question: z.string(),
  explanation: z.string(),
  /** What is not as in a motion by name. */
  settings: VoteSettings.partial().default({}),
  /** Percent of the roll that votes online, and of those who took part. */
  turnout: z.int().default(0),
  agree: z.int().default(0),
  abstain: z.int().default(0),
  /** How well each option is liked, in percent. */
  likes: z.array(z.int()).default([]),
  papers: PapersStory.optional(),
  /** Logins that have cast already, and that have not yet. */
  cast: z.array(z.string()).default([]),
  uncast: z.array(z.string()).default([]),
  /** What a closed vote comes to. */
  decision: z.enum(VERDICTS).optional(),
  /** The option that is to be among the winners. */
  winner: z.string().optional(),
  /** Days ahead. Of a vote that is open already, when it closes, if not on the calendar's closing evening. */
  opensIn: days.default(0),
  closesIn: days.default(0),
  /** By how many days its deadline was put off, and why. */
  extended: z.object({ days: days.min(1), reason: z.string() }).optional(),
  outcome: z
    .object({
      ...{ title: z.string(), body: z.string(), tasks: z.array(Task), objections: z.array(Objection).default([]) },
      /** What is said below its notice. */
      comments: z.array(Said).default([]),
    })
    .optional(),
});
export type VoteStory = z.infer<typeof VoteStory>;

export const matters = z.array(Matter).parse(proposalsFile);
export const votes = new Map(
  z
    .array(VoteStory)
    .parse(votesFile)
    .map((vote) => [vote.proposal, vote]),
);
export const threads = new Map(
  z
    .array(z.object({ proposal: z.int(), comments: z.array(Said) }))
    .parse(commentsFile)
    .map(({ proposal, comments }) => [proposal, comments]),
);
export const summaries = new Map(
  z
    .array(Summary)
    .parse(summariesFile)
    .map((summary) => [summary.proposal, summary]),
);
export const newTown = z.object({ proposal: Matter, vote: VoteStory, comments: z.array(Said) }).parse(newTownFile);
