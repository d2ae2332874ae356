import { MOST_FORM_BYTES } from "#app/domain/pictures/forms.ts";

const MB = 1024 * 1024;

/** Addresses that take files, and how many bytes a form there may have with its file. All others take forms of text. */
const UPLOADS: readonly { at: RegExp; most: number }[] = [
  { at: /^\/c\/[^/]+\/imports$/, most: 20 * MB },
  { at: /^\/c\/[^/]+\/claims\/new$/, most: 10 * MB },
  { at: /^\/c\/[^/]+\/votes\/[^/]+\/papers\/[^/]+$/, most: 10 * MB },
  { at: /^\/c\/[^/]+\/votes\/[^/]+\/proxies\/new$/, most: 10 * MB },
  { at: /^\/c\/[^/]+\/proposals\/(?:new|\d+-\d+(?:\/edit|\/comments\/[^/]+)?)$/, most: MOST_FORM_BYTES },
  { at: /^\/c\/[^/]+\/notices\/\d+-\d+(?:\/comments\/[^/]+)?$/, most: MOST_FORM_BYTES },
  { at: /^\/c\/[^/]+\/drafts\/[^/]+\/edit$/, most: MOST_FORM_BYTES },
  { at: /^\/join\/[^/]+$/, most: 10 * MB },
];

/** The most bytes of a form with a file at this path; null where files are not taken. */
export const uploadLimit = (path: string): number | null => UPLOADS.find(({ at }) => at.test(path))?.most ?? null;
