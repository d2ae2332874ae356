import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { unlinkFromRegister } from "#app/domain/places/unlink-from-register.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { refusalToTake } from "./policy.ts";
import { endMembership, endWhatHangsOn, lockAdmins, lockMembership } from "./store.server.ts";

/** Takes a role from whoever holds it. Roles are read at every request, so it is over with the next one. */
export function takeRole(actor: Actor, membershipId: string, reason: string): Promise<void> {
  const endedById = accountOf(actor);
  return inTransaction(async (tx) => {
    const { communityId } = actor;
    const adminsNow = await lockAdmins(tx, communityId);
    const { id, accountId, role, endedAt } = await lockMembership(tx, communityId, membershipId);
    refuseIf(refusalToTake(actor, { accountId, role, endedAt }, adminsNow));
    await endMembership(tx, communityId, id, { endedAt: new Date(), endedById, endReason: reason });
    await endWhatHangsOn(tx, communityId, accountId, role);
    if (role === "owner") await unlinkFromRegister(tx, actor, accountId);
    await record(tx, actor, { action: "role.take", subject: `role:${role}`, about: accountId });
  });
}
