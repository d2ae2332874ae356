import { prisma } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { changedFacts, type PlaceKind } from "./facts.ts";
import type { HistoryFilter } from "./forms.ts";
import { refusalToSeePlaces } from "./policy.ts";

const PAGE_SIZE = 30;

export type Fact = { name: string; before: unknown; after: unknown };

/** A change as the history shows it. */
export type ChangeView = {
  id: string;
  at: Date;
  kind: PlaceKind;
  subjectId: string;
  label: string;
  actorName: string | null;
  imported: boolean;
  act: "add" | "edit" | "remove";
  facts: Fact[];
};

const SHOWN = {
  id: true,
  at: true,
  kind: true,
  subjectId: true,
  label: true,
  before: true,
  after: true,
  importId: true,
  actor: { select: { shownName: true } },
} as const satisfies Prisma.PlaceChangeSelect;
type Row = Prisma.PlaceChangeGetPayload<{ select: typeof SHOWN }>;

/** 30 changes of the community's places, newest first. Whose names changed in a party stands on that party's page alone. */
export async function historyPage(actor: Actor, { kind, after }: HistoryFilter) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const [rows, names] = await Promise.all([
    prisma.placeChange.findMany({
      where: { communityId, ...(kind && { kind }), ...(after && { id: { lt: after } }) },
      orderBy: { id: "desc" },
      take: PAGE_SIZE + 1,
      select: SHOWN,
    }),
    placeNames(communityId),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const changes = shown.map((row) => withoutPeople(viewOf(row)));
  return { changes, names, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null };
}

/** The last changes of one place or party, newest first. */
export async function historyOf(communityId: string, kind: PlaceKind, subjectId: string): Promise<ChangeView[]> {
  const rows = await prisma.placeChange.findMany({
    where: { communityId, kind, subjectId },
    orderBy: { id: "desc" },
    take: PAGE_SIZE,
    select: SHOWN,
  });
  return rows.map(viewOf);
}

/** What ids in the history stand for: areas, buildings and grids by name. */
export async function placeNames(communityId: string): Promise<Record<string, string>> {
  const rows = await prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id", "name" FROM "PropertyArea" WHERE "communityId" = ${communityId}
    UNION ALL SELECT "id", "name" FROM "Building" WHERE "communityId" = ${communityId}
    UNION ALL SELECT "id", "name" FROM "Grid" WHERE "communityId" = ${communityId}`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

function viewOf({ before, after, actor, importId, kind, ...row }: Row): ChangeView {
  const was = objectOf(before);
  const is = objectOf(after);
  const changed = changedFacts(was, is).filter((name) => was !== null || is?.[name] !== null);
  return {
    ...row,
    kind: kind as PlaceKind,
    actorName: actor?.shownName ?? null,
    imported: importId !== null,
    act: was === null ? "add" : is === null ? "remove" : "edit",
    facts: changed.map((name) => ({ name, before: was?.[name] ?? null, after: is?.[name] ?? null })),
  };
}

const withoutPeople = (change: ChangeView): ChangeView => ({
  ...change,
  facts: change.facts.map((fact) => (fact.name === "members" ? { ...fact, before: null, after: null } : fact)),
});

const objectOf = (json: Prisma.JsonValue): Record<string, unknown> | null =>
  typeof json === "object" && json !== null && !Array.isArray(json) ? json : null;
