import { inTransaction } from "#app/db/client.server.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { GivePost } from "./forms.ts";
import { refusalToGive } from "./policy.ts";
import { insertPost, lockHolder } from "./store.server.ts";
import type { Caller } from "./subdistrict.ts";
import { enterSubdistrict, recordEverywhere } from "./subdistrict-entry.server.ts";

/** Makes somebody an official of a subdistrict: of every community in it, from their next request on. */
export function givePost(caller: Caller, subdistrictId: string, { person, reason }: GivePost): Promise<void> {
  return inTransaction(async (tx) => {
    const { communityIds, actor, accountId } = await enterSubdistrict(tx, caller, subdistrictId);
    const { roles } = await lockHolder(tx, communityIds, person);
    refuseIf(refusalToGive(actor, { accountId: person, roles }, "official"));
    const post = { subdistrictId, accountId: person, grantedById: accountId, reason };
    if (!(await insertPost(tx, post))) throw new Refused("role_held");
    await recordEverywhere(tx, communityIds, { action: "role.grant", accountId, holderId: person });
  });
}
