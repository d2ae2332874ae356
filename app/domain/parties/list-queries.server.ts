import { prisma } from "#app/db/client.server.ts";
import { refusalToSeePlaces } from "#app/domain/places/policy.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { PartyFilter } from "./forms.ts";
import { partySummaries } from "./party-rows.server.ts";

/** The parties of one property area: of the one asked for, else of the first. A search goes through all of them. */
export async function partiesPage(actor: Actor, filter: PartyFilter) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const areas = await prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id", "name" FROM "PropertyArea" WHERE "communityId" = ${communityId} ORDER BY length("name"), "name"`;
  const area = filter.q ? undefined : (areas.find(({ id }) => id === filter.area)?.id ?? areas[0]?.id);
  const list = await partySummaries(communityId, { ...filter, area });
  return { areas, area, ...list };
}
