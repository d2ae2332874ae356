import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { PartyFacts, UnitFacts } from "#app/domain/places/facts.ts";
import { type Cursor, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { countParty, votingOf } from "./counting.ts";
import type { PartyFilter } from "./forms.ts";
import { MEMBER_FACTS, UNIT_FACTS } from "./store.server.ts";
import { unitLabel, unitPlace, units } from "./weight.server.ts";

const PAGE_SIZE = 20;

export type UnitOfParty = UnitFacts & { id: string; label: string };
type Row = { id: string; area: string; facts: PartyFacts; units: UnitOfParty[] };

const FACTS = Prisma.sql`json_build_object('propertyAreaId', p."propertyAreaId", 'kind', p."kind",
  'members', ${MEMBER_FACTS})`;

/** The units of the party `p`, in the order people would read them out. */
const UNITS = Prisma.sql`(SELECT coalesce(json_agg(${UNIT_FACTS}::jsonb
    || jsonb_build_object('id', u."id", 'label', ${unitLabel}) ORDER BY ${unitPlace}), '[]')
  FROM ${units} WHERE u."communityId" = p."communityId" AND u."partyId" = p."id")`;

export async function partyWithUnits(communityId: string, id: string): Promise<Row> {
  const [row] = isId(id)
    ? await prisma.$queryRaw<Row[]>`
        SELECT p."id", a."name" AS "area", ${FACTS} AS "facts", ${UNITS} AS "units"
        FROM "OwnerParty" p
        JOIN "PropertyArea" a ON a."communityId" = p."communityId" AND a."id" = p."propertyAreaId"
        WHERE p."communityId" = ${communityId} AND p."id" = ${id}::uuid`
    : [];
  if (!row) throw new Refused("not_found");
  return row;
}

/** A party as lists show it: by its units and what it counts, without names. */
const summaryOf = ({ id, facts, units: owned }: Row) => {
  const count = countParty({ ...facts, units: owned });
  const labels = owned.slice(0, 3).map(({ label }) => label);
  return {
    ...{ id, kind: facts.kind, heads: count.heads, areaDm2: count.areaDm2, labels, units: owned.length },
    votes: votingOf(count),
  };
};
export type PartySummary = ReturnType<typeof summaryOf>;

/** 20 parties of a property area, or of all, by their first units; with `q`, those that own a unit called so. */
export async function partySummaries(communityId: string, { area, q, after }: PartyFilter) {
  const cursor = readCursor(after, isPlace);
  const inArea = area ? Prisma.sql`AND b."propertyAreaId" = ${area}::uuid` : Prisma.empty;
  const owned = Prisma.sql`b."communityId" = ${communityId} ${inArea}`;
  const called = q
    ? Prisma.sql`AND u."partyId" IN (SELECT u."partyId" FROM ${units} WHERE ${owned} AND strpos(${unitLabel}, ${q}) > 0)`
    : Prisma.empty;
  const rows = await prisma.$queryRaw<(Row & { place: string[] })[]>`
    SELECT p."id", '' AS "area", f."place", ${FACTS} AS "facts", ${UNITS} AS "units"
    FROM (
      SELECT u."partyId", min(${unitPlace}) AS "place" FROM ${units} WHERE ${owned} ${called} GROUP BY u."partyId"
      ${cursor ? Prisma.sql`HAVING (min(${unitPlace}), u."partyId") > (${placeIn(cursor)}::text[], ${cursor.id}::uuid)` : Prisma.empty}
      ORDER BY min(${unitPlace}), u."partyId" LIMIT ${PAGE_SIZE + 1}
    ) f JOIN "OwnerParty" p ON p."communityId" = ${communityId} AND p."id" = f."partyId"
    ORDER BY f."place", p."id"`;
  const last = rows[PAGE_SIZE - 1];
  const next = rows.length > PAGE_SIZE && last ? showCursor({ value: showPlace(last.place), id: last.id }) : null;
  return { parties: rows.slice(0, PAGE_SIZE).map(summaryOf), next };
}

/** Parties of the same area that may be this one: the same owners by name, or another developer. */
export async function twinsOf(communityId: string, { id, facts }: Row): Promise<PartySummary[]> {
  const owners = facts.members.filter(({ capacity }) => capacity === "owner").map(({ name }) => name);
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT p."id", '' AS "area", ${FACTS} AS "facts", ${UNITS} AS "units" FROM "OwnerParty" p
    WHERE p."communityId" = ${communityId} AND p."propertyAreaId" = ${facts.propertyAreaId}::uuid AND p."id" <> ${id}::uuid
      AND (${facts.kind === "developer"} AND p."kind" = 'developer'
        OR ${owners.length > 0} AND (SELECT array_agg(m."name" ORDER BY m."name" COLLATE "C") FROM "OwnerPartyMember" m
          WHERE m."communityId" = p."communityId" AND m."partyId" = p."id" AND m."capacity" = 'owner') = (
          SELECT array_agg(n ORDER BY n COLLATE "C") FROM unnest(${owners}::text[]) n))
    ORDER BY p."id" LIMIT 10`;
  return rows.map(summaryOf);
}

/** A place in an address: JSON that an address and our cursors can hold. */
const showPlace = (place: string[]) => Buffer.from(JSON.stringify(place)).toString("base64url");

const placeIn = ({ value }: Cursor): string[] => JSON.parse(Buffer.from(value, "base64url").toString());

function isPlace(value: string): boolean {
  try {
    const place: unknown = JSON.parse(Buffer.from(value, "base64url").toString());
    return (
      Array.isArray(place) && place.length === 3 && place.every((part) => typeof part === "string" && !/\0/.test(part))
    );
  } catch {
    return false;
  }
}
