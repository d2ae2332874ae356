import { z } from "zod";

import { goneFields, pictureFields } from "#app/domain/pictures/forms.ts";
import { formKey, revision, text } from "#app/domain/shared/fields.ts";
import { readSerial } from "#app/domain/shared/serial.ts";
import { CATEGORIES } from "./categories.ts";
import { STATE_GROUPS } from "./lifecycle.ts";
import { VERDICTS } from "./policy.ts";

const content = {
  title: text(60, 4),
  category: z.enum(CATEGORIES),
  body: text(10_000, 10),
};

/** A title while it is typed. */
export const SimilarForm = z.object({ title: z.string().trim().max(200) });

export const NewProposalForm = z.object({ ...content, ...pictureFields, formKey });
export const EditProposalForm = z.object({ ...content, ...pictureFields, ...goneFields, revision });

export const ReviewForm = z
  .object({ verdict: z.enum(VERDICTS), reason: text(500, 0) })
  .refine(({ verdict, reason }) => verdict === "accept" || reason.length > 0, {
    path: ["reason"],
    error: "reason_missing",
  });

export const ReasonForm = z.object({ reason: text(500) });

/** A proposal's number, as it is printed. */
const serial = z
  .string()
  .trim()
  .refine((text) => readSerial(text) !== null, { error: "no_such_number" });

export const MergeForm = z.object({ into: serial, reason: text(500) });

export const MERGER_ANSWERS = ["keep", "undo"] as const;
export const MergerAnswerForm = z.object({ verdict: z.enum(MERGER_ANSWERS), reason: text(500) });

const SORTS = ["newest", "endorsed", "discussed"] as const;
export type ProposalSort = (typeof SORTS)[number];
export const PROPOSAL_SORTS = SORTS;

const groups = Object.keys(STATE_GROUPS) as [keyof typeof STATE_GROUPS];

/** The list's address: whatever makes no sense there is as if it were not. */
export const ProposalFilter = z.object({
  state: z.enum(groups).optional().catch(undefined),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  sort: z.enum(SORTS).catch("newest"),
  q: z.string().trim().max(60).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});
export type ProposalFilter = z.output<typeof ProposalFilter>;
