import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { holdVote } from "#app/domain/votes/hold-vote.server.ts";
import { refusalToRevokeProxy } from "./policy.ts";

/** Ends an authority: its holder casts nothing any more. A ballot that is in stays in. */
export async function revokeProxy(actor: Actor, serial: string, id: string) {
  const revokedById = accountOf(actor);
  if (!isId(id)) throw new Refused("not_found");
  await inTransaction(async (tx) => {
    const { key, now, ...vote } = await holdVote(tx, actor.communityId, serial);
    const authority = await tx.proxyAuthority.findFirst({
      where: { ...key, id },
      select: { seatNo: true, proxyId: true, revokedAt: true },
    });
    if (!authority) throw new Refused("not_found");
    refuseIf(refusalToRevokeProxy(actor, vote, { isRevoked: authority.revokedAt !== null }, now));
    await tx.proxyAuthority.update({
      where: { communityId_id: { communityId: key.communityId, id } },
      data: { revokedAt: now, revokedById },
      select: { id: true },
    });
    await record(tx, actor, {
      action: "proxy.revoke",
      subject: `vote:${serial}`,
      about: authority.proxyId,
      detail: { seat: authority.seatNo },
    });
    await touch(tx, tags.vote(key.communityId, serial));
  });
}
