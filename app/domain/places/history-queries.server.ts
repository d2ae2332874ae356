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
export type AnyChangeView = {
  id: string;
  at: Date;
  actorName: string | null;
  act: "add" | "edit" | "remove";
  facts: Fact[];
};

export type ChangeView = AnyChangeView & {
  kind: PlaceKind;
  /** Null for the community itself. */
  subjectId: string | null;
  label: string;
  imported: boolean;
};

/** What is shown of any change, of places and of what stands above them. */
export const SHOWN = {
  id: true,
  at: true,
  before: true,
  after: true,
  actor: { select: { shownName: true } },
} as const;

const SHOWN_OF_PLACES = {
  ...SHOWN,
  kind: true,
  subjectId: true,
  label: true,
  importId: true,
} as const satisfies Prisma.PlaceChangeSelect;
type Row = Prisma.PlaceChangeGetPayload<{ select: typeof SHOWN_OF_PLACES }>;
type AnyRow = Pick<Row, keyof typeof SHOWN>;

/** 30 changes of the community's places, newest first. Whose names changed in a party stands on that party's page alone. */
export async function historyPage(actor: Actor, { kind, after }: HistoryFilter) {
  refuseIf(refusalToSeePlaces(actor));
  const { communityId } = actor;
  const [rows, names] = await Promise.all([
    prisma.placeChange.findMany({
      where: { communityId, ...(kind && { kind }), ...(after && { id: { lt: after } }) },
      orderBy: { id: "desc" },
      take: PAGE_SIZE + 1,
      select: SHOWN_OF_PLACES,
    }),
    placeNames(communityId),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const changes = shown.map((row) => withoutPeople(viewOf(row)));
  return { changes, names, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null };
}

/** The last changes of one place or party, or of the community itself, newest first. */
export async function historyOf(communityId: string, kind: PlaceKind, subjectId: string | null): Promise<ChangeView[]> {
  const rows = await prisma.placeChange.findMany({
    where: { communityId, kind, subjectId },
    orderBy: { id: "desc" },
    take: PAGE_SIZE,
    select: SHOWN_OF_PLACES,
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

const viewOf = (row: Row): ChangeView => ({
  ...changeView(row),
  ...{ kind: row.kind as PlaceKind, subjectId: row.subjectId, label: row.label, imported: row.importId !== null },
});

export function changeView({ id, at, before, after, actor }: AnyRow): AnyChangeView {
  const was = objectOf(before);
  const is = objectOf(after);
  const changed = changedFacts(was, is).filter((name) => was !== null || is?.[name] !== null);
  return {
    ...{ id, at, actorName: actor?.shownName ?? null },
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
