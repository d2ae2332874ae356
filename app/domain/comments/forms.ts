import { z } from "zod";

import { goneFields, pictureFields } from "#app/domain/pictures/forms.ts";
import { formKey, revision, text } from "#app/domain/shared/fields.ts";
import { ThreadView } from "./showing.ts";
import { STANCES } from "./stances.ts";

export const LONGEST_COMMENT = 2_000;
export const LONGEST_SUMMARY = 2_000;

export const CommentForm = z.object({
  stance: z.enum(STANCES),
  body: text(LONGEST_COMMENT),
  /** The comment this one answers. */
  parentId: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
  /** Ticked by who answers in their office. */
  answer: z.string().optional(),
  ...pictureFields,
  formKey,
});

export const EditCommentForm = z.object({ body: text(LONGEST_COMMENT), ...pictureFields, ...goneFields, revision });

/** Where on this site the form stood, to come back to. */
const back = z.string().max(500).optional();

export const RATINGS = ["helpful", "unhelpful", "none"] as const;
export type Rating = (typeof RATINGS)[number];
export const RatingForm = z.object({ rating: z.enum(RATINGS), back });

/** What was known when the form was drawn: what came since is shown. */
export const ReadingForm = ThreadView.pick({ since: true });

export const FollowForm = z.object({ back });

export const SummaryForm = z
  .object({
    pro: text(LONGEST_SUMMARY, 0),
    con: text(LONGEST_SUMMARY, 0),
    /** 0 when there was none. */
    revision: z.coerce.number().int().min(0),
  })
  .refine(({ pro, con }) => pro + con !== "", { path: ["pro"], error: "summary_empty" });
