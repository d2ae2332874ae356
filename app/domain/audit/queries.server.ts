import { prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { type Actor, accountOf, type Role } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { endOfDay, momentOf } from "#app/domain/shared/time.ts";
import { type Action, actionsOf } from "./actions.ts";
import { chainOf } from "./chain.ts";
import type { AuditFilter, OwnActsFilter } from "./forms.ts";
import { refusalToReadAudit } from "./policy.ts";

const PAGE_SIZE = 30;
/** How many people one can choose from. */
const MOST_PEOPLE = 200;

type Person = { id: string; name: string };

/** An act as it is shown. */
export type EntryView = {
  id: string;
  n: number;
  at: Date;
  action: Action;
  subject: string;
  /** What there is to say of it, by name. */
  said: Record<string, unknown>;
  /** Null when it was the clock or the shell. */
  by: Person | null;
  about: Person | null;
  /** That what was personal went with its person. */
  isErased: boolean;
  hash: string;
};

type Row = Omit<EntryView, "said" | "by" | "about"> & {
  detail: Record<string, unknown>;
  personal: Record<string, unknown> | null;
  actorId: string | null;
  actorName: string | null;
  aboutId: string | null;
  aboutName: string | null;
};

const SHOWN = Prisma.sql`e."id", e."n", e."at", e."action", e."subject", e."detail", e."personal", encode(e."hash", 'hex') AS "hash",
    e."commitment" IS NOT NULL AND e."personal" IS NULL AS "isErased", e."actorId", a."shownName" AS "actorName",
    e."aboutId", b."shownName" AS "aboutName"`;
const JOINED = Prisma.sql`"AuditEntry" e LEFT JOIN "Account" a ON a."id" = e."actorId" LEFT JOIN "Account" b ON b."id" = e."aboutId"`;

/** What was done with power here, or above the communities, the last first; and whose acts one can ask for. */
export async function auditPage(actor: Actor, filter: AuditFilter) {
  refuseIf(refusalToReadAudit(actor));
  const { communityId } = actor;
  const [rows, people] = await Promise.all([
    prisma.$queryRaw<Row[]>`SELECT ${SHOWN} FROM ${JOINED} WHERE ${Prisma.join(wanted(communityId, filter), " AND ")}
      ORDER BY e."n" DESC LIMIT ${PAGE_SIZE + 1}`,
    listPeople(communityId),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  return { entries: shown.map(viewOf), people, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.n ?? null) : null };
}

function wanted(communityId: string, { above, kind, person, from, to, after }: AuditFilter): Prisma.Sql[] {
  const since = from ? momentOf(`${from}T00:00`) : null;
  return [
    Prisma.sql`e."chain" = ${chainOf(communityId, above === "on")} AND e."n" IS NOT NULL`,
    ...(kind ? [Prisma.sql`e."action" = ANY(${actionsOf(kind)})`] : []),
    ...(person ? [Prisma.sql`(e."actorId" = ${person}::uuid OR e."aboutId" = ${person}::uuid)`] : []),
    ...(since ? [Prisma.sql`e."at" >= ${since}`] : []),
    ...(to ? [Prisma.sql`e."at" < ${endOfDay(to)}`] : []),
    ...(after ? [Prisma.sql`e."n" < ${after}`] : []),
  ];
}

/** Everybody who has or had power here, by name. */
const listPeople = (communityId: string) => prisma.$queryRaw<(Person & { roles: Role[] })[]>`
  SELECT a."id", a."shownName" AS "name", array_agg(DISTINCT h."role" ORDER BY h."role") AS "roles"
  FROM (
    SELECT m."accountId", m."role"::text FROM "Membership" m
    WHERE m."communityId" = ${communityId} AND m."role" NOT IN ('resident', 'owner', 'representative')
    UNION SELECT o."accountId", 'official' FROM "OfficialPost" o
      JOIN "Community" c ON c."subdistrictId" = o."subdistrictId" WHERE c."id" = ${communityId}
  ) h JOIN "Account" a ON a."id" = h."accountId"
  GROUP BY a."id", a."shownName" ORDER BY a."shownName", a."id" LIMIT ${MOST_PEOPLE}`;

/**
 * What others did that concerns this person, with all that was written down; or what the person did, without whom it
 * concerns. Of all communities, the last first.
 */
export async function ownActsPage(actor: Pick<Actor, "accountId">, { side, after }: OwnActsFilter) {
  const me = accountOf({ ...actor, communityId: "", roles: new Set() });
  const cursor = readCursor(after, isMoment);
  const mine = side === "by";
  const own = mine ? Prisma.sql`e."actorId" = ${me}::uuid` : Prisma.sql`e."aboutId" = ${me}::uuid`;
  const beyond = cursor
    ? Prisma.sql`AND (e."at", e."id") < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  const rows = await prisma.$queryRaw<(Row & { communityId: string | null; community: string | null })[]>`
    SELECT ${SHOWN}, e."communityId", c."name" AS "community" FROM ${JOINED} LEFT JOIN "Community" c ON c."id" = e."communityId"
    WHERE ${own} AND e."n" IS NOT NULL ${beyond} ORDER BY e."at" DESC, e."id" DESC LIMIT ${PAGE_SIZE + 1}`;
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    entries: shown.map(({ communityId, community, ...row }) => ({
      ...viewOf(row.aboutId === me ? row : { ...row, personal: null, aboutId: null, isErased: false }),
      ...{ communityId, community },
    })),
    next: rows.length > PAGE_SIZE && last ? showCursor({ value: last.at.toISOString(), id: last.id }) : null,
  };
}

const viewOf = ({ detail, personal, actorId, actorName, aboutId, aboutName, ...row }: Row): EntryView => ({
  ...row,
  said: { ...detail, ...personal },
  by: actorId === null ? null : { id: actorId, name: actorName ?? "" },
  about: aboutId === null ? null : { id: aboutId, name: aboutName ?? "" },
});
