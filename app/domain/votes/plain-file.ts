import { z } from "zod";

import { isDecimal } from "./methods/budget.ts";
import { ELECTORATES, QUORUMS, type Quorum, TRACKS } from "./rules.ts";
import { CHOICES } from "./tally.ts";

/**
 * A vote in a plain file, as anyone may write one down: how it is counted, on what, who was on the roll, and the
 * ballots. Every key is known or refused, for a misspelt one would be counted as if it were not there.
 */
const seat = z.union([z.string().min(1), z.int()]);
const weight = z.int().min(1).optional();
const id = z.string().min(1);
const seats = z.int().min(1).default(1);
const amount = z.string().refine(isDecimal, { error: "not_an_amount" });

const vote = {
  /** The one rule that breaks ties; without it they stay open. */
  tieBreak: z
    .discriminatedUnion("rule", [
      z.strictObject({ rule: z.literal("lot"), seed: z.string().min(1) }),
      z.strictObject({ rule: z.literal("none") }),
    ])
    .optional(),
  roll: z
    .array(z.strictObject({ seat, heads: z.literal([0, 1]), areaDm2: z.int().min(0) }))
    .min(1)
    .optional(),
};

const optional = { options: z.array(id).min(1).optional() };
const projects = z.array(z.strictObject({ id, cost: amount }));
const choices = z.array(id);
/** Checked key by key, so that no key of an object is passed over. */
const scores = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  { error: "not_scores" },
);

export const FILE_CHOICES = [...CHOICES, "invalid"] as const;

const Motion = z.strictObject({
  ...vote,
  method: z.enum(TRACKS),
  /** Where the law leaves it open whether people or households are counted; the first in track-rules.ts otherwise. */
  electorate: z.enum(ELECTORATES).optional(),
  /** A deliberation may ask for one. */
  quorum: z.enum(Object.keys(QUORUMS) as [Quorum, ...Quorum[]]).optional(),
  ballots: z.array(
    z.strictObject({ seat: seat.optional(), weight: z.literal(1).optional(), choice: z.enum(FILE_CHOICES) }),
  ),
});

const ranked = {
  ...vote,
  ...optional,
  ballots: z.array(z.strictObject({ seat: seat.optional(), weight, ranking: z.array(z.array(id).min(1)) })),
};
const SingleWinner = z.strictObject({ ...ranked, method: z.enum(["schulze", "irv"]), seats: z.literal(1).optional() });
const Transferable = z.strictObject({ ...ranked, method: z.literal("stv"), seats });

const approving = z.array(z.strictObject({ seat: seat.optional(), weight, choices }));
const Approval = z.strictObject({ ...vote, ...optional, method: z.literal("approval"), seats, ballots: approving });
const Score = z.strictObject({
  ...{ ...vote, ...optional, seats, method: z.literal("score") },
  ballots: z.array(z.strictObject({ seat: seat.optional(), weight, scores })),
});

const spending = { ...vote, budget: amount, projects };
const GreedyBudget = z.strictObject({ ...spending, method: z.literal("greedyBudget"), ballots: approving });
const EqualShares = z.strictObject({
  ...{ ...spending, method: z.literal("equalShares") },
  ballots: z.array(
    z.strictObject({ seat: seat.optional(), weight, choices: choices.optional(), scores: scores.optional() }),
  ),
});

export const PlainFile = z.discriminatedUnion(
  "method",
  [Motion, SingleWinner, Transferable, Approval, Score, GreedyBudget, EqualShares],
  { error: ({ code }) => (code === "invalid_union" ? "unknown_method" : undefined) },
);
export type PlainFile = z.output<typeof PlainFile>;
export type MotionFile = z.output<typeof Motion>;
export type OptionsFile =
  | z.output<typeof SingleWinner>
  | z.output<typeof Transferable>
  | z.output<typeof Approval>
  | z.output<typeof Score>;
export type BudgetFile = z.output<typeof GreedyBudget> | z.output<typeof EqualShares>;

export const isMotion = (file: PlainFile): file is MotionFile => (TRACKS as readonly string[]).includes(file.method);
