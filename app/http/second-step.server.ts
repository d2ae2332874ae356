import { REFUSALS, type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";
import type { Visit } from "./visit.server.ts";

/** Not for want of a role. */
const FOR_OTHER_REASONS: readonly RefusalCode[] = [
  ...(["factor_first", "prove_again", "author_only", "own_item", "own_proposal", "not_on_roll"] as const),
];

/** What is refused to staff who have not shown their second factor may not be once they have: they are told that. */
export async function asksFactorFirst(visit: Visit, error: unknown): Promise<unknown> {
  if (!(error instanceof Refused) || REFUSALS[error.code] !== 403 || FOR_OTHER_REASONS.includes(error.code)) {
    return error;
  }
  return (await visit.person())?.owesFactor ? new Refused("factor_first") : error;
}
