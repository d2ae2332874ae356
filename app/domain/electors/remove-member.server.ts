import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { Leaving } from "./forms.ts";
import { endMember, getMember, lockMembers } from "./member-store.server.ts";
import { refusalToKeepMember } from "./policy.ts";

/** Takes somebody off the list of the collective's members; the line stays, with who did it and why. The same words sent again do nothing. */
export async function removeMember(actor: Actor, id: string, { reason }: Leaving): Promise<void> {
  const removedById = accountOf(actor);
  refuseIf(refusalToKeepMember(actor, null));
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    await lockMembers(tx, communityId);
    const member = await getMember(tx, communityId, id);
    refuseIf(refusalToKeepMember(actor, member.accountId));
    if (member.removedById === removedById && member.removalReason === reason) return;
    if (member.removedAt) throw new Refused("member_left");
    await endMember(tx, communityId, id, { removedAt: new Date(), removedById, removalReason: reason });
    await record(tx, actor, {
      action: "member.remove",
      subject: `member:${id}`,
      about: member.accountId,
      personal: { reason },
    });
  });
}
