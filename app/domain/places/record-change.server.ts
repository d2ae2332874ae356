import { type Db, prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { type AnyPlaceChange, changedFacts, type PlaceFacts, type PlaceKind } from "./facts.ts";

type Author = Pick<Actor, "communityId" | "accountId">;

/** How many rows one statement takes: far below PostgreSQL's 65,535 parameters. */
const AT_ONCE = 2_000;

/**
 * Keeps what was before and is after a change of a place or a party, and writes the act down for the auditors, who
 * learn which facts changed but no names. In the transaction of the change itself. Nothing changed, nothing kept.
 */
export async function recordChange(tx: Db, actor: Author, change: AnyPlaceChange): Promise<void> {
  const { kind, subjectId, before, after } = change;
  const fields = changedFacts(before, after);
  if (fields.length === 0) return;
  await recordChanges(tx, actor, [change]);
  const verb = before === null ? "add" : after === null ? "remove" : "edit";
  await record(tx, actor, {
    // No community is ever taken away.
    action: `${kind}.${verb}` as Exclude<`${PlaceKind}.${typeof verb}`, "community.remove">,
    subject: `${kind}:${subjectId ?? actor.communityId}`,
    detail: { label: change.label, fields },
  });
}

/** Keeps many changes at once, as those of an import; that act itself is written down once by who calls. */
export async function recordChanges(
  tx: Db,
  { communityId, accountId }: Author,
  changes: readonly AnyPlaceChange[],
  importId: string | null = null,
): Promise<void> {
  for (let done = 0; done < changes.length; done += AT_ONCE) {
    await tx.placeChange.createMany({
      data: changes.slice(done, done + AT_ONCE).map(({ before, after, ...change }) => ({
        ...{ communityId, actorId: accountId, importId, ...change },
        before: before ?? Prisma.DbNull,
        after: after ?? Prisma.DbNull,
      })),
    });
  }
}

/** Whether there was such a thing here, and it was taken away. */
export async function wasRemoved(communityId: string, kind: PlaceKind, subjectId: string): Promise<boolean> {
  if (!isId(subjectId)) return false;
  const removal = { communityId, kind, subjectId, after: { equals: Prisma.DbNull } };
  return (await prisma.placeChange.count({ where: removal })) > 0;
}

/** The facts something here was added with, whatever became of it; refuses with form_spent where they are not these. */
export async function addedAs<K extends PlaceKind>(
  communityId: string,
  kind: K,
  subjectId: string,
  said: Partial<PlaceFacts[K]>,
): Promise<PlaceFacts[K]> {
  const found = await prisma.placeChange.findFirst({
    where: { communityId, kind, subjectId, before: { equals: Prisma.DbNull } },
    orderBy: { at: "desc" },
    select: { after: true },
  });
  return saidAgain((found?.after ?? {}) as PlaceFacts[K], said);
}
