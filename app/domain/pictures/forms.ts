import { z } from "zod";

import { text, type UploadedFile, uploadedFile } from "#app/domain/shared/fields.ts";
import { photoFault, photoHeader } from "#app/domain/shared/photo-header.ts";

const MB = 1024 * 1024;
/** Of one picture, as it comes. */
export const MOST_PICTURE_BYTES = 10 * MB;
/** Of all pictures of a form, and of the form with them. */
export const MOST_PICTURES_BYTES = 20 * MB;
export const MOST_FORM_BYTES = MOST_PICTURES_BYTES + MB;
export const LONGEST_ALT = 120;

/** A picture as it was sent, and what it shows. */
export type SentPicture = { file: UploadedFile; alt: string };

const isFine = (but: "not_a_photo" | "photo_heic") => (file: UploadedFile) =>
  photoFault(photoHeader(file.bytes)) !== but;

/** Judged by its bytes as it comes in, so that of several pictures it is said which one cannot be used. */
const picture = uploadedFile(MOST_PICTURE_BYTES)
  .refine(isFine("not_a_photo"), { error: "not_a_photo" })
  .refine(isFine("photo_heic"), { error: "photo_heic" })
  .optional();
const alt = text(LONGEST_ALT, 0).optional();

/** The part of a form that takes pictures, each with a word about what it shows. */
export const pictureFields = {
  ...{ picture1: picture, picture2: picture, picture3: picture, picture4: picture },
  ...{ alt1: alt, alt2: alt, alt3: alt, alt4: alt },
};

type Fields = {
  [Name in keyof typeof pictureFields]?: (Name extends `alt${number}` ? string : UploadedFile) | undefined;
};

/** Those that were chosen, in their order. */
export const picturesIn = (sent: Fields): SentPicture[] =>
  ([1, 2, 3, 4] as const).flatMap((at) => {
    const file = sent[`picture${at}`];
    return file ? [{ file, alt: sent[`alt${at}`] ?? "" }] : [];
  });

const gone = z.uuid().optional();

/** The part of a form that takes pictures away: the ids of those that are ticked. */
export const goneFields = { gone1: gone, gone2: gone, gone3: gone, gone4: gone };

export const goneIn = (sent: { [Name in keyof typeof goneFields]?: string | undefined }): string[] =>
  [sent.gone1, sent.gone2, sent.gone3, sent.gone4].filter((id) => id !== undefined);
