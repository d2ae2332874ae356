import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
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
