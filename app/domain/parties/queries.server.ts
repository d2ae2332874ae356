import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import type { PartyFacts } from "#app/domain/places/facts.ts";
import { historyOf, placeNames } from "#app/domain/places/history-queries.server.ts";
import { refusalToEditPlaces, refusalToSeePlaces } from "#app/domain/places/policy.ts";
import { revisionOf } from "#app/domain/places/revision.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { countParty, type PartyCount, votingOf } from "./counting.ts";
import { partySummaries, partyWithUnits, twinsOf } from "./party-rows.server.ts";
import { refusalToEditParties } from "./policy.ts";
import { findUnit, unitsOfStairwell } from "./store.server.ts";

/** How many units of one party a page shows: developers may have thousands. */
const MOST_SHOWN = 100;

/** A unit with the count of its owner. Names of owners stand on the party's page. */
export async function unitPage(actor: Actor, id: string) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const { facts, label, propertyAreaId } = await findUnit(prisma, communityId, id);
  const [owner, history, names, buildings] = await Promise.all([
    partyWithUnits(communityId, facts.partyId),
    historyOf(communityId, "unit", id),
    placeNames(communityId),
    listBuildings(communityId, propertyAreaId),
  ]);
  const count = countOf(owner);
  return {
    ...{ id, label, facts, revision: revisionOf(facts), history, names, buildings },
    owner: { id: owner.id, units: owner.units.length, count: withoutVoterId(count), votes: votingOf(count) },
    refusal: refusalToEditParties(actor, owner.facts),
  };
}

/** Where a new unit may stand. */
export async function newUnitPage(actor: Actor) {
  refuseIf(refusalToEditPlaces(actor));
  return { buildings: await listBuildings(actor.communityId) };
}

/** The buildings of the community or of one of its areas, in reading order. */
const listBuildings = (communityId: string, areaId?: string) => prisma.$queryRaw<
  { id: string; name: string; area: string }[]
>`
  SELECT b."id", b."name", a."name" AS "area" FROM "Building" b
  JOIN "PropertyArea" a ON a."communityId" = b."communityId" AND a."id" = b."propertyAreaId"
  WHERE b."communityId" = ${communityId} ${areaId ? Prisma.sql`AND a."id" = ${areaId}::uuid` : Prisma.empty}
  ORDER BY length(a."name"), a."name", lpad(b."name", 40) COLLATE "C"`;

/** A party with all names, how it counts and why, and parties that may be the same. Looking at it is written down. */
export async function partyPage(actor: Actor, id: string) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const party = await partyWithUnits(communityId, id);
  const [twins, history, names] = await Promise.all([
    twinsOf(communityId, party),
    historyOf(communityId, "party", id),
    placeNames(communityId),
  ]);
  await lookAt(actor, party.facts);
  return {
    ...{ ...viewOf(party), twins, history, names },
    refusal: refusalToEditParties(actor, party.facts),
  };
}

/** Two parties side by side, before they become one; or units of the area to find the other one by. */
export async function mergerPage(actor: Actor, id: string, asked: { other?: string; q?: string }) {
  refuseIf(refusalToEditPlaces(actor));
  const { communityId } = actor;
  const party = await partyWithUnits(communityId, id);
  refuseIf(refusalToEditParties(actor, party.facts));
  const other = asked.other && isId(asked.other) ? await partyWithUnits(communityId, asked.other) : null;
  if (other && (other.id === id || other.facts.propertyAreaId !== party.facts.propertyAreaId)) {
    throw new Refused("not_found");
  }
  const { parties } = asked.q
    ? await partySummaries(communityId, { area: party.facts.propertyAreaId, q: asked.q })
    : { parties: [] };
  await lookAt(actor, party.facts, ...(other ? [other.facts] : []));
  const found = parties.filter((one) => one.id !== id);
  return { party: viewOf(party), other: other && viewOf(other), found };
}

/** A party's units, to choose those that leave it; with `q`, those called so. */
export async function splitPage(actor: Actor, id: string, q?: string) {
  refuseIf(refusalToEditPlaces(actor));
  const party = await partyWithUnits(actor.communityId, id);
  refuseIf(refusalToEditParties(actor, party.facts));
  const unitIds = party.units.map((unit) => unit.id).sort();
  const called = party.units.filter(({ label }) => !q || label.includes(q));
  const revision = revisionOf({ ...party.facts, unitIds });
  return { id, units: called.slice(0, MOST_SHOWN), unitCount: party.units.length, revision };
}

/** A stairwell to be renamed. */
export async function stairwellPage(actor: Actor, buildingId: string, stairwell: string) {
  refuseIf(refusalToEditPlaces(actor));
  const units = await unitsOfStairwell(prisma, actor.communityId, buildingId, stairwell);
  if (units.length === 0) throw new Refused("not_found");
  const revision = revisionOf({ stairwell, unitIds: units.map(({ id }) => id) });
  return { buildingId, stairwell, units: units.length, revision };
}

type WithUnits = Awaited<ReturnType<typeof partyWithUnits>>;

const countOf = ({ facts, units }: WithUnits) => countParty({ ...facts, units });

/** Whose account it is that votes is nobody's business. */
const withoutVoterId = ({ voterId: _, ...count }: PartyCount) => count;

const viewOf = (party: WithUnits) => ({
  ...{ id: party.id, area: party.area, units: party.units.slice(0, MOST_SHOWN), unitCount: party.units.length },
  ...{ count: withoutVoterId(countOf(party)) },
  ...{ facts: withoutAccounts(party.facts), revision: revisionOf(party.facts) },
});

/** Whether a member has an account is shown, not which. */
const withoutAccounts = ({ kind, members }: PartyFacts) => ({
  kind,
  members: members.map(({ accountId, ...member }) => ({ ...member, signedUp: accountId !== null })),
});
export type PartyView = ReturnType<typeof viewOf>;

const lookAt = (actor: Actor, ...parties: PartyFacts[]) =>
  recordLooks(
    prisma,
    actor,
    parties.flatMap(({ members }) => members.flatMap(({ accountId }) => accountId ?? [])),
    "party",
  );
