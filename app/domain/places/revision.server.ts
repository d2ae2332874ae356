import { createHash } from "node:crypto";

import { Refused } from "#app/domain/shared/refusal.ts";

/** What a form was drawn from, in a word: another when any of it has changed since. */
export const revisionOf = (facts: object) =>
  createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 16);

/** A form drawn from something else than what is there now overwrites nothing. */
export function refuseStale(facts: object, revision: string) {
  if (revisionOf(facts) !== revision) throw new Refused("stale_form");
}
