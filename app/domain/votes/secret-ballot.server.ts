import { createHash } from "node:crypto";

const digest = (what: string, formKey: string) =>
  createHash("sha256").update(`sunshine-hall/secret-ballot/${what}/${formKey}`, "utf8").digest();

/**
 * By what the same form is known when it is sent again. Neither the key nor the tracker can be made from it: the form's
 * key is random, stands on the page of who votes, and is not kept.
 */
export const keyHashOf = (formKey: string): Uint8Array<ArrayBuffer> => Uint8Array.from(digest("key", formKey));

/** The word under which a secret ballot stands in the export: 20 hex digits in fours, which only its voter has seen. */
export const secretTrackerOf = (formKey: string): string =>
  (digest("tracker", formKey).subarray(0, 10).toString("hex").toUpperCase().match(/.{4}/g) ?? []).join("-");
