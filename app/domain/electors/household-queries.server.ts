import { prisma } from "#app/db/client.server.ts";
import { refusalToSeePlaces } from "#app/domain/places/policy.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { listAtHome } from "./household-store.server.ts";
import { refusalToNameVoter } from "./policy.ts";

/** Who lives in a flat under the names they show, and who of them votes where households are asked. */
export async function householdOf(actor: Actor, unitId: string) {
  refuseIf(refusalToSeePlaces(actor));
  const atHome = await listAtHome(prisma, actor.communityId, unitId);
  return {
    atHome: atHome.map(({ accountId, shownName }) => ({ accountId, shownName })),
    named: atHome.find(({ named }) => named)?.accountId ?? null,
    refusal: refusalToNameVoter(actor, atHome),
  };
}
export type Household = Awaited<ReturnType<typeof householdOf>>;
