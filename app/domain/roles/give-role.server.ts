import { inTransaction } from "#app/db/client.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { GiveRole } from "./forms.ts";
import { refusalToGive } from "./policy.ts";
import { lockHolder } from "./store.server.ts";

/** Gives somebody a role in this community, from their next request on. Refuses with both_sides, role_held and the like. */
export function giveRole(actor: Actor, { person, role, reason }: GiveRole): Promise<void> {
  const grantedById = accountOf(actor);
  return inTransaction(async (tx) => {
    const { communityId } = actor;
    const holder = await lockHolder(tx, [communityId], person);
    refuseIf(refusalToGive(actor, holder, role));
    const isNew = await grantRole(tx, { communityId, accountId: person, role, grantedById, reason });
    if (!isNew) throw new Refused("role_held");
    await record(tx, actor, { action: "role.grant", subject: `role:${role}`, about: person });
  });
}
