import { createHash } from "node:crypto";

import type { Db } from "#app/db/client.server.ts";
import type { VoteKey } from "./store.server.ts";

const digest = (what: string, formKey: string) =>
  createHash("sha256").update(`sunshine-hall/secret-ballot/${what}/${formKey}`, "utf8").digest();

/**
 * By what the same form is known when it is sent again. Neither the key nor the tracker can be made from it: the form's
 * key is random, stands on the page of who votes, and is not kept.
 */
export const keyHashOf = (formKey: string): Uint8Array<ArrayBuffer> => Uint8Array.from(digest("key", formKey));

/**
 * The word under which a secret ballot stands in the export: 20 hex digits in fours, which only its voter has seen. The same
 * form that is sent for two seats is two ballots.
 */
export const secretTrackerOf = (formKey: string, seatNo: number): string =>
  (digest(`tracker/${seatNo}`, formKey).subarray(0, 10).toString("hex").toUpperCase().match(/.{4}/g) ?? []).join("-");

/** Takes the ballots of a secret vote out of the table once it is over: they stand in its ledger, or count for nothing. */
export const forgetSecretBallots = (tx: Db, { communityId, voteId }: VoteKey) =>
  tx.secretBallot.deleteMany({ where: { communityId, voteId } });
