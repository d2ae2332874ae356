import { z } from "zod";
import { isCount } from "#app/domain/shared/cursor.ts";
import { formKey, uploadedFile } from "#app/domain/shared/fields.ts";
import { VERDICTS } from "./notes.ts";

export const MOST_FILE_BYTES = 20_000_000;

export const UploadForm = z.object({ file: uploadedFile(MOST_FILE_BYTES), formKey });

export const FORMATS = ["xlsx", "csv"] as const;
export type Format = (typeof FORMATS)[number];
export const FormatFilter = z.object({ format: z.enum(FORMATS).catch("xlsx") });

/** A preview's address: whatever makes no sense there is as if it were not. */
export const RowFilter = z.object({
  verdict: z.enum(VERDICTS).optional().catch(undefined),
  after: z.string().refine(isCount).transform(Number).optional().catch(undefined),
});
export type RowFilter = z.output<typeof RowFilter>;
