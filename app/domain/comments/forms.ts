import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
import { STANCES } from "./stances.ts";

export const CommentForm = z.object({
  stance: z.enum(STANCES),
  body: text(2_000),
  /** The comment this one answers. */
  parentId: z.union([z.literal("").transform(() => undefined), z.uuid()]).optional(),
  formKey,
});
