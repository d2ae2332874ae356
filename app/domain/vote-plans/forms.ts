import { z } from "zod";

import { formKey, revision, text } from "#app/domain/shared/fields.ts";
import { ELECTORATES, MAJORITY_OF } from "#app/domain/votes/rules.ts";
import { SHARES, type ShareName } from "./local-rules.ts";

const shareNames = Object.keys(SHARES) as [ShareName, ...ShareName[]];

const days = z.string().transform((typed, ctx) => {
  if (/^\d{1,3}$/.test(typed) && Number(typed) <= 365) return Number(typed);
  ctx.addIssue({ code: "custom", message: "bad_days" });
  return z.NEVER;
});

/** A rule of the community's own. What it measures and whom it asks is the law's. */
export const LocalRuleForm = z.object({
  electorate: z.enum(ELECTORATES),
  quorum: z.enum(["none", ...shareNames]).transform((name) => (name === "none" ? null : SHARES[name])),
  majority: z.enum(shareNames).transform((name) => SHARES[name]),
  majorityOf: z.enum(MAJORITY_OF),
  noticeDays: days,
  citation: text(300, 4),
  formKey,
});
export type LocalRule = z.output<typeof LocalRuleForm>;

/** "2247-2200-18233017": the seats, heads and area that the page showed. */
const totals = z.string().transform((typed, ctx) => {
  const [, seats, heads, areaDm2] = /^(\d{1,9})-(\d{1,9})-(\d{1,15})$/.exec(typed) ?? [];
  if (areaDm2 !== undefined) return { seats: Number(seats), heads: Number(heads), areaDm2: Number(areaDm2) };
  ctx.addIssue({ code: "custom", message: "not_valid" });
  return z.NEVER;
});

export const ApprovalForm = z.object({ revision, roll: totals });
export type Approval = z.output<typeof ApprovalForm>;

export const SendingBackForm = z.object({ revision, reason: text(300, 2) });
export type SendingBack = z.output<typeof SendingBackForm>;

export const WithdrawalForm = z.object({ revision });
export type Withdrawal = z.output<typeof WithdrawalForm>;
