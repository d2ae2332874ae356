import { inTransaction } from "#app/db/client.server.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToTake } from "./policy.ts";
import { endPost, lockPost } from "./store.server.ts";
import type { Caller } from "./subdistrict.ts";
import { enterSubdistrict, recordEverywhere } from "./subdistrict-entry.server.ts";

/** Takes the post from an official, in every community of the subdistrict at once. */
export function takePost(caller: Caller, subdistrictId: string, postId: string, reason: string): Promise<void> {
  return inTransaction(async (tx) => {
    const { communityIds, actor, accountId } = await enterSubdistrict(tx, caller, subdistrictId);
    const { id, accountId: holderId, endedAt } = await lockPost(tx, subdistrictId, postId);
    refuseIf(refusalToTake(actor, { accountId: holderId, role: "official", endedAt }, 0));
    await endPost(tx, subdistrictId, id, { endedAt: new Date(), endedById: accountId, endReason: reason });
    await recordEverywhere(tx, communityIds, { action: "role.take", accountId, holderId });
  });
}
