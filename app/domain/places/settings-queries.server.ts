import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { historyOf } from "./history-queries.server.ts";
import { refusalToMoveCommunity, refusalToSettle } from "./policy.ts";
import { subdistrictOf } from "./subdistrict-store.server.ts";

/** What stands beside the settings themselves: the subdistrict, and what was changed before. */
export async function settingsPage(actor: Actor) {
  refuseIf(refusalToSettle(actor));
  const { communityId } = actor;
  const [subdistrict, history] = await Promise.all([
    subdistrictOf(prisma, communityId),
    historyOf(communityId, "community", null),
  ]);
  return { subdistrict: subdistrict.name, history, mayMove: refusalToMoveCommunity(actor, null) === null };
}
