import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { DecisionForm } from "./forms.ts";
import { spendLetter } from "./letter-store.server.ts";
import { refusalToCheckPeople, refusalToDecide } from "./policy.ts";
import { settleClaim } from "./settle-claim.server.ts";
import { isOwning } from "./standing.ts";
import {
  endClaims,
  type LockedClaim,
  type LockedUnit,
  listRivals,
  lockClaim,
  lockUnit,
  type RegisterMember,
  unitOfClaim,
} from "./store.server.ts";

/** The committee accepts a claim or refuses it with a reason. What proved it is deleted; who decided stays on record. */
export async function decideClaim(actor: Actor, claimId: string, decision: DecisionForm): Promise<void> {
  refuseIf(refusalToCheckPeople(actor));
  if (!isId(claimId)) throw new Refused("not_found");
  const { communityId } = actor;
  const { verdict, reason } = decision;
  await inTransaction(async (tx) => {
    const unit = await lockUnit(tx, communityId, await unitOfClaim(tx, communityId, claimId));
    const claim = await lockClaim(tx, communityId, claimId);
    const rivals = await listRivals(tx, communityId, claim);
    refuseIf(refusalToDecide(actor, { ...claim, unitAccountIds: [...belongingTo(unit), ...rivals] }));
    const decidedAt = new Date();
    const decidedById = accountOf(actor);
    if (verdict === "accept") {
      const { claimantId: accountId, standing, letterId } = claim;
      const entry = entryFor(claim, unit, decision.entry);
      await settleClaim(tx, actor, unit, { accountId, standing, entry, grantedById: decidedById });
      if (letterId) await spendLetter(tx, communityId, letterId, accountId, decidedAt);
    }
    const state = verdict === "accept" ? "accepted" : "refused";
    await endClaims(tx, communityId, [claimId], { state, reason, decidedAt, decidedById });
    await record(tx, actor, {
      ...{ action: `claim.${verdict}`, subject: `claim:${claimId}`, about: claim.claimantId },
      ...{ detail: { by: "committee", standing: claim.standing }, personal: { unit: unit.id, reason } },
    });
  });
}

export const belongingTo = ({ members, occupantIds }: Pick<LockedUnit, "members" | "occupantIds">) => [
  ...members.flatMap(({ accountId }) => accountId ?? []),
  ...occupantIds,
];

/** The register's line that an owner is linked to: the committee chose it, and it is nobody else's. */
function entryFor({ standing, claimantId }: LockedClaim, { members }: LockedUnit, chosen: number | undefined) {
  if (!isOwning(standing)) return null;
  const entry: RegisterMember | undefined = members.find(({ position }) => position === chosen);
  if (!entry) throw new Refused("entry_missing");
  if (entry.accountId !== null && entry.accountId !== claimantId) throw new Refused("entry_taken");
  return entry;
}
