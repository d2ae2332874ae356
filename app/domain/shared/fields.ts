import { z } from "zod";

/**
 * Building blocks of form schemas. Messages are codes; the catalogues hold the words.
 * Text is trimmed, its line ends are \n, and it is NFC, so that what looks the same is the same.
 */
export const text = (max: number, min = 1) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").normalize("NFC").trim())
    .pipe(z.string().min(min).max(max));

/** A file that came with a form; one left out, or empty, is undefined. */
export type UploadedFile = { name: string; bytes: Uint8Array };

export const uploadedFile = (maxBytes: number) =>
  z
    .custom<UploadedFile>((value) => typeof value === "object" && value !== null && "bytes" in value, {
      error: "file_missing",
    })
    .refine(({ bytes }) => bytes.length <= maxBytes, { error: "file_too_large" });

/** Random, made when the form was drawn: the same form sent twice is one submission. */
export const formKey = z.uuid();

/** The revision the form was drawn from. */
export const revision = z.coerce.number().int().min(1);

/** Of buttons that send nothing but the wish. */
export const EmptyForm = z.object({});
