import { changesSince, commentsInContext, type ItemInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { proposalChangesSince, proposalsInContext } from "#app/domain/proposals/moderated-queries.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

/** Comments and proposals as whoever judges them sees them, by their ids. A fixed number of queries. */
export async function itemsInContext(communityId: string, ids: readonly string[]): Promise<Map<string, ItemInContext>> {
  const [comments, proposals] = await Promise.all([
    commentsInContext(communityId, ids),
    proposalsInContext(communityId, ids),
  ]);
  return new Map([...comments, ...proposals]);
}

/** One of them. Refuses with not_found. */
export async function getItem(communityId: string, id: string): Promise<ItemInContext> {
  const item = isId(id) ? (await itemsInContext(communityId, [id])).get(id) : undefined;
  if (!item) throw new Refused("not_found");
  return item;
}

/** The same for who wrote it: what it answers was somebody else's to say, and goes with that from their sight, too. */
export const asAuthorsSee = <T extends Pick<ItemInContext, "parent">>(item: T): T =>
  item.parent && !item.parent.isOut ? { ...item, parent: null } : item;

/** What became of it since it said what it did at that revision; null when its former words are gone. */
export const changesOf = (communityId: string, { id, kind }: Pick<ItemInContext, "id" | "kind">, revision: number) =>
  kind === "comment" ? changesSince(communityId, id, revision) : proposalChangesSince(communityId, id, revision);
