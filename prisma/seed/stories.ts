import { z } from "zod";

import { ProposalCategory, ProposalState, StanceKind, VoteTrack } from "#app/db/generated/enums.ts";
import { QUORUMS, type Quorum } from "#app/domain/votes/rules.ts";
import { DECISIONS } from "#app/domain/votes/tally.ts";
import commentsFile from "./data/comments.json" with { type: "json" };
import newTownFile from "./data/new-town.json" with { type: "json" };
import proposalsFile from "./data/proposals.json" with { type: "json" };
import summariesFile from "./data/summaries.json" with { type: "json" };
import votesFile from "./data/votes.json" with { type: "json" };

const days = z.int().min(0);

/** Who did it: a login of the cast, "author", or null for the clock. */
const Move = z.object({
  to: z.enum(ProposalState),
  daysAgo: days,
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

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
});
export type Matter = z.infer<typeof Matter>;

const Said = z.object({
  /** As an author; "6号楼#a" is the same person wherever it stands in the thread. Left out: any resident. */
  by: z.string().optional(),
  stance: z.enum(StanceKind),
  text: z.string(),
  /** An official answer. */
  answer: z.boolean().default(false),
  /** Left out: some time while people were discussing. */
  daysAgo: days.optional(),
  get replies() {
    return z.array(Said).default([]);
  },
});
export type Said = z.infer<typeof Said>;

/** What the committee sums up; "#3" is the third comment as the story tells them. */
const Summary = z.object({ proposal: z.int(), by: z.string(), pro: z.string(), con: z.string() });

const Task = z.object({ title: z.string(), unit: z.string(), dueIn: days });
export type Task = z.infer<typeof Task>;

const VoteStory = z.object({
  proposal: z.int(),
  track: z.enum(VoteTrack),
  /** Which of the compound's areas is asked; null asks all residents. */
  area: z.int().nullable(),
  quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]).default("none"),
  question: z.string(),
  explanation: z.string(),
  /** Percent of the roll, and of those who took part. */
  turnout: z.int().default(0),
  agree: z.int().default(0),
  abstain: z.int().default(0),
  /** Logins that have cast already, and that have not yet. */
  cast: z.array(z.string()).default([]),
  uncast: z.array(z.string()).default([]),
  /** What a closed vote comes to. */
  decision: z.enum(DECISIONS).optional(),
  /** Days ahead, for a vote in notice. */
  opensIn: days.default(0),
  closesIn: days.default(0),
  /** By how many days its deadline was put off, and why. */
  extended: z.object({ days: days.min(1), reason: z.string() }).optional(),
  outcome: z.object({ title: z.string(), body: z.string(), tasks: z.array(Task) }).optional(),
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
