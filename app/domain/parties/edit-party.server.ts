import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { PartyFacts } from "#app/domain/places/facts.ts";
import { recordChange } from "#app/domain/places/record-change.server.ts";
import { refuseStale } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { PartyForm } from "./forms.ts";
import { membersAs } from "./members.ts";
import { refusalToEditParties } from "./policy.ts";
import { lockParties, partyIn, replaceParty } from "./store.server.ts";

/** Says who owns together, in what capacity, and who votes. Rolls that were taken before stay as they are. */
export async function editParty(
  actor: Actor,
  id: string,
  { kind, lines, voter, revision }: z.output<typeof PartyForm>,
) {
  refuseIf(refusalToEditParties(actor));
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    const { label, facts: before } = partyIn(await lockParties(tx, communityId, [id]), id);
    refuseIf(refusalToEditParties(actor, before));
    refuseStale(before, revision);
    const after: PartyFacts = { ...before, kind, members: membersAs(before.members, lines, voter) };
    await replaceParty(tx, communityId, id, after);
    await recordChange(tx, actor, { kind: "party", subjectId: id, label, before, after });
  });
}
