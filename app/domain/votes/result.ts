import { z } from "zod";

import type { Plain } from "./ledger/canonical.ts";
import { Apart, DECISIONS, Figures, Tally } from "./tally.ts";

/** How a vote ended: a motion's decision; of options, that somebody won, or that a tie stayed open. */
export const VERDICTS = [...DECISIONS, "decided", "tied"] as const;
export type Verdict = (typeof VERDICTS)[number];

const Deemed = Tally.pick({ decision: true, passed: true, quorate: true, figures: true });

/** Of a motion. Votes from before there was a ledger do not tell where their ballots came from. */
export const MotionResult = Tally.extend({ apart: Apart.optional(), deemedResult: Deemed.optional() });
export type MotionResult = z.infer<typeof MotionResult>;

const Tie = z.object({ at: z.string(), between: z.array(z.string()), brokenBy: z.literal("lot").nullable() });

/** Of options: ids that won, and what could not be told apart. */
export const OptionsResult = z.object({
  decision: z.enum(["noQuorum", "decided", "tied"]),
  quorate: z.boolean(),
  figures: z.array(Figures.pick({ measure: true, eligible: true, participating: true, missingForQuorum: true })),
  winners: z.array(z.string()),
  ties: z.array(Tie),
  unfollowed: z.literal(true).optional(),
  apart: Apart,
  /** What the method added up, for whoever reads the result. */
  counts: z.record(z.string(), z.unknown()),
});
export type OptionsResult = z.infer<typeof OptionsResult>;

/** A counted vote, as it is kept with it. */
export const VoteResult = z.union([OptionsResult, MotionResult]);
export type VoteResult = z.infer<typeof VoteResult>;

export const isOfOptions = (result: VoteResult): result is OptionsResult => "winners" in result;

/** The result as the ledger has it: docs/ledger.md. What can be told from it again is left out. */
export function inLedger(result: VoteResult): Plain {
  if (!isOfOptions(result)) return result;
  const { decision: _, counts: _c, ...written } = result;
  return written;
}
