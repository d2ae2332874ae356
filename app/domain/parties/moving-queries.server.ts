import { prisma } from "#app/db/client.server.ts";
import { refusalToEditPlaces } from "#app/domain/places/policy.ts";
import { revisionOf } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { type Known, planMove } from "./moving.ts";
import { findMovable, listAreas, ownersIn, partiesOfMove } from "./moving-store.server.ts";
import { refusalToEditParties } from "./policy.ts";

/** So many owners are named by their units; the rest are counted. */
const MOST_NAMED = 10;

/** Where a building may go, and what becomes of its owners where it is asked about. No names: owners are their units. */
export async function buildingMovePage(actor: Actor, id: string, asked: string | null) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  const facts = await findMovable(prisma, communityId, id);
  const [areas, owners] = await Promise.all([listAreas(prisma, communityId), ownersIn(prisma, communityId, id)]);
  const to = areas.find((area) => area.id === asked && area.id !== facts.propertyAreaId) ?? null;
  return {
    ...{ id, name: facts.name, revision: revisionOf({ ...facts, owners }) },
    area: areas.find((area) => area.id === facts.propertyAreaId)?.name ?? "",
    others: areas.filter((area) => area.id !== facts.propertyAreaId),
    to: to && { ...to, ...(await consequences(actor, { owners, to: to.id })) },
  };
}

async function consequences(actor: Actor, move: { owners: Awaited<ReturnType<typeof ownersIn>>; to: string }) {
  const { leaving, there } = await partiesOfMove(prisma, actor.communityId, { ...move, locked: false });
  const plan = planMove(leaving, there);
  const touched = [...leaving, ...plan.joined.map(({ into }) => into)].map(({ facts }) => facts);
  return {
    whole: plan.whole.length,
    split: named(plan.split),
    joined: named(plan.joined.map(({ party }) => party)),
    alike: named(plan.alike),
    refusal: refusalToEditParties(actor, ...touched),
  };
}

const named = (parties: readonly Known[]) => ({
  count: parties.length,
  labels: parties.slice(0, MOST_NAMED).map(({ label }) => label),
});
