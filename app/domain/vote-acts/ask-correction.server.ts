import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import type { NewRollRequest } from "./forms.ts";
import { refusalToAsk } from "./policy.ts";
import { insertRequest, listOwnRequests } from "./request-store.server.ts";
import { lockVote } from "./store.server.ts";

/** Somebody says what is wrong with the roll, or that they are missing from it. The same form sent again is one request. */
export async function askCorrection(actor: Actor, serial: string, { text, formKey }: NewRollRequest): Promise<string> {
  const askerId = accountOf(actor);
  return inTransaction(async (tx) => {
    const vote = await lockVote(tx, actor.communityId, serial);
    const own = await listOwnRequests(tx, vote, askerId);
    const same = own.find((request) => request.formKey === formKey);
    if (same) return saidAgain(same, { text }).id;
    refuseIf(refusalToAsk(actor, vote, own.length, vote.now));
    return insertRequest(tx, vote, { askerId, text, askedAt: vote.now, formKey });
  });
}
