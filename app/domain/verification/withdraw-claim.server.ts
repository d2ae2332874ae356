import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToWithdraw } from "./policy.ts";
import { endClaims, lockClaim } from "./store.server.ts";

/** The claimant takes a claim back while it waits. */
export async function withdrawClaim(actor: Actor, claimId: string): Promise<void> {
  if (!isId(claimId)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    refuseIf(refusalToWithdraw(actor, await lockClaim(tx, actor.communityId, claimId)));
    const ending = { state: "withdrawn", reason: "", decidedAt: new Date(), decidedById: null } as const;
    await endClaims(tx, actor.communityId, [claimId], ending);
  });
}
