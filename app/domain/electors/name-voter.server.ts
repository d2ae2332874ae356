import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { HouseholdVoter } from "./forms.ts";
import { keepVoter, listAtHome, lockFlat } from "./household-store.server.ts";
import { refusalToNameVoter } from "./policy.ts";

/**
 * Says who of those who live in a flat votes for it where households are asked; null leaves it to whoever was linked to
 * it first. Counts for rolls taken from now on. Said again, it changes nothing.
 */
export async function nameVoter(actor: Actor, unitId: string, { accountId }: HouseholdVoter): Promise<void> {
  const namedById = accountOf(actor);
  refuseIf(refusalToNameVoter(actor, []));
  if (!isId(unitId)) throw new Refused("not_found");
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    await lockFlat(tx, communityId, unitId);
    const atHome = await listAtHome(tx, communityId, unitId);
    refuseIf(refusalToNameVoter(actor, atHome));
    const before = atHome.find(({ named }) => named)?.accountId ?? null;
    if (before === accountId) return;
    if (accountId && !atHome.some((one) => one.accountId === accountId)) throw new Refused("not_at_home");
    await keepVoter(tx, communityId, unitId, accountId, namedById);
    await record(tx, actor, {
      action: "household.name",
      subject: "household",
      about: accountId ?? before,
      personal: { unit: unitId, before, after: accountId },
    });
  });
}
