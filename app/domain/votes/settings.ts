import { z } from "zod";

/** In the order in which a form offers them. */
export const METHODS = [
  "motion",
  "singleChoice",
  "approval",
  "score",
  "schulze",
  "irv",
  "stv",
  "greedyBudget",
  "equalShares",
] as const satisfies readonly Method["code"][];

/** What may be chosen on a ballot, and how ballots make a result. */
const Method = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("motion") }),
  z.strictObject({ code: z.literal("singleChoice") }),
  z.strictObject({ code: z.literal("approval"), most: z.int().min(1), seats: z.int().min(1) }),
  z.strictObject({ code: z.literal("score"), max: z.int().min(1), seats: z.int().min(1) }),
  z.strictObject({ code: z.enum(["schulze", "irv"]) }),
  z.strictObject({ code: z.literal("stv"), seats: z.int().min(1) }),
  z.strictObject({ code: z.enum(["greedyBudget", "equalShares"]), budget: z.string() }),
]);
export type Method = z.infer<typeof Method>;

const Option = z.strictObject({ id: z.string(), text: z.string(), cost: z.string().optional() });

/** How one vote is held: fixed before its notice and never changed after. docs/ledger.md says what each means. */
export const VoteSettings = z.strictObject({
  method: Method,
  options: z.array(Option),
  secrecy: z.enum(["named", "secret"]),
  finality: z.enum(["final", "lastCounts"]),
  precedence: z.enum(["online", "paper"]),
  tieBreak: z.discriminatedUnion("rule", [
    z.strictObject({ rule: z.literal("none") }),
    z.strictObject({ rule: z.literal("lot"), source: z.string() }),
  ]),
  deemed: z.strictObject({ citation: z.string() }).nullable(),
});
export type VoteSettings = z.infer<typeof VoteSettings>;

/** Agree, against or abstain, by name and for good. */
export const MOTION: VoteSettings = {
  ...{ method: { code: "motion" }, options: [], secrecy: "named", finality: "final", precedence: "online" },
  ...{ tieBreak: { rule: "none" }, deemed: null },
};
