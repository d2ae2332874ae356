import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { refusalToEndorse } from "./policy.ts";
import { deleteEndorsement, insertEndorsement, lockProposal, updateProposal } from "./store.server.ts";

/** Adds one's endorsement; once given, giving it again changes nothing. */
export const endorseProposal = (actor: Actor, serial: string) => changeEndorsement(actor, serial, "give");

/** Takes one's endorsement back, as long as endorsements are gathered. */
export const withdrawEndorsement = (actor: Actor, serial: string) => changeEndorsement(actor, serial, "takeBack");

function changeEndorsement(actor: Actor, serial: string, change: "give" | "takeBack"): Promise<void> {
  return inTransaction(async (tx) => {
    const proposal = await lockProposal(tx, actor, { serial });
    refuseIf(refusalToEndorse(actor, proposal));
    const write = change === "give" ? insertEndorsement : deleteEndorsement;
    if (!(await write(tx, actor.communityId, proposal.id, accountOf(actor)))) return;

    const step = change === "give" ? 1 : -1;
    await updateProposal(tx, actor.communityId, proposal.id, { endorsementCount: { increment: step } });
    await touch(tx, tags.proposals(actor.communityId), tags.proposal(actor.communityId, serial));
  });
}
